"""Appending to the ledger: the only place that writes events and moves heads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from actions.refusals import LostRace
from bilingual import Text
from models import AuditEvent, Base
from models.base import Ledgered
from models.driver import connection_of
from models.engine import HELD
from models.prepared import Prepared
from statemachine.actor import Actor
from statemachine.authority import Held
from statemachine.chain import ALGORITHM, GENESIS, canonical, event_hash, name_of
from statemachine.deeds import deed

_APPEND = Prepared(insert(AuditEvent))


@dataclass(frozen=True)
class Entry:
    """One event to be written after ``previous`` on its subject's chain; ``seq`` is its own number."""

    subject: str
    action: str
    payload: Mapping[str, Any]
    previous: str = GENESIS
    seq: int = 1
    source: str | None = None
    target: str | None = None
    role: str | None = None
    on_behalf_of: str | None = None


def append(session: Session, entries: Sequence[Entry], actor: Actor, now: datetime) -> list[str]:
    """Write the events and return their hashes in order. Heads are moved by ``step``, or born with a row."""
    rows = [_row(entry, actor, now) for entry in entries]
    if rows:
        _APPEND.write(session, rows)
    return [row["hash"] for row in rows]


def step(session: Session, table: type[Base], entries: Sequence[Entry], actor: Actor, now: datetime) -> None:
    """Write the events and move the heads of ``table``: compare and swap. Every head that is still the event
    before becomes the new one, with its state.

    Raises ``LostRace`` if any head has moved in the meantime.
    """
    rows = [_row(entry, actor, now) for entry in entries]
    if not rows:
        return
    with_state = entries[0].target is not None
    if len(rows) == 1 and connection_of(session).dialect.name == "postgresql":
        moved = _at_once(table, with_state).write(session, rows)  # one way to the server instead of two
    else:
        _APPEND.write(session, rows)
        moved = _move(table, with_state).write(session, rows)
    if moved != len(rows):
        raise lost_race(session, entries[0].subject)


def record(
    session: Session,
    row: Ledgered,
    action: str,
    payload: Mapping[str, Any],
    actor: Actor,
    now: datetime,
    held: Held | None = None,
) -> None:
    """Append one event that changes no state to ``row``'s chain, and move its head.

    ``held``: the role in which the actor was allowed to do it. Raises ``LostRace`` when ``row`` is stale.
    """
    session.flush()
    known = row.head
    session.refresh(row, ["head", "seq"], with_for_update=HELD)
    if row.head != known:
        raise lost_race(session, row.subject)
    entry = Entry(row.subject, action, payload, previous=row.head, seq=row.seq + 1)
    step(session, type(row), [in_role(entry, held)], actor, now)  # type: ignore[arg-type]
    session.refresh(row, ["head", "seq"])


def in_role(entry: Entry, held: Held | None) -> Entry:
    """``entry`` with the role in which somebody acts, and for whom; the clock and the console act in none."""
    if held is None or held.role is None:
        return entry
    return replace(entry, role=str(held.role), on_behalf_of=held.on_behalf_of)


def born(
    session: Session,
    subject: str,
    action: str,
    payload: Mapping[str, Any],
    actor: Actor,
    now: datetime,
    held: Held | None = None,
) -> dict[str, Any]:
    """The first event of a new subject; returns the ledger columns for its row. ``held``: as in ``record``."""
    (head,) = append(session, [in_role(Entry(subject, action, payload), held)], actor, now)
    return {"subject": subject, "head": head, "seq": 1}


def lost_race(session: Session, subject: str) -> LostRace:
    """The refusal that says who was first on ``subject``, and what they did."""
    who, what = newest(session, subject)
    return LostRace(name=name_of(subject), who=who, what=what)


def newest(session: Session, subject: str) -> tuple[str, Text]:
    """Who did what last on ``subject``, in words."""
    found = session.execute(
        select(AuditEvent.actor, AuditEvent.action)
        .where(AuditEvent.subject == subject)
        .order_by(AuditEvent.seq.desc())
        .limit(1)
    ).one_or_none()
    return (found.actor, deed(found.action)) if found else ("—", Text("—", "—"))


def stamp(moment: datetime) -> str:
    """A moment as the ledger writes it: UTC, microseconds, "Z"."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


@cache
def _move(table: type[Base], with_state: bool) -> Prepared:
    columns = table.__table__.c
    named = {"head": "hash", "seq": "seq"} | ({"state": "target"} if with_state else {})
    moved = {column: bindparam(name, type_=columns[column].type) for column, name in named.items()}
    unmoved = (columns.subject == bindparam("subject")) & (columns.head == bindparam("previous"))
    return Prepared(update(table).where(unmoved).values(moved))


@cache
def _at_once(table: type[Base], with_state: bool) -> Prepared:
    columns, event = table.__table__.c, insert(AuditEvent).returning(AuditEvent).cte("event").c
    moved = {"head": event.hash, "seq": event.seq} | ({"state": event.target} if with_state else {})
    return Prepared(update(table).where(columns.subject == event.subject, columns.head == event.previous).values(moved))


def _row(entry: Entry, actor: Actor, now: datetime) -> dict[str, Any]:
    event = {
        "subject": entry.subject,
        "seq": entry.seq,
        "at": stamp(now),
        "action": entry.action,
        "actor": actor.person,
        "role": entry.role,
        "on_behalf_of": entry.on_behalf_of,
        "via": str(actor.via),
        "os_account": actor.os_account,
        "source": entry.source,
        "target": entry.target,
        "payload": canonical(entry.payload).decode(),
        "algorithm": ALGORITHM,
        "previous": entry.previous,
    }
    return event | {"hash": event_hash(event)}
