"""What stands on the submissions that somebody wants to move: stamps, flags, receipts, content."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session, aliased

from actions.cases import Case
from actions.request import Request
from models import AuditEvent, Flag, Person, Receipt, Revision, Signature, Submission
from models.flag import FlagStatus
from models.prepared import ForIds, Ids
from models.signature import Stamp
from statemachine.actor import Actor
from statemachine.chain import text_digest
from statemachine.submission import Event

STANDING = (FlagStatus.OPEN, FlagStatus.ANSWERED)


class Asked(NamedTuple):
    """Everything that a gathering function is given."""

    session: Session
    cases: Sequence[Case]
    actor: Actor
    now: datetime
    request: Request

    @property
    def ids(self) -> list[int]:
        """The submissions concerned."""
        return [case.id for case in self.cases]

    def common(self, case: Case) -> dict[str, Any]:
        """What every facts type begins with."""
        return {
            "actor": self.actor.person,
            "held": self.actor.held_for(case.office_id, case.unit),
            "actor_units": self.actor.units,
            "unit": case.unit,
            "waived": frozenset(case.rules.waivers.get(case.unit, ())),
        }


class Standing(NamedTuple):
    """A flag neither accepted nor cleared; ``raised_by`` is the id of a person."""

    number: int
    status: FlagStatus
    raised_by: int


class Judged(NamedTuple):
    """``arrived``: the newest revision is there on paper; ``flags``: those that stand, by number, in their order;
    ``hands``: codes of all who drafted, signed (the represented, too) or sealed the newest revision."""

    arrived: bool
    flags: dict[int, Standing]
    hands: set[str]


_STANDS = (Flag.submission_id == Submission.id) & or_(*(Flag.status == status for status in STANDING))
_ARRIVED = exists().where(Receipt.submission_id == Submission.id, Receipt.revision == Submission.revision)
_STAMPING = (AuditEvent.subject == Submission.subject) & or_(
    *(AuditEvent.action == str(event) for event in (Event.SIGN, Event.SEAL))
)


def _flagged(ids: Ids) -> Select[Any]:
    return (
        select(Submission.id, _ARRIVED, Flag.number, Flag.status, Flag.raised_by)
        .outerjoin(Flag, _STANDS)
        .where(Submission.id.in_(ids))
        .order_by(Flag.number)
    )


def _judged(ids: Ids) -> Select[Any]:
    hands = AuditEvent.actor, AuditEvent.on_behalf_of, AuditEvent.payload
    return _flagged(ids).add_columns(Submission.revision, *hands).outerjoin(AuditEvent, _STAMPING)


_FLAGS, _JUDGED = ForIds(_flagged), ForIds(_judged)
_SIGNERS = ForIds(
    lambda ids: (
        select(Submission.id, AuditEvent.actor, AuditEvent.on_behalf_of)
        .join(AuditEvent, AuditEvent.subject == Submission.subject)
        .where(Submission.id.in_(ids), AuditEvent.action == str(Event.SIGN))
        .order_by(AuditEvent.seq)
    )
)


def _valid(stamp: type[Signature], kind: Stamp) -> ColumnElement[bool]:
    return (stamp.submission_id == Submission.id) & (stamp.kind == kind) & stamp.voided_at.is_(None)


_NEWEST = (Revision.submission_id == Submission.id) & (Revision.number == Submission.revision)
_SEAL = aliased(Signature)
_SIGNED = ForIds(
    lambda ids: (
        select(Submission.id, Signature.digest, Revision.content)
        .outerjoin(Signature, _valid(Signature, Stamp.SIGNATURE))
        .outerjoin(Revision, _NEWEST)
        .where(Submission.id.in_(ids))
    )
)
_SEALED = ForIds(
    lambda ids: (
        select(Submission.id, _SEAL.digest, Revision.content)
        .add_columns(Signature.place, Signature.file, _SEAL.place, _SEAL.file)
        .outerjoin(_SEAL, _valid(_SEAL, Stamp.SEAL))
        .outerjoin(Signature, _valid(Signature, Stamp.SIGNATURE))
        .outerjoin(Revision, _NEWEST)
        .where(Submission.id.in_(ids))
    )
)


def standing_flags(asked: Asked) -> dict[int, list[Standing]]:
    """Flags neither accepted nor cleared, by submission, in their order."""
    flags = dict[int, list[Standing]]()
    for id_, _, number, status, raised_by in _FLAGS.rows(asked.session, asked.ids):
        if number is not None:
            flags.setdefault(id_, []).append(Standing(number, FlagStatus(status), raised_by))
    return flags


def judged(asked: Asked) -> dict[int, Judged]:
    """What whoever accepts a report must know of it, by submission; all in one question."""
    found = dict[int, Judged]()
    for id_, received, number, status, raised_by, revision, *stamped in _JUDGED.rows(asked.session, asked.ids):
        known = found.setdefault(id_, Judged(bool(received), {}, set()))
        if number is not None:
            known.flags[number] = Standing(number, FlagStatus(status), raised_by)
        known.hands.update(_hands(revision, *stamped))
    return found


def _hands(revision: int, actor: str | None, represented: str | None, payload: str | None) -> Iterator[str]:
    """Who had a hand in ``revision``, according to one event that signed or sealed it; nobody, if another one."""
    said = orjson.loads(payload) if payload else {}
    if said.get("revision") == revision:
        yield from filter(None, (actor, represented, *said.get("drafters", ())))


def signed(asked: Asked) -> dict[int, tuple[str, str]]:
    """The digest that the valid signature stands on ("—" without one), and the digest of the newest revision, computed
    now from the stored content."""
    rows = _SIGNED.rows(asked.session, asked.ids)
    return {id_: (stamped or "—", text_digest(content or "")) for id_, stamped, content in rows}


def sealed(asked: Asked) -> dict[int, tuple[str, str, dict[str, str]]]:
    """As ``signed``, of the valid seal; and the files that signature and seal rest on, place and digest."""
    found = {}
    for id_, stamped, content, *files in _SEALED.rows(asked.session, asked.ids):
        kept = {place: file for place, file in (files[:2], files[2:]) if place}
        found[id_] = stamped or "—", text_digest(content or ""), kept
    return found


def signers(asked: Asked) -> dict[int, frozenset[str]]:
    """Who answers for the newest signature: whoever signed, and the person represented when it was a deputy."""
    return {id_: frozenset(filter(None, who)) for id_, *who in _SIGNERS.rows(asked.session, asked.ids)}


def person_codes(session: Session, ids: set[int]) -> dict[int, str]:
    """The codes of persons by id."""
    return {p.id: p.code for p in session.execute(select(Person.id, Person.code).where(Person.id.in_(ids)))}
