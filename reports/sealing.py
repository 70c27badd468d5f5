"""What somebody may sign or seal with at a moment: registered certificates, and the approved imprint."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from models import Certificate, Imprint, Person, Unit
from reports.succession import acting
from workdays import local_day


def fingerprints_of_people(session: Session, office_id: int, people: Collection[str], now: datetime) -> frozenset[str]:
    """The fingerprints of the certificates that ``people`` (codes) have registered and that hold at ``now``."""
    own = select(Certificate.fingerprint).join(Person, Person.id == Certificate.person_id)
    return _fingerprints(session, own.where(Person.office_id == office_id, Person.code.in_(people), *_holds(now)))


def fingerprints_of_unit(session: Session, unit: Unit, now: datetime) -> frozenset[str]:
    """The same of a unit's seal, or of the one that acts for it after it has ended."""
    own = select(Certificate.fingerprint).where(Certificate.unit_id.in_(_who_acts(session, unit, now)), *_holds(now))
    return _fingerprints(session, own)


def approved_imprint(session: Session, unit: Unit, now: datetime) -> Imprint | None:
    """The newest approved imprint of the unit, or of the one that acts for it after it has ended."""
    for id_ in _who_acts(session, unit, now):
        approved = select(Imprint).where(Imprint.unit_id == id_, Imprint.approved_at.is_not(None))
        if found := session.scalars(approved.order_by(Imprint.approved_at.desc(), Imprint.id.desc())).first():
            return found
    return None


def _holds(now: datetime) -> tuple[ColumnElement[bool], ...]:
    today = local_day(now)
    in_use = Certificate.ended_on.is_(None) | (Certificate.ended_on > today)
    return in_use, Certificate.not_before <= now, Certificate.not_after > now


def _fingerprints(session: Session, query: Select[tuple[str]]) -> frozenset[str]:
    return frozenset(session.scalars(query))


def _who_acts(session: Session, unit: Unit, now: datetime) -> list[int]:
    line = acting(local_day(now))
    heirs = session.scalars(select(line.c.acting_id).where(line.c.unit_id == unit.id)).all()
    return list(dict.fromkeys([unit.id, *heirs]))
