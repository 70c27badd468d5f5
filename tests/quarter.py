"""A quarter to work in: the sample notice imported and 2020Q3 opened, and people who act in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.cases import load
from actions.draft import write_draft
from actions.notice import first_office, import_notice
from actions.period import open_period
from actions.review import flag, review
from actions.sign import seal, sign
from actions.submit import receive_paper, submit
from intake import Notice, UnitList, read_notice, read_units
from models import Campaign, Office, Period, Revision, Submission
from models.engine import reading, writing
from reports.content import targets
from reports.offices import the_campaign, the_office, the_period
from reports.people import actor_named
from reports.scope import find
from statemachine.actor import Actor, Via, clock, console
from statemachine.submission import State
from workdays import LOCAL, Quarter, official_calendar

EXAMPLE = Path(__file__).parents[1] / "examples" / "linzi-2020"
QUARTER = Quarter(2020, 3)
CALENDAR = official_calendar()


def at(text: str) -> datetime:
    """A moment in Beijing time: "2020-10-12" (noon) or "2020-10-12T15:30"."""
    moment = datetime.fromisoformat(text if "T" in text else f"{text}T12:00")
    return moment.replace(tzinfo=LOCAL)


@cache
def sample() -> tuple[Notice, UnitList]:
    """The sample notice and its unit list, read once."""
    return read_notice(EXAMPLE / "notice.txt"), read_units(EXAMPLE / "units.csv")


class Scene:
    """An open transaction in which somebody acts."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.office: Office = the_office(session, None)
        self.campaign: Campaign = the_campaign(session, self.office, None)

    @property
    def period(self) -> Period:
        """2020Q3."""
        return the_period(self.session, self.campaign, QUARTER)

    def person(self, code: str, today: str = "2020-10-15") -> Actor:
        """The person with ``code``, at the console of account "tester", with the roles held on ``today``."""
        day = date.fromisoformat(today)
        return actor_named(self.session, self.office, code, via=Via.CONSOLE, os_account="tester", today=day)

    def submission(self, unit: str) -> Submission:
        """The submission of ``unit`` for 2020Q3."""
        return find(self.session, clock(), self.campaign, f"{QUARTER}/{unit}")

    def draft(self, unit: str, when: str = "2020-10-09", words: str = "（演示）完成") -> Submission:
        """The unit's drafter answers every task."""
        found = self.submission(unit)
        own = targets(self.session, load(self.session, [found.id]))[found.id]
        content = {"entries": {str(seq): {"progress": f"{words}{seq}"} for seq in own}}
        write_draft(self.session, found, content, self.person(f"{unit}.drafter"), at(when))
        return found

    def bring(self, unit: str, state: State, when: str = "2020-10-10") -> Submission:
        """Bring the unit's submission to ``state`` by the people whose duty it is, paper included."""
        return self.carry(self.draft(unit), unit, state, when)

    def carry(self, found: Submission, unit: str, state: State, when: str = "2020-10-10") -> Submission:
        """The same with the draft that is there."""
        moment = at(when)
        if state is State.DRAFTED:
            return found
        revision: Revision = sign(self.session, found, self.person(f"{unit}.principal"), moment)
        if state is State.SIGNED:
            return found
        seal(self.session, found, self.person(f"{unit}.seal_keeper"), moment)
        if state is State.SEALED:
            return found
        submit(self.session, found, self.person(f"{unit}.drafter"), moment)
        receive_paper(self.session, found, revision.digest, self.person("office.clerk"), moment)
        if state is State.REVIEWED:
            review(self.session, [found], self.person("office.reviewer"), moment)
        if state is State.FLAGGED:
            self.flag(found, when)
        return found

    def flag(self, found: Submission, when: str = "2020-10-13", task: int | None = None) -> None:
        """The inspector names a problem in the unit's first task (or in ``task``)."""
        own = targets(self.session, load(self.session, [found.id]))[found.id]
        flag(
            self.session, found, self.person("office.inspector"), at(when),
            category="数字不清", text="未写明截至日期", items=(task or next(iter(own)),), correct_by=date(2020, 10, 20),
        )  # fmt: skip


class Home:
    """The sample campaign on one engine; ``act`` opens a transaction, ``look`` only reads.

    ``furnished``: it is in the database already, as ``furnish`` leaves it.
    """

    def __init__(self, engine: Engine, *, furnished: bool = False) -> None:
        self.engine = engine
        if not furnished:
            furnish(engine)

    @contextmanager
    def act(self) -> Iterator[Scene]:
        """One transaction, committed at the end."""
        with writing(self.engine) as session:
            yield Scene(session)

    @contextmanager
    def look(self) -> Iterator[Scene]:
        """A transaction that only reads."""
        with reading(self.engine) as session:
            yield Scene(session)


def furnish(engine: Engine) -> None:
    """Import the sample and open 2020Q3."""
    notice, units = sample()
    with writing(engine) as session:
        office = first_office(session, notice, console("tester"), at("2020-08-12"))
        campaign, _ = import_notice(session, office, notice, units, console("tester"), at("2020-08-12"))
        open_period(session, campaign, QUARTER, CALENDAR, clock(), at("2020-10-01T00:30"))
