"""Somebody with one more role, and the ledger of one submission in short."""

import orjson
from sqlalchemy import select

from actions.ledger import record
from models import AuditEvent, Person, RoleGrant, Roster
from reports.offices import the_unit
from statemachine.actor import Actor, clock
from statemachine.submission import Role
from tests.quarter import Scene, at


def grant(scene: Scene, code: str, role: Role, unit: str | None = None) -> Actor:
    """The person with ``code``, who holds ``role`` (for ``unit``) from now on as well."""
    person = scene.session.scalars(select(Person).where(Person.office_id == scene.office.id, Person.code == code)).one()
    unit_id = the_unit(scene.session, scene.office, unit).id if unit else None
    scene.session.add(RoleGrant(person_id=person.id, role=role, unit_id=unit_id))
    said = {"person": code, "role": str(role), "unit": unit}
    record(scene.session, scene.session.get_one(Roster, scene.office.id), "grant", said, clock(), at("2020-10-09"))
    return scene.person(code)


def events(scene: Scene, unit: str) -> list[AuditEvent]:
    """The events of the unit's submission, in order."""
    subject = scene.submission(unit).subject
    return list(scene.session.scalars(select(AuditEvent).where(AuditEvent.subject == subject).order_by(AuditEvent.seq)))


def last(scene: Scene, unit: str) -> tuple[AuditEvent, dict[str, object]]:
    """The newest event of the unit's submission, and its payload."""
    event = events(scene, unit)[-1]
    return event, orjson.loads(event.payload)
