"""Who may do what on which day: roles that end, delegations, merged units; held against a plain calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from actions.roster import grant, revoke
from actions.units import end_unit
from reports.people import roster
from statemachine.authority import Act, Place, can
from statemachine.submission import Event, Role
from tests.actions.changes import let, newcomer, person, unit
from tests.quarter import Home, Scene, at
from tests.statemachine.test_authority import DUTIES

FIRST, LAST = date(2020, 10, 8), date(2020, 10, 17)
UNITS = ("GXJ", "FGJ", "ZRJ", None)
#: person, role, unit (None: the office), first and last day of October 2020 on which it counts.
CALENDAR = (
    ("GXJ.drafter", Role.DRAFTER, "GXJ", 1, 10),  # revoked on the 11th, granted again on the 12th
    ("GXJ.drafter", Role.DRAFTER, "GXJ", 12, 13),
    ("GXJ.principal", Role.PRINCIPAL, "GXJ", 1, 13),  # GXJ ends on the 14th
    ("GXJ.deputy", Role.PRINCIPAL, "GXJ", 10, 12),
    ("FGJ.principal", Role.PRINCIPAL, "FGJ", 1, 13),
    ("ZRJ.principal", Role.PRINCIPAL, "ZRJ", 1, 31),
    ("ZRJ.principal", Role.PRINCIPAL, "GXJ", 14, 31),  # GXJ into ZRJ
    ("office.clerk", Role.CLERK, None, 1, 31),
    ("office.director", Role.DIRECTOR, None, 1, 31),
)


def arrange(scene: Scene) -> None:
    """What the calendar says, by the verbs that bring it about."""
    session, office, director = scene.session, scene.office, scene.person("office.director")
    newcomer(scene, "GXJ.deputy")
    let(scene, "GXJ.deputy", "2020-10-10", "2020-10-12")
    drafter, gxj = person(scene, "GXJ.drafter"), unit(scene, "GXJ")
    revoke(session, office, drafter, Role.DRAFTER, gxj, director, at("2020-10-11"))
    leaver, fgj = person(scene, "FGJ.principal"), unit(scene, "FGJ")
    revoke(session, office, leaver, Role.PRINCIPAL, fgj, director, at("2020-10-14"))
    end_unit(session, office, gxj, unit(scene, "ZRJ"), director, at("2020-10-14"))


def by_calendar(code: str, day: date, where: str | None) -> set[Role]:
    """The roles that count for ``code`` at the unit ``where`` on ``day``."""
    return {
        role for who, role, own, first, last in CALENDAR
        if who == code and own in (None, where) and first <= day.day <= last
    }  # fmt: skip


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def agree(scene: Scene, day: date) -> None:
    for code in {row[0] for row in CALENDAR}:
        actor = scene.person(code, day.isoformat())
        for where, act in product(UNITS, (*Act, *Event)):
            held = can(actor, act, Place(scene.office.id, where, "某处"))
            roles = by_calendar(code, day, where) & {Role(word) for word in DUTIES[act].split()}
            assert ({held.role} if held else set()) == roles, (code, day, where, act)
            assert can(actor, act, Place(scene.office.id + 1, where, "别处")) is None


def test_each_act_is_open_on_the_days_on_which_a_role_counts_and_on_no_other(home: Home) -> None:
    with home.act() as scene:
        arrange(scene)
        for day in days(FIRST, date(2020, 10, 11)):
            agree(scene, day)
        drafter, director = person(scene, "GXJ.drafter"), scene.person("office.director")
        grant(scene.session, scene.office, drafter, Role.DRAFTER, unit(scene, "GXJ"), director, at("2020-10-12"))
        for day in days(date(2020, 10, 12), LAST):
            agree(scene, day)


def test_who_is_listed_is_who_may_act(home: Home) -> None:
    with home.act() as scene:
        arrange(scene)
        for day, people in ((date(2020, 10, 13), {"GXJ.principal", "GXJ.seal_keeper"}), (date(2020, 10, 14), set())):
            listed = roster(scene.session, scene.office, day)
            assert {who.code for who, _, where in listed if where and where.code == "GXJ"} == people
