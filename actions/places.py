"""Where an act counts, taken from the row that it is about."""

from models import Campaign, Office, Unit
from statemachine.authority import Place


def at_unit(unit: Unit) -> Place:
    """A unit of its office."""
    return Place(unit.office_id, unit.code, unit.name)


def of_campaign(campaign: Campaign) -> Place:
    """The office that a campaign belongs to."""
    return Place(campaign.office_id, None, campaign.doc_number)


def at_office(office: Office) -> Place:
    """The office itself."""
    return Place(office.id, None, office.name)
