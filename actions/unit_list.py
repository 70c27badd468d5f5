"""A list of units comes into an office: with a notice, or by itself later on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import keeping
from actions.posts import Post, posted, staff, unit_posts
from actions.roster import note
from actions.roster_refusals import PersonKnown, UnitsChanged
from actions.words import NAME, UNIT_NAME, fit
from bilingual import Text
from intake.units import UnitList, UnitRow
from models import Office, Person, Unit
from statemachine.actor import Actor
from statemachine.roles import Role

_SAID = (("name", Text("名称", "name")), ("short_name", Text("简称", "short name")), ("kind", Text("类别", "kind")))


def import_units(session: Session, office: Office, units: UnitList, actor: Actor, now: datetime) -> list[str]:
    """Bring those of ``units`` that ``office`` does not have yet into it, each with a person for each post; returns
    their codes. Their tasks come with notices. Twice changes nothing; people of units that are there stay as they are.

    Raises ``NotYourDuty``, ``UnitsChanged`` (a unit that is there is called otherwise) or ``PersonKnown``.
    """
    held = keeping(session, office, actor)
    there = list(session.scalars(select(Unit).where(Unit.office_id == office.id)))
    known, names = {unit.code.upper(): unit for unit in there}, {unit.name: unit for unit in there}
    changed = [words for row in units.units for words in _changes(row, known, names)]
    if changed:
        zh, en = ("；".join(one.zh for one in changed), "; ".join(one.en for one in changed))
        raise UnitsChanged(units=Text(zh, en))
    new = [row for row in units.units if row.code.upper() not in known]
    if new:
        note(session, office, "import_units", {"list": units.digest} | created(new), actor, now, held)
        bring_in(session, office, new)
    return [row.code for row in new]


def created(new: Sequence[UnitRow]) -> dict[str, Any]:
    """What the ledger keeps of units that come into being, and of their people."""
    posts = [post for row in new for post in _posts(row)]
    return {"units": [[row.code, row.name, row.short_name, row.kind] for row in new], **posted(posts)}


def bring_in(session: Session, office: Office, new: Sequence[UnitRow]) -> None:
    """The units and their people. Raises ``PersonKnown``, or what ``fit`` raises for a name that cannot be printed."""
    taken = set(session.scalars(select(Person.code).where(Person.office_id == office.id)))
    for row in new:
        posts = _posts(row)
        for post in posts:
            if post.code in taken:
                raise PersonKnown(person=post.code)
        fit("name", row.name, UNIT_NAME)
        for name in (row.short_name, *(post.name for post in posts)):
            fit("name", name, NAME)
        unit = Unit(office_id=office.id, code=row.code, name=row.name, short_name=row.short_name, kind=row.kind)
        session.add(unit)
        session.flush()
        staff(session, office, posts, unit.id)


def _posts(row: UnitRow) -> list[Post]:
    named = {Role.PRINCIPAL: row.principal, Role.DRAFTER: row.contact}
    return unit_posts(row.code, row.short_name, row.email or None, named, row.phone or None)


def _changes(row: UnitRow, known: Mapping[str, Unit], names: Mapping[str, Unit]) -> Iterator[Text]:
    """In what a row differs from the unit that is there under its code, or has its name under another."""
    unit = known.get(row.code.upper())
    if unit is None:
        if other := names.get(row.name):
            words = f"{row.name} {other.code}→{row.code}"
            yield Text(words, words)
        return
    if unit.code != row.code:
        yield Text(f"代码 {unit.code}→{row.code}", f"code {unit.code}→{row.code}")
    for field, word in _SAID:
        old, new = getattr(unit, field), getattr(row, field)
        if old != new:
            yield Text(f"{row.code} {word.zh} {old}→{new}", f"{row.code} {word.en} {old}→{new}")
