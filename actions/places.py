"""Where an act counts, taken from the row that it is about."""

from models import Office, Unit
from statemachine.authority import Place


def at_unit(unit: Unit) -> Place:
    """A unit of its office."""
    return Place(unit.office_id, unit.code, unit.name)


def at_office(office: Office) -> Place:
    """The office itself."""
    return Place(office.id, None, office.name)
