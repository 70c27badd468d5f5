"""What stands on the submissions that somebody wants to move: stamps, flags, receipts, content."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from actions.cases import Case
from actions.request import Request
from models import AuditEvent, Flag, Person, Receipt, Revision, Signature, Submission
from models.flag import FlagStatus
from models.prepared import ForIds
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

    submission_id: int
    number: int
    status: FlagStatus
    raised_by: int


_FLAGS = ForIds(
    lambda ids: (
        select(Flag.submission_id, Flag.number, Flag.status, Flag.raised_by)
        .where(Flag.submission_id.in_(ids), or_(*(Flag.status == status for status in STANDING)))
        .order_by(Flag.number)
    )
)
_STAMPS = ForIds(
    lambda ids: select(Signature.submission_id, Signature.kind, Signature.digest).where(
        Signature.submission_id.in_(ids), Signature.voided_at.is_(None)
    )
)
_SIGNERS = ForIds(
    lambda ids: (
        select(Submission.id, AuditEvent.actor, AuditEvent.on_behalf_of)
        .join(AuditEvent, AuditEvent.subject == Submission.subject)
        .where(Submission.id.in_(ids), AuditEvent.action == str(Event.SIGN))
        .order_by(AuditEvent.seq)
    )
)
_CONTENTS = ForIds(
    lambda ids: (
        select(Revision.submission_id, Revision.content)
        .join(Submission, Submission.id == Revision.submission_id)
        .where(Revision.submission_id.in_(ids), Revision.number == Submission.revision)
    )
)
_RECEIPTS = ForIds(lambda ids: select(Receipt.submission_id, Receipt.revision).where(Receipt.submission_id.in_(ids)))


def standing_flags(asked: Asked) -> dict[int, list[Standing]]:
    """Flags neither accepted nor cleared, by submission, in their order."""
    found: dict[int, list[Standing]] = {}
    for id_, number, status, raised_by in _FLAGS.rows(asked.session, asked.ids):
        found.setdefault(id_, []).append(Standing(id_, number, FlagStatus(status), raised_by))
    return found


def stamps(asked: Asked, kind: Stamp) -> dict[int, str]:
    """The digest that the valid signature or seal stands on."""
    return {id_: signed for id_, stamp, signed in _STAMPS.rows(asked.session, asked.ids) if stamp == kind}


def signers(asked: Asked) -> dict[int, frozenset[str]]:
    """Who answers for the newest signature: whoever signed, and the person represented when it was a deputy."""
    return {id_: frozenset(filter(None, who)) for id_, *who in _SIGNERS.rows(asked.session, asked.ids)}


def content_digests(asked: Asked) -> dict[int, str]:
    """The digest of the newest revision, computed now from the stored content."""
    return {id_: text_digest(content) for id_, content in _CONTENTS.rows(asked.session, asked.ids)}


def received(asked: Asked) -> set[tuple[int, int]]:
    """(submission, revision) of every paper copy that has been registered."""
    return {(id_, revision) for id_, revision in _RECEIPTS.rows(asked.session, asked.ids)}


def person_codes(session: Session, ids: set[int]) -> dict[int, str]:
    """The codes of persons by id."""
    return {p.id: p.code for p in session.execute(select(Person.id, Person.code).where(Person.id.in_(ids)))}
