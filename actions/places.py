"""Where an act counts, taken from the row that it is about."""

from models import Office, Unit
from statemachine.actor import Actor, Via
from statemachine.authority import Act, Held, Place, require


def at_unit(unit: Unit) -> Place:
    """A unit of its office."""
    return Place(unit.office_id, unit.code, unit.name)


def at_office(office: Office) -> Place:
    """The office itself."""
    return Place(office.id, None, office.name)


def by_office(actor: Actor, act: Act, office: Office) -> Held | None:
    """``require`` for what concerns the office itself; the bare console, which imports notices, may too and holds
    no role then. Raises ``NotYourDuty``."""
    bare = actor.id is None and actor.via in (Via.CONSOLE, Via.AS_OF)
    return None if bare else require(actor, act, at_office(office))
