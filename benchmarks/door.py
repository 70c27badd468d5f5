"""One durable, guarded, chained transition through the door, beside raw SQL and the peers, interleaved.

``python -m benchmarks.door --engine sqlite --rounds 5 --count 300`` prints what was measured as JSON lines.
"""

from collections.abc import Iterator
from statistics import median
from typing import Any

import click
import orjson

from benchmarks.contenders import contenders
from benchmarks.course import ACTS, Course, prepared, race
from benchmarks.places import ENGINES, STORAGES, place
from benchmarks.rows import door_rows, ratio


@click.command()
@click.option("--engine", type=click.Choice(ENGINES), default="sqlite")
@click.option("--storage", type=click.Choice(list(STORAGES)), default="disk")
@click.option("--rounds", default=5)
@click.option("--count", default=300)
@click.option("--only", help="names of contenders, separated by commas")
@click.option("--rows", is_flag=True, help="print rows of docs/performance.json")
def main(engine: str, storage: str, rounds: int, count: int, only: str | None, rows: bool) -> None:
    """Race at one place and print what was measured."""
    entering = contenders(engine)
    if only:
        entering = {name: entering[name] for name in only.split(",")}
    with place(engine, storage) as where:
        course = race(where, prepared(where, count), entering, rounds, count)
        if rows:
            click.echo(orjson.dumps(door_rows(course, where)))
    if not rows:
        for line in summary(course):
            click.echo(orjson.dumps(line))


def summary(course: Course) -> Iterator[dict[str, Any]]:
    """Medians and their share of raw, for a person at a terminal."""
    yield {"fsync_per_s": course.fsyncs}
    for act in ACTS:
        raw = course.rates("raw", act)
        for name in course.names:
            rates = course.rates(name, act)
            share = ratio(rates, raw) if raw else None
            cpu = course.cpu(name, act)
            yield {"act": act, "who": name, "median": median(rates), "of_raw": share, "cpu_us": cpu, "rates": rates}


if __name__ == "__main__":
    main()
