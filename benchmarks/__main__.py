"""``make bench``: every measurement at every place; writes docs/performance.json and the page made of it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import orjson

from benchmarks.page import JSON, write
from benchmarks.places import ENGINES, STORAGES


@click.command()
@click.option("--rounds", default=5)
@click.option("--count", default=300, help="transitions of each kind in a round")
@click.option("--events", default=300_000, help="events of the ledger that is verified")
@click.option("--reports", default=500, help="reports of the quarter that is verified in full")
@click.option("--units", default=10_000, help="for how many a quarter is opened")
@click.option("--swept", default=100_000, help="how many reports the late sweep goes over")
@click.option("--out", type=click.Path(path_type=Path), default=JSON)
def main(rounds: int, count: int, events: int, reports: int, units: int, swept: int, out: Path) -> None:
    """Run everything, about twenty minutes; leave the machine alone meanwhile."""
    rows: list[dict[str, Any]] = []
    places = [(engine, storage) for storage in STORAGES for engine in ENGINES]
    for engine, storage in places:
        rows += _measure("door", engine, storage, rounds, "--count", str(count))
    for engine in ENGINES:
        rows += _measure("ledger", engine, "disk", rounds, "--events", str(events), "--reports", str(reports))
        rows += _measure("sets", engine, "disk", rounds, "--units", str(units), "--reports", str(swept))
    write(rows, out)
    for row in rows:
        click.echo(f"{row['engine']:10} {row['storage']:5} {row['name']:28} {row['ratio']} ({row['met']})")


def _measure(what: str, engine: str, storage: str, rounds: int, *more: str) -> list[dict[str, Any]]:
    """In a process of its own: nothing that one place has left behind may help or hinder the next."""
    click.echo(f"{what}: {engine}, {storage} …", err=True)
    command = [sys.executable, "-m", f"benchmarks.{what}", "--engine", engine, "--storage", storage]
    command += ["--rounds", str(rounds), *more, "--rows"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        try:
            said, _ = child.communicate()
        except KeyboardInterrupt:
            child.wait()  # it was interrupted too, and has a server to stop and a folder to remove
            raise
    if child.returncode:
        raise click.ClickException(f"benchmarks.{what}: {engine}, {storage}")
    found: list[dict[str, Any]] = orjson.loads(said)
    return found


if __name__ == "__main__":
    main()
