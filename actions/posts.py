"""The posts that a new office and a new unit start with. In a sample a post serves as a name."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from models import Office, Person, RoleGrant
from statemachine.chain import rows_digest
from statemachine.establishment import person_words
from statemachine.submission import ROLE_WORDS, Role

UNIT_POSTS = (Role.DRAFTER, Role.PRINCIPAL, Role.SEAL_KEEPER)
OFFICE_POSTS = (Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.DIRECTOR)


class Post(NamedTuple):
    """A person with one role, for the unit with this code or, without one, for the office."""

    code: str
    name: str
    email: str | None
    role: Role
    unit: str | None = None
    phone: str | None = None


def office_posts(names: Mapping[Role, str]) -> list[Post]:
    """One person for each role of the office, ``office.reviewer`` and so on, under ``names`` where there is one."""
    return [Post(f"office.{role}", names.get(role, ROLE_WORDS[role].zh), None, role) for role in OFFICE_POSTS]


def unit_posts(
    unit: str, short_name: str, email: str | None, names: Mapping[Role, str] | None = None, phone: str | None = None
) -> list[Post]:
    """Drafter, principal and seal keeper of ``unit``: ``<unit code>.drafter`` and so on, under ``names`` where there is
    one that is not empty. All have the unit's ``email``; the ``phone`` is the drafter's."""
    named = {role: (names or {}).get(role) or f"{short_name}{ROLE_WORDS[role].zh}" for role in UNIT_POSTS}
    reached = {Role.DRAFTER: phone}
    return [Post(f"{unit}.{role}", named[role], email, role, unit, reached.get(role)) for role in UNIT_POSTS]


def posted(posts: Sequence[Post]) -> dict[str, Any]:
    """What the ledger keeps of them: who holds which role, and the digest of what is known of each person."""
    return {
        "grants": [[post.code, str(post.role), post.unit] for post in posts],
        "people": rows_digest(person_words(post.code, post.name, post.email, post.phone) for post in posts),
    }


def staff(session: Session, office: Office, posts: Sequence[Post], unit_id: int | None = None) -> None:
    """The people of ``posts``, all of one unit or all of the office, with their roles."""
    for post in posts:
        person = Person(office_id=office.id, code=post.code, name=post.name, email=post.email, phone=post.phone)
        session.add(person)
        session.flush()
        session.add(RoleGrant(person_id=person.id, role=post.role, unit_id=unit_id))
