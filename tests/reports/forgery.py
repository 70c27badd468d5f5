"""Forgeries by somebody who knows how the ledger is made: the chains agree with themselves afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text

from models import AuditEvent
from statemachine.chain import HASHED, event_hash
from tests.quarter import Home, Scene
from tests.reports.tamper import _open, forced

BESIDE = ("roster", "circular_edition", "checkpoint", "checkpoint_head")


@contextmanager
def wide_open(home: Home) -> Iterator[Scene]:
    """``forced``, for every table that has triggers."""
    with forced(home) as scene:
        for table in BESIDE:
            _open(scene, table)
        yield scene


def break_open(scene: Scene, *tables: str) -> None:
    """Triggers of ``tables`` are gone for good: for tests in which another connection looks."""
    for table in tables:
        _open(scene, table)


def events(scene: Scene, subject: str) -> list[dict[str, object]]:
    """The chain of ``subject`` as it is stored."""
    columns = [AuditEvent.__table__.c[name] for name in (*HASHED, "hash")]
    query = AuditEvent.__table__.select().with_only_columns(*columns)
    rows = scene.session.execute(query.where(AuditEvent.subject == subject).order_by(AuditEvent.seq)).mappings()
    return [dict(row) for row in rows]


def truncate(scene: Scene, subject: str, keep: int) -> None:
    """Drop every event after ``keep`` and set the head back."""
    scene.session.execute(
        text("DELETE FROM audit_event WHERE subject = :subject AND seq > :keep"), {"subject": subject, "keep": keep}
    )
    _set_head(scene, subject)


def recompute(scene: Scene, subject: str, **changed: object) -> None:
    """Change the first event and make every hash after it anew, the head too."""
    previous, found = "", events(scene, subject)
    for event in found:
        old = event["hash"]
        event |= (changed if event["seq"] == 1 else {}) | {"previous": previous}
        previous = event["hash"] = event_hash(event)
        values = ", ".join(f"{name} = :{name}" for name in (*changed, "previous", "hash"))
        scene.session.execute(text(f"UPDATE audit_event SET {values} WHERE hash = :old"), event | {"old": old})
    _set_head(scene, subject)


def rechained(scene: Scene, subject: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change every event of a chain as ``change`` says (column → value), make all hashes anew, and the head."""
    previous = ""
    for event in events(scene, subject):
        old, event = event["hash"], event | change(event) | {"previous": previous}
        previous = event["hash"] = event_hash(event)
        values = ", ".join(f"{name} = :{name}" for name in (*HASHED, "hash"))
        scene.session.execute(text(f"UPDATE audit_event SET {values} WHERE hash = :old"), event | {"old": old})
    for table in ("campaign", "period", "roster", "submission"):
        moved = text(f"UPDATE {table} SET head = :head WHERE subject = :subject")
        scene.session.execute(moved, {"head": previous, "subject": subject})
    scene.session.expire_all()


def _set_head(scene: Scene, subject: str) -> None:
    last = events(scene, subject)[-1]
    states = [event["target"] for event in events(scene, subject) if event["target"]]
    values = {"head": last["hash"], "seq": last["seq"], "state": (states or [None])[-1], "subject": subject}
    scene.session.execute(
        text("UPDATE submission SET head = :head, seq = :seq, state = :state WHERE subject = :subject"), values
    )
    scene.session.expire_all()
