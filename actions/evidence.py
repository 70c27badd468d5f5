"""What stands on the submissions that somebody wants to move: stamps, flags, receipts, content."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.cases import Case
from actions.request import Request
from models import Flag, Person, Receipt, Revision, Signature
from models.flag import FlagStatus
from models.signature import Stamp
from statemachine.actor import Actor
from statemachine.chain import text_digest

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
            # Unit codes are unique within an office only: roles of another office count for nothing here.
            "held": self.actor.held_for(case.unit) if self.actor.office_id in (None, case.office_id) else {},
            "actor_units": self.actor.units,
            "unit": case.unit,
            "waived": frozenset(case.rules.waivers.get(case.unit, ())),
        }


def standing_flags(asked: Asked) -> dict[int, list[Flag]]:
    """Flags neither accepted nor cleared, by submission, in their order."""
    standing = select(Flag).where(Flag.submission_id.in_(asked.ids), Flag.status.in_(STANDING))
    found: dict[int, list[Flag]] = {}
    for flag in asked.session.scalars(standing.order_by(Flag.number)):
        found.setdefault(flag.submission_id, []).append(flag)
    return found


def stamps(asked: Asked, kind: Stamp) -> dict[int, tuple[str, str]]:
    """The digest that the valid signature or seal stands on, and the code of whoever made it."""
    rows = asked.session.execute(
        select(Signature.submission_id, Signature.digest, Person.code)
        .join(Person, Person.id == Signature.person_id)
        .where(Signature.submission_id.in_(asked.ids), Signature.kind == kind, Signature.voided_at.is_(None))
    )
    return {id_: (signed, person) for id_, signed, person in rows}


def content_digests(asked: Asked) -> dict[int, str]:
    """The digest of the newest revision, computed now from the stored content."""
    current = {(case.id, case.revision) for case in asked.cases}
    rows = asked.session.execute(
        select(Revision.submission_id, Revision.number, Revision.content).where(Revision.submission_id.in_(asked.ids))
    )
    return {id_: text_digest(content) for id_, number, content in rows if (id_, number) in current}


def received(asked: Asked) -> set[tuple[int, int]]:
    """(submission, revision) of every paper copy that has been registered."""
    rows = asked.session.execute(
        select(Receipt.submission_id, Receipt.revision).where(Receipt.submission_id.in_(asked.ids))
    )
    return {(id_, revision) for id_, revision in rows}


def person_codes(session: Session, ids: set[int]) -> dict[int, str]:
    """The codes of persons by id."""
    return {p.id: p.code for p in session.execute(select(Person.id, Person.code).where(Person.id.in_(ids)))}
