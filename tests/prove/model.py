"""A second, plain account of the rules, written from the design (§4) and the table's page: no database, no guards.

Each method answers with the name of the refusal, or None and does it. The stateful test holds the house against it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
ORDER = ("drafter", "principal", "seal_keeper", "clerk", "reviewer", "inspector", "director")
UNIT_ROLES, OFFICE_ROLES = ORDER[:3], ORDER[3:]
LADDER = (("chase", 1, True), ("second_chase", 3, True), ("circular", 5, False), ("formal_talk", 8, False))
HANDED_IN = ("submitted", "reviewed", "flagged")
Held = tuple[str, str | None]
#: A role, the unit it is for, and the person represented.
Grant = tuple[str, str | None, str | None]


def working(day: date) -> bool:
    """The rest of 2020, as the notice of the State Council has it."""
    golden = date(2020, 10, 1) <= day <= date(2020, 10, 8)
    return day == date(2020, 10, 10) or (day.weekday() < 5 and not golden)


def end_of(day: date) -> datetime:
    """The first moment after ``day``."""
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(days=1)


@dataclass
class Report:
    """One unit's report. ``written``: nothing, a part, all of it; ``hands``: who made the newest revision;
    ``flags``: [how it stands, who raised it]; ``rungs``: [kind, the day it was reached, the day it was issued]."""

    unit: str
    due: datetime
    waived: set[str] = field(default_factory=set)
    state: str = "drafted"
    revision: int = 0
    written: str = "nothing"
    drafters: set[str] = field(default_factory=set)
    signers: set[str] = field(default_factory=set)
    hands: set[str] = field(default_factory=set)
    flags: list[list[str]] = field(default_factory=list)
    papers: set[int] = field(default_factory=set)
    taken_up_by: str | None = None
    submitted: datetime | None = None
    completed: datetime | None = None
    returned: tuple[datetime | None, datetime | None] = (None, None)
    exempt: bool = False
    asked: date | None = None
    turned_down: set[date] = field(default_factory=set)
    rungs: list[tuple[str, date, date | None]] = field(default_factory=list)
    events: int = 1
    last: tuple[str, str | None, str | None] = ("clock", None, None)

    def standing(self) -> list[list[str]]:
        """Flags neither accepted nor cleared."""
        return [flag for flag in self.flags if flag[0] in ("open", "answered")]

    def timeliness(self, now: datetime) -> str:
        """How it stands to its due moment."""
        if self.exempt:
            return "exempt"
        if self.completed:
            return "late" if self.completed >= self.due else "on_time"
        return "missing" if now >= self.due else "pending"

    def back(self) -> None:
        """A draft again; what stood on it is void."""
        self.state, self.taken_up_by = "drafted", None


@dataclass
class People:
    """Who holds what: grants (person, role, unit or None), delegations, and units that have passed into others, or
    (None) into nothing."""

    grants: set[tuple[str, str, str | None]]
    delegations: list[tuple[str, str, str, str, date, date]] = field(default_factory=list)
    ended: dict[str, tuple[str | None, date]] = field(default_factory=dict)

    def all_of(self, person: str, today: date) -> set["Grant"]:
        """Every (role, unit, person represented) of ``person``."""
        lent: set[Grant] = {
            (role, unit, principal)
            for principal, deputy, role, unit, first, last in self.delegations
            if deputy == person and first <= today <= last and (role, unit, None) in self.own(principal, today)
        }
        return self.own(person, today) | self.inherited(lent, today)

    def own(self, person: str, today: date) -> set["Grant"]:
        """What nobody has lent; at a unit that has ended nothing counts."""
        mine: set[Grant] = {(r, u, None) for p, r, u in self.grants if p == person and not (u and self.gone(u, today))}
        return self.inherited(mine, today)

    def gone(self, unit: str, today: date) -> bool:
        """Whether ``unit`` has ended by ``today``."""
        return unit in self.ended and self.ended[unit][1] <= today

    def heir(self, unit: str, today: date) -> str | None:
        """The unit whose people act for ``unit``: itself, or the last of its line; None when that was dissolved."""
        while self.gone(unit, today):
            successor = self.ended[unit][0]
            if successor is None:
                return None
            unit = successor
        return unit

    def inherited(self, found: set["Grant"], today: date) -> set["Grant"]:
        """``found``, and the same for every unit that has passed into its unit."""
        for _ in self.ended:
            # What was dissolved has passed to nobody, least of all to the office, whose roles have no unit either.
            gone = [(was, now) for was, (now, day) in self.ended.items() if now is not None and day <= today]
            found = found | {(role, was, other) for role, unit, other in found for was, now in gone if unit == now}
        return found

    def held(self, person: str, roles: Iterable[str], unit: str | None, today: date) -> Held | None:
        """The first of ``roles`` that ``person`` holds for ``unit``, and for whom; one's own comes first."""
        mine = [(role, other) for role, where, other in self.all_of(person, today) if where in (unit, None)]
        for role in ORDER:
            others = [other for found, other in mine if found == role and role in roles]
            if others:
                return role, None if None in others else max(filter(None, others))
        return None

    def units(self, person: str, today: date) -> set[str]:
        """The units that ``person`` belongs to."""
        return {unit for _, unit, _ in self.all_of(person, today) if unit}


class Model:
    """The quarter as it should be."""

    def __init__(self, people: People, reports: dict[str, Report], now: datetime) -> None:
        self.people, self.reports, self.now = people, reports, now

    @property
    def today(self) -> date:
        """The day in Beijing."""
        return self.now.astimezone(BEIJING).date()

    def held(self, person: str, roles: str, unit: str | None) -> Held | None:
        """``roles``: their names with spaces; ``unit``: None for what concerns the office itself."""
        return self.people.held(person, roles.split(), unit, self.today)

    def why_not(self, person: str, roles: str, unit: str, otherwise: str) -> str:
        """The refusal of somebody who does not hold one of ``roles``: did he, until the unit ended?"""
        lost = any((person, role, unit) in self.people.grants for role in roles.split())
        return "UnitHasEnded" if lost and self.people.gone(unit, self.today) else otherwise

    def of_the_unit(self, person: str, report: Report) -> bool:
        """Whether ``person`` must not judge ``report``."""
        return report.unit in self.people.units(person, self.today)

    def note(self, report: Report, person: str, held: Held | None) -> None:
        """One more event on the report's chain."""
        report.events += 1
        report.last = (person, held[0] if held else None, held[1] if held else None)

    def complete(self, report: Report) -> None:
        """Everything asked for has arrived, perhaps just now."""
        if report.state in HANDED_IN and report.revision in report.papers and report.completed is None:
            report.completed = self.now
