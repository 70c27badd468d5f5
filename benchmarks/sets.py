"""What happens to many at once: a quarter opened, the late swept; beside the same rows written by hand.

``python -m benchmarks.sets --engine sqlite --rounds 5`` prints JSON lines. There is no target; it is kept an eye on.
"""

import gc
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC
from typing import Any, NamedTuple

import click
import orjson
from sqlalchemy import Engine, text

from actions.escalation import escalate
from benchmarks.crowd import crowd, open_crowd
from benchmarks.hand import Hand
from benchmarks.places import ENGINES, STORAGES, Place, place
from benchmarks.rows import set_rows
from models.engine import open_engine, reading, writing
from statemachine.actor import clock
from tests.quarter import CALENDAR, Scene, at

#: One in so many is late when the sweep comes.
LATE = 50
SWEPT = at("2020-10-13T09:00")
_UNITS = """
SELECT DISTINCT u.id, u.code FROM unit u JOIN assignment a ON a.unit_id = u.id JOIN key_task k ON k.id = a.task_id
  JOIN quarter_target t ON t.task_id = k.id WHERE k.campaign_id = 1 AND t.quarter = '2020Q3' ORDER BY u.code"""
_LATE = """
SELECT s.id, s.subject, s.head, s.seq, s.due_at FROM submission s WHERE s.period_id = 1 AND s.completed_at IS NULL
   AND s.due_at <= %s AND NOT s.exempt ORDER BY s.subject"""
_CLIMBED = "SELECT e.submission_id, e.kind FROM escalation e JOIN submission s ON s.id = e.submission_id"
_EVENTS = "SELECT {} FROM audit_event WHERE action = '{}' AND SUBSTR(subject, 1, 7) <> 'roster:'"
_MOVE = """
UPDATE submission SET head = e.hash, seq = e.seq FROM audit_event e
 WHERE submission.period_id = 1 AND submission.completed_at IS NULL AND submission.due_at <= %s
   AND NOT submission.exempt AND e.subject = submission.subject AND e.seq = submission.seq + 1
   AND e.previous = submission.head"""


Rows = dict[str, list[tuple[Any, ...]]]


class Set(NamedTuple):
    """A piece of work: ours, the same by hand with the ``rows`` that ours has left, and which rows those are."""

    name: str
    action: str
    table: str
    ours: Callable[[Engine], None]
    raw: Callable[[Hand, Rows], None]
    kept: tuple[str, ...]


def _opened(run: Hand, rows: Rows) -> None:
    assert len(run.ask(_UNITS)) == len(rows["submission"])
    for table in ("audit_event", "period", "submission"):
        run.insert(table, rows[table])


def _swept(run: Hand, rows: Rows) -> None:
    # A moment as SQLAlchemy stores it in SQLite.
    now = SWEPT.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if run.lite else SWEPT
    assert len(run.ask(_LATE, now)) == len(rows["escalation"])
    assert not run.ask(_CLIMBED)
    run.insert("audit_event", rows["audit_event"])
    assert run.change(_MOVE, now) == len(rows["escalation"])
    run.insert("escalation", rows["escalation"])


def _sweep(engine: Engine) -> None:
    with writing(engine) as session:
        scene = Scene(session)
        escalate(session, scene.campaign, scene.period, CALENDAR, clock(), SWEPT)


OPEN = Set("open a quarter", "open", "submission", open_crowd, _opened, ("period", "submission"))
SWEEP = Set("late sweep", "chase", "escalation", _sweep, _swept, ("escalation",))


def measure(where: Place, work: Set, rounds: int) -> dict[str, list[float]]:
    """Rows per second of ``work`` on fresh copies of what is prepared: raw, ours, in turn."""
    rows = _written(where, work)
    found: dict[str, list[float]] = {"raw": [], "ours": []}
    for turn in range(rounds):
        for name in ("raw", "ours") if turn % 2 else ("ours", "raw"):
            spent = _by_hand(where, work, rows) if name == "raw" else _by_us(where, work, len(rows[work.table]))
            found[name].append(round(len(rows[work.table]) / spent))
    return found


def _by_us(where: Place, work: Set, expected: int) -> float:
    url = where.fresh("ours")
    engine = open_engine(url)
    with reading(engine):
        gc.collect()
    begun = time.perf_counter()
    work.ours(engine)
    spent = time.perf_counter() - begun
    engine.dispose()
    _check(where, url, work, expected)
    return spent


def _by_hand(where: Place, work: Set, rows: Rows) -> float:
    url = where.fresh("raw")
    with closing(Hand(where.engine, url)) as run:
        gc.collect()
        begun = time.perf_counter()
        run.begin()
        work.raw(run, rows)
        run.commit()
        spent = time.perf_counter() - begun
    _check(where, url, work, len(rows[work.table]))
    return spent


def _check(where: Place, url: str, work: Set, expected: int) -> None:
    with closing(Hand(where.engine, url)) as run:
        for query in (f"SELECT COUNT(*) FROM {work.table}", _EVENTS.format("COUNT(*)", work.action)):
            ((counted,),) = run.ask(query)
            assert counted - expected in (0, 1), query  # opening: one event more, the period's own


def _written(where: Place, work: Set) -> Rows:
    """What ours leaves, for a hand to write again."""
    url = where.fresh("ours")
    engine = open_engine(url)
    work.ours(engine)
    engine.dispose()
    with closing(Hand(where.engine, url)) as run:
        rows = {table: run.ask(f"SELECT * FROM {table} ORDER BY 1") for table in work.kept}
        return rows | {"audit_event": run.ask(_EVENTS.format("*", work.action) + " ORDER BY subject")}


def late_crowd(where: Place, count: int) -> None:
    """A quarter of ``count`` reports, opened and complete but for one in ``LATE``."""
    engine = open_engine(where.begin())
    crowd(engine, count)
    open_crowd(engine)
    with writing(engine) as session:
        session.execute(text(f"UPDATE submission SET completed_at = due_at WHERE id % {LATE} <> 0"))
    engine.dispose()


def empty_crowd(where: Place, count: int) -> None:
    """``count`` units that wait for their quarter."""
    engine = open_engine(where.begin())
    crowd(engine, count)
    engine.dispose()


@click.command()
@click.option("--engine", type=click.Choice(ENGINES), default="sqlite")
@click.option("--storage", type=click.Choice(list(STORAGES)), default="disk")
@click.option("--rounds", default=5)
@click.option("--units", default=10_000, help="for how many the quarter is opened")
@click.option("--reports", default=100_000, help="how many the sweep goes over")
@click.option("--rows", is_flag=True, help="print rows of docs/performance.json")
def main(engine: str, storage: str, rounds: int, units: int, reports: int, rows: bool) -> None:
    """Measure at one place and print rows per second."""
    found = {}
    with place(engine, storage) as where:
        empty_crowd(where, units)
        found[f"open a quarter, {units:,} units"] = measure(where, OPEN, rounds)
        late_crowd(where, reports)
        found[f"late sweep, {reports:,} reports, one in {LATE} late"] = measure(where, SWEEP, rounds)
        click.echo(orjson.dumps(set_rows(found, where) if rows else found))


if __name__ == "__main__":
    main()
