"""Two offices in one database: the same codes, and nothing of the one is seen by the other."""

from actions.notice import import_notice
from actions.office import add_office
from actions.period import open_period
from reports.offices import the_office
from reports.people import actor_named
from reports.scope import select_for
from statemachine.actor import Via, clock, console
from tests.quarter import CALENDAR, QUARTER, Home, at, sample

UNITS = len(sample()[1].units)


def test_another_office_is_out_of_sight(home: Home) -> None:
    with home.act() as scene:
        session, when = scene.session, at("2020-12-01")
        other = add_office(session, "city", "市督查室", "（演示）主任", console("tester"), when)
        campaign, _ = import_notice(session, other, *sample(), console("tester"), when)
        open_period(session, campaign, QUARTER, CALENDAR, clock(), when)
        office = the_office(session, "main")
        for code, count in (("GXJ.drafter", 1), ("office.reviewer", UNITS)):
            who = actor_named(
                session, office, code, via=Via.CONSOLE, os_account=None, today=when.date()
            )  # fmt: skip
            seen = session.execute(select_for(who)).all()
            assert len(seen) == count
            assert {unit.office_id for _, unit, _ in seen} == {office.id}
        assert len(session.execute(select_for(clock())).all()) == 2 * UNITS
