"""A supervision office comes into being: with its roster's chain, and somebody in each of its posts."""

import re
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.ledger import born
from actions.posts import office_posts, posted, staff
from actions.roster_refusals import BadOfficeCode, ConsoleOnly, OfficeKnown
from actions.words import NAME, fit
from models import Office, Roster
from models.engine import alone
from statemachine.actor import Actor
from statemachine.roles import Role

# The code stands in the subjects of chains, between a colon and a slash.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")


def add_office(session: Session, code: str, name: str, director: str, actor: Actor, now: datetime) -> Office:
    """One more office, whose director is called ``director``; only at the bare console, like an import.

    Nobody of one office decides on another: so no role may do this. Raises ``ConsoleOnly``, ``BadOfficeCode`` or
    ``OfficeKnown``.
    """
    if actor.id is not None:
        raise ConsoleOnly(person=actor.person)
    if _CODE.fullmatch(code) is None:
        raise BadOfficeCode(code=code)
    alone(session.connection())
    known = session.scalar(select(Office.code).where(func.lower(Office.code) == code.lower()))
    if known is not None:
        raise OfficeKnown(code=known)
    name, director = fit("name", name, NAME), fit("name", director, NAME)
    said = {"name": name, "director": director}
    return open_office(session, code, name, said, actor, now)


def open_office(session: Session, code: str, name: str, said: dict[str, str], actor: Actor, now: datetime) -> Office:
    """The office, the first event of its roster (which says ``said``), and a person for each of its roles."""
    office = Office(code=code, name=name)
    session.add(office)
    session.flush()
    posts = office_posts({Role.DIRECTOR: said["director"]} if said else {})
    payload = said | {"office": name, "parent": None} | posted(posts)
    session.add(Roster(office_id=office.id, **born(session, f"roster:{code}", "open", payload, actor, now)))
    staff(session, office, posts)
    return office
