"""A large office: tens of thousands of invented units, and a ledger of as many events as wanted."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from actions.ledger import Entry, step
from actions.period import open_period
from benchmarks.ground import import_sample
from models import Assignment, KeyTask, Office, Submission, Unit
from models.engine import writing
from statemachine.actor import Actor, Via, clock
from statemachine.chain import text_digest
from tests.quarter import CALENDAR, QUARTER, Scene, at

_CHUNK = 10_000
OPENED = at("2020-10-01T00:30")


class Act(NamedTuple):
    """What happens to every submission in its turn."""

    action: str
    source: str
    target: str
    role: str


#: Round and round: a report that is flagged, corrected and handed in again.
ROUND = (
    Act("sign", "drafted", "signed", "principal"),
    Act("seal", "signed", "sealed", "seal_keeper"),
    Act("submit", "sealed", "submitted", "drafter"),
    Act("flag", "submitted", "flagged", "inspector"),
    Act("reopen", "flagged", "drafted", "reviewer"),
)


def crowd(engine: Engine, count: int) -> None:
    """The sample notice, and ``count`` units that support one of its tasks each; nothing is opened yet."""
    import_sample(engine)
    with writing(engine) as session:
        office = session.scalars(select(Office.id)).one()
        tasks = session.scalars(select(KeyTask.id).order_by(KeyTask.seq)).all()
        codes = [f"C{n:06}" for n in range(count)]
        _insert(session, Unit, [
            {"office_id": office, "code": code, "name": f"演示单位{code}", "short_name": code, "kind": "演示"}
            for code in codes
        ])  # fmt: skip
        ids = session.scalars(select(Unit.id).where(Unit.code.like("C%")).order_by(Unit.code)).all()
        _insert(session, Assignment, [
            {"task_id": tasks[n % len(tasks)], "unit_id": id_, "lead": False} for n, id_ in enumerate(ids)
        ])  # fmt: skip


def open_crowd(engine: Engine) -> None:
    """2020Q3 opened for all of them, by the clock's own verb."""
    with writing(engine) as session:
        open_period(session, Scene(session).campaign, QUARTER, CALENDAR, clock(), OPENED)


def fill(engine: Engine, events: int) -> None:
    """Move every submission on, act by act, until the ledger holds at least ``events``."""
    written = turn = 0
    while written < events:
        with writing(engine) as session:
            written += _wave(session, ROUND[turn % len(ROUND)], turn)
        turn += 1


def _wave(session: Session, act: Act, turn: int) -> int:
    actor = Actor(f"post.{act.role}", act.role, Via.CONSOLE, os_account="bench")
    rows = session.execute(select(Submission.subject, Submission.head, Submission.seq).order_by(Submission.id)).all()
    for begin in range(0, len(rows), _CHUNK):
        entries = [
            Entry(
                row.subject, act.action, {"revision": turn // len(ROUND) + 1, "digest": text_digest(row.head)},
                previous=row.head, seq=row.seq + 1, source=act.source, target=act.target, role=act.role,
            )
            for row in rows[begin : begin + _CHUNK]
        ]  # fmt: skip
        step(session, Submission, entries, actor, OPENED + timedelta(hours=turn))
    return len(rows)


def _insert(session: Session, table: type[Unit | Assignment], rows: list[dict[str, object]]) -> None:
    session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]
