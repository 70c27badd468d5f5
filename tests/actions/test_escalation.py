"""Chasing the late: on working days, one rung a day, and the naming rungs only by the director."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from actions.escalation import escalate, issue
from actions.period import open_period
from actions.refusals import RungUnknown
from models import Escalation
from reports.ledger import verify
from statemachine.actor import clock
from statemachine.authority import NotYourDuty
from statemachine.ladder import RungKind
from statemachine.submission import State
from tests.actions.people import events, last
from tests.actions.test_period import Q4, WITHOUT_2021
from tests.quarter import CALENDAR, Home, Scene, at

FIRST, LAST = date(2020, 10, 9), date(2020, 11, 5)


def sweep(scene: Scene, day: str) -> dict[str, RungKind]:
    """Run as the clock does in the morning of ``day``: twice, as after a crash. Returns unit -> rung."""
    now = at(f"{day}T08:00")
    reached = escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), now)
    assert escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at(f"{day}T08:05")) == []
    return {step.submission.subject.rpartition("/")[2]: step.rung.kind for step in reached}


def climb(scene: Scene, unit: str, issued_on: str | None) -> list[tuple[str, str]]:
    """Sweep every day from before the due day on; the director issues for ``unit`` early on the day given."""
    found = []
    for ahead in range((LAST - FIRST).days + 1):
        day = (FIRST + timedelta(days=ahead)).isoformat()
        if day == issued_on:
            issue(scene.session, scene.submission(unit), scene.person("office.director"), at(f"{day}T07:30"))
        rung = sweep(scene, day).get(unit)
        if rung:
            found.append((day, str(rung)))
    return found


UP_TO_THE_CIRCULAR = [("2020-10-13", "chase"), ("2020-10-15", "second_chase"), ("2020-10-19", "circular")]


@pytest.mark.parametrize(
    ("issued_on", "then"),
    [
        (None, []),  # nobody issued it: the ladder waits
        ("2020-10-20", [("2020-10-22", "formal_talk")]),  # the eighth working day after the due day
        ("2020-10-23", [("2020-10-26", "formal_talk")]),  # not on the day of issue, nor on the weekend
        ("2020-10-24", [("2020-10-26", "formal_talk")]),  # issued on a Saturday
    ],
)
def test_a_silent_unit_climbs_exactly_these_days(
    home: Home, issued_on: str | None, then: list[tuple[str, str]]
) -> None:
    with home.act() as scene:
        assert climb(scene, "QLHG", issued_on) == UP_TO_THE_CIRCULAR + then
        rungs = scene.session.scalars(
            select(Escalation).where(Escalation.submission_id == scene.submission("QLHG").id).order_by(Escalation.id)
        ).all()
        assert [(rung.on.isoformat(), str(rung.kind)) for rung in rungs] == UP_TO_THE_CIRCULAR + then
        assert [rung.issued_at is not None for rung in rungs] == [True, True, issued_on is not None, False][
            : len(rungs)
        ]
        wanted = ["open", "chase", "second_chase", "propose_circular"]
        wanted += ["circular", "propose_formal_talk"] if issued_on else []
        assert [event.action for event in events(scene, "QLHG")] == wanted
        assert verify(scene.session).ok


def test_nobody_climbs_before_the_due_moment_or_on_a_day_off_and_who_is_complete_climbs_no_more(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED, "2020-10-12")
        for day in ("2020-10-01", "2020-10-10", "2020-10-12"):
            assert sweep(scene, day) == {}
        first = sweep(scene, "2020-10-13")
        assert "GXJ" not in first
        assert len(first) == 29
        scene.bring("FGJ", State.SUBMITTED, "2020-10-14")
        assert "FGJ" not in sweep(scene, "2020-10-15")
        assert sweep(scene, "2020-10-17") == sweep(scene, "2020-10-18") == {}  # a weekend


def test_a_clock_that_stood_still_catches_up_one_rung_a_day(home: Home) -> None:
    with home.act() as scene:
        found = [sweep(scene, f"2020-10-{day}").get("QLHG") for day in (21, 22, 23, 24, 26)]
        assert found == [RungKind.CHASE, RungKind.SECOND_CHASE, RungKind.CIRCULAR, None, None]


def test_only_the_director_issues_and_only_what_is_proposed(home: Home) -> None:
    with home.act() as scene:
        found, director = scene.submission("QLHG"), scene.person("office.director")
        with pytest.raises(RungUnknown, match="QLHG"):
            issue(scene.session, found, director, at("2020-10-13"))
        for day in ("13", "15", "19"):
            sweep(scene, f"2020-10-{day}")
        for stranger in ("office.reviewer", "office.inspector", "office.clerk", "QLHG.principal"):
            with pytest.raises(NotYourDuty):
                issue(scene.session, found, scene.person(stranger), at("2020-10-19"))
        with pytest.raises(NotYourDuty):
            issue(scene.session, found, clock(), at("2020-10-19"))
        rung = issue(scene.session, found, director, at("2020-10-19T16:00"))
        assert (rung.kind, rung.issued_by, rung.issued_at) == (RungKind.CIRCULAR, director.id, at("2020-10-19T16:00"))
        event, payload = last(scene, "QLHG")
        assert (event.action, event.actor, payload) == ("circular", "office.director", {"on": "2020-10-19"})
        with pytest.raises(RungUnknown):
            issue(scene.session, found, director, at("2020-10-19T16:01"))


def test_while_the_due_day_is_open_the_ladder_waits(home: Home) -> None:
    with home.act() as scene:
        period, _ = open_period(scene.session, scene.campaign, Q4, WITHOUT_2021, clock(), at("2021-01-01"))
        for calendar in (WITHOUT_2021, CALENDAR):
            assert escalate(scene.session, scene.campaign, period, calendar, clock(), at("2021-03-01")) == []


def test_in_a_year_without_a_calendar_nobody_is_chased(home: Home) -> None:
    with home.act() as scene:
        now = at("2021-03-01")
        assert escalate(scene.session, scene.campaign, scene.period, WITHOUT_2021, clock(), now) == []
