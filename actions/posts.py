"""The posts that a new office and a new unit start with. In a sample a post serves as a name."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models import Office, Person, RoleGrant, Unit
from statemachine.submission import ROLE_WORDS, Role

UNIT_POSTS = (Role.DRAFTER, Role.PRINCIPAL, Role.SEAL_KEEPER)
OFFICE_POSTS = (Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.DIRECTOR)


def staff_office(session: Session, office: Office, names: Mapping[Role, str]) -> None:
    """One person for each role of the office, ``office.reviewer`` and so on, under ``names`` where there is one."""
    for role in OFFICE_POSTS:
        _post(session, office, f"office.{role}", names.get(role, ROLE_WORDS[role].zh), role)


def staff_unit(session: Session, office: Office, unit: Unit, email: str | None) -> None:
    """Drafter, principal and seal keeper of ``unit``: ``<unit code>.drafter`` and so on."""
    for role in UNIT_POSTS:
        name = f"{unit.short_name}{ROLE_WORDS[role].zh}"
        _post(session, office, f"{unit.code}.{role}", name, role, unit, email)


def _post(
    session: Session,
    office: Office,
    code: str,
    name: str,
    role: Role,
    unit: Unit | None = None,
    email: str | None = None,
) -> None:
    person = Person(office_id=office.id, code=code, name=name, email=email)
    session.add(person)
    session.flush()
    session.add(RoleGrant(person_id=person.id, role=role, unit_id=unit.id if unit else None))
