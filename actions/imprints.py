"""The picture of a unit's seal (印模): the unit proposes it, the office approves it, each an event on the roster."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import hold_roster, require_own
from actions.certificate_refusals import ImprintOfOwnUnit, ImprintWaits, NoImprint
from actions.filing import digest_of, imprint_place, keep, stored
from actions.places import at_unit
from actions.roster import note
from intake.picture import Picture
from models import Imprint, Office, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, require


def propose(
    session: Session, office: Office, unit: Unit, picture: Picture, home: Path, actor: Actor, now: datetime
) -> Imprint:
    """The unit proposes ``picture`` as its imprint; the file is kept. Raises ``NotYourDuty``, ``ImprintWaits`` when
    that is the newest one already, or ``CannotKeep``."""
    held = require(actor, Act.PROPOSE_IMPRINT, at_unit(unit))
    require_own(office, unit)
    hold_roster(session, office.id)
    digest = digest_of(picture.png)
    newest = session.scalars(select(Imprint).where(Imprint.unit_id == unit.id).order_by(Imprint.id.desc())).first()
    if newest is not None and newest.digest == digest:
        raise ImprintWaits(unit=unit.name)
    place = imprint_place(unit, digest)
    said = {"digest": digest, "place": place, "width": picture.width, "height": picture.height}
    row = Imprint(unit_id=unit.id, proposed_by=actor.id, proposed_at=now, **said)
    session.add(row)
    session.flush()
    note(session, office, "propose_imprint", said | {"unit": unit.code}, actor, now, held)
    keep(home, row.place, picture.png)
    return row


def approve(session: Session, office: Office, unit: Unit, home: Path, actor: Actor, now: datetime) -> Imprint:
    """The office approves the newest imprint that ``unit`` has proposed; from now on it counts.

    Raises ``NotYourDuty``, ``ImprintOfOwnUnit``, ``NoImprint`` or ``FileLost``.
    """
    held = require(actor, Act.APPROVE_IMPRINT, at_unit(unit))
    require_own(office, unit)
    if unit.code in actor.units:
        raise ImprintOfOwnUnit(person=actor.person, unit=unit.name)
    hold_roster(session, office.id)
    row = session.scalars(select(Imprint).where(Imprint.unit_id == unit.id).order_by(Imprint.id.desc())).first()
    if row is None or row.approved_at is not None:
        raise NoImprint(unit=unit.name)
    stored(home, row.place, row.digest)
    row.approved_by, row.approved_at = actor.id, now
    note(session, office, "approve_imprint", {"unit": unit.code, "digest": row.digest}, actor, now, held)
    return row
