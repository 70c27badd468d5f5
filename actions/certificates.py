"""Which certificates a unit seals and a person signs with: registered and ended by the office, each an event."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import hold_roster, require_own
from actions.certificate_refusals import CertificateEnded, CertificateKnown, CertificateOver, NoCertificate
from actions.places import at_office
from actions.roster import note
from documents.signing import Certificate as Read
from models import Certificate, Office, Person, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, Held, require
from workdays import local_day

SUBJECT = 300


def register(
    session: Session, office: Office, holder: Unit | Person, read: Read, actor: Actor, now: datetime
) -> Certificate:
    """From now on ``read`` is a certificate of ``holder``: a unit's seal, or a person's signature.

    Raises ``NotYourDuty``, ``CertificateKnown`` (a certificate has one holder, and never comes back once it has ended)
    or ``CertificateOver``.
    """
    held = _keeping(session, office, actor)
    require_own(office, holder)
    if _found(session, office, read.fingerprint) is not None:
        raise CertificateKnown(fingerprint=read.fingerprint[:16])
    if read.not_after <= now:
        raise CertificateOver(subject=read.subject, on=local_day(read.not_after))
    unit, person = (holder, None) if isinstance(holder, Unit) else (None, holder)
    said = {"fingerprint": read.fingerprint, "holder": read.subject[:SUBJECT], "pem": read.pem}
    row = Certificate(
        office_id=office.id, unit_id=unit and unit.id, person_id=person and person.id,
        not_before=read.not_before, not_after=read.not_after, registered_at=now, registered_by=actor.id, **said,
    )  # fmt: skip
    session.add(row)
    session.flush()
    days: dict[str, Any] = {"not_before": read.not_before.isoformat(), "not_after": read.not_after.isoformat()}
    whose = {"unit": unit and unit.code, "person": person and person.code}
    note(session, office, "register_certificate", said | days | whose, actor, now, held)
    return row


def end(session: Session, office: Office, fingerprint: str, reason: str, actor: Actor, now: datetime) -> Certificate:
    """From today the certificate counts no more; what was signed with it stands.

    Raises ``NotYourDuty``, ``NoCertificate`` or ``CertificateEnded``.
    """
    held = _keeping(session, office, actor)
    row = _found(session, office, fingerprint)
    if row is None:
        raise NoCertificate(fingerprint=fingerprint[:16])
    if row.ended_on is not None:
        raise CertificateEnded(fingerprint=row.fingerprint[:16], on=row.ended_on)
    row.ended_on = local_day(now)
    note(session, office, "end_certificate", {"fingerprint": row.fingerprint, "reason": reason}, actor, now, held)
    return row


def _keeping(session: Session, office: Office, actor: Actor) -> Held:
    held = require(actor, Act.KEEP_CERTIFICATES, at_office(office))
    hold_roster(session, office.id)
    return held


def _found(session: Session, office: Office, fingerprint: str) -> Certificate | None:
    """The one whose fingerprint begins like this: 16 digits are enough for a person."""
    typed = "".join(fingerprint.split()).replace(":", "").lower()
    if len(typed) < 16 or not set(typed) <= set("0123456789abcdef"):
        return None
    own = select(Certificate).where(Certificate.office_id == office.id, Certificate.fingerprint.startswith(typed))
    return session.scalars(own).one_or_none()
