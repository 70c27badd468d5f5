"""Who may give which role to whom.

A unit's roles are given by whoever keeps the roster, the office's own by its director only; nobody gives himself
anything, and an office is never left without a director. The first director comes with the office.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.places import at_office
from actions.roster_refusals import LastDirector, OtherOffice, OwnRole
from models import Office, Person, RoleGrant, Roster, Unit
from models.engine import HELD
from reports.people import in_force
from statemachine.actor import Actor
from statemachine.authority import Held, giving, require
from statemachine.roles import Role


def keeping(session: Session, office: Office, actor: Actor, roles: Iterable[Role] = ()) -> Held:
    """The role in which ``actor`` keeps the roster, and gives or ends ``roles``.

    The roster is held from now on: two changes at once wait for each other. Raises ``NotYourDuty``.
    """
    held = require(actor, giving(roles), at_office(office))
    hold_roster(session, office.id)
    return held


def hold_roster(session: Session, office_id: int) -> None:
    """Until the transaction ends nobody else changes the office's units and people; nor brings the same unit in."""
    session.get(Roster, office_id, with_for_update=HELD, populate_existing=True)


def may_give(session: Session, office: Office, roles: Iterable[Role], whom: Person, actor: Actor) -> Held:
    """As ``keeping``, for giving ``roles`` to ``whom``. Raises ``NotYourDuty`` or ``OwnRole``."""
    held = keeping(session, office, actor, roles)
    if whom.id == actor.id:
        raise OwnRole(person=actor.person)
    return held


def keep_a_director(session: Session, office: Office, leaver: Person, today: date) -> None:
    """Raises ``LastDirector`` when nobody but ``leaver`` is director of ``office``."""
    others = (
        select(func.count())
        .select_from(RoleGrant)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            Person.office_id == office.id, Person.id != leaver.id, RoleGrant.role == Role.DIRECTOR,
            RoleGrant.unit_id.is_(None), in_force(today),
        )
    )  # fmt: skip
    if not session.scalar(others):
        raise LastDirector(person=leaver.code)


def require_own(office: Office, *rows: Person | Unit | None) -> None:
    """Raises ``OtherOffice`` for a person or unit that is not of ``office``: codes are unique within one only."""
    for row in rows:
        if row is not None and row.office_id != office.id:
            raise OtherOffice(who=row.code, office=office.name)
