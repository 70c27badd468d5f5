"""Passwords, by which a person proves anew who it is before attesting a signature.

The first one comes from the office, because nobody could otherwise say that it is the person who sets it; the ledger
says so, never what it is. Afterwards it takes the old one to set a new one.
"""

import unicodedata
from datetime import datetime

from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from sqlalchemy.orm import Session

from actions.appointing import hold_roster, require_own
from actions.login_refusals import NoPassword, PasswordUnfit, WrongPassword
from actions.places import at_office
from actions.roster import note
from models import Login, Office, Person
from statemachine.actor import Actor
from statemachine.authority import Act, require

LEAST, MOST = 10, 200
_HASH = PasswordHash.recommended()  # argon2id


def set_password(
    session: Session, person: Person, password: str, actor: Actor, now: datetime, *, old: str | None = None
) -> None:
    """``password`` is ``person``'s from now on: by the person with the ``old`` one, or by the office without.

    Raises ``NotYourDuty``, ``OtherOffice``, ``NoPassword`` (the first one is the office's to give), ``WrongPassword``
    or ``PasswordUnfit``.
    """
    if actor.id == person.id:
        confirm(session, actor, old or "")
    else:
        _give(session, person, actor, now)
    said = _typed(password)
    if not _is_fit(said, person.code):
        raise PasswordUnfit(least=LEAST, most=MOST)
    session.merge(Login(person_id=person.id, password=_HASH.hash(said), set_at=now))


def confirm(session: Session, actor: Actor, password: str) -> None:
    """That it is ``actor`` who acts, told by the password typed just now.

    Raises ``NoPassword`` (the clock and the bare console have none) or ``WrongPassword``.
    """
    login = session.get(Login, actor.id) if actor.id is not None else None
    if login is None:
        raise NoPassword(person=actor.person)
    if not _is_right(password, login.password):
        raise WrongPassword(person=actor.person)


def _give(session: Session, person: Person, actor: Actor, now: datetime) -> None:
    """The office sets it; whoever reads the ledger sees who could have known the password."""
    office = session.get_one(Office, person.office_id)
    held = require(actor, Act.GIVE_PASSWORD, at_office(office))
    require_own(office, person)
    hold_roster(session, office.id)
    note(session, office, "give_password", {"person": person.code}, actor, now, held)


def _is_right(password: str, stored: str) -> bool:
    try:
        return len(password) <= MOST and _HASH.verify(_typed(password), stored)
    except (PwdlibError, UnicodeEncodeError):
        return False


def _typed(password: str) -> str:
    """The same signs, however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password)


def _is_fit(password: str, code: str) -> bool:
    fits = LEAST <= len(password) <= MOST and password.isprintable()
    return fits and len(set(password)) > 1 and password.casefold() != code.casefold()
