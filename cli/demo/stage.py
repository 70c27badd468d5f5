"""Where the demonstration plays: one transaction at a time, with the people in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.demo import plan
from intake.units import UnitList
from models import Campaign, Office, Submission
from models.engine import writing
from reports.offices import the_campaign, the_office
from reports.people import actor_named
from reports.scope import find
from statemachine.actor import Actor, Via, clock


class Stage:
    """One act at a time: a transaction with the office and campaign at hand."""

    def __init__(self, engine: Engine, units: UnitList) -> None:
        self.engine = engine
        self.leads = {row.code: row.lead for row in units.units}

    @contextmanager
    def act(self) -> Iterator["Scene"]:
        """One transaction."""
        with writing(self.engine) as session:
            office = the_office(session, None)
            yield Scene(session, office, the_campaign(session, office, None))


class Scene:
    """An open transaction, and the people in it."""

    def __init__(self, session: Session, office: Office, campaign: Campaign) -> None:
        self.session, self.office, self.campaign = session, office, campaign

    def person(self, code: str) -> Actor:
        """The person with ``code``; the ledger will say that the demonstration acted."""
        return actor_named(self.session, self.office, code, via=Via.DEMO, os_account=None, today=plan.OPENED.date())

    def submission(self, unit: str) -> Submission:
        """The unit's submission of the demonstration's quarter."""
        return find(self.session, clock(), self.campaign, f"{plan.QUARTER}/{unit}")
