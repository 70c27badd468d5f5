"""The ladder by the clock: which units on which days, and nothing on days off."""

from collections import Counter
from pathlib import Path

import pytest

from models import AuditEvent, Escalation
from models.engine import reading
from statemachine.submission import State
from tests.flows.clock import call
from tests.flows.tables import dump
from tests.quarter import Home

FLOW = "escalate-late-units"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2020-10-12T08:00", "the due day itself: nobody is late yet"),
        ("2020-10-17T08:00", "a Saturday"),
        ("2020-10-18T23:59", "a Sunday"),
        ("2020-10-08T08:00", "a public holiday"),
    ],
)
def test_nothing_is_written_on_a_day_without_work(clock: Path, home: Home, day: str, why: str) -> None:
    before = dump(home.engine, without=["flow_run"])
    summary = call(FLOW, as_of=day)
    assert summary["reached"] == {}, why
    assert summary["working_day"] is (day[:10] == "2020-10-12")
    assert dump(home.engine, without=["flow_run"]) == before, why


def test_a_working_saturday_is_worked(clock: Path, home: Home) -> None:
    assert call(FLOW, as_of="2020-10-10T08:00")["working_day"] is True


def test_the_day_after_the_due_day_chases_exactly_the_late(clock: Path, home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        scene.bring("FGJ", State.SEALED)

    summary = call(FLOW, as_of="2020-10-13T08:00")

    assert summary == {"day": "2020-10-13", "working_day": True, "reached": {"chase": 29}}
    with reading(home.engine) as session:
        chased = session.query(AuditEvent.subject).where(AuditEvent.action == "chase").all()
        assert len(chased) == session.query(Escalation).count() == 29
    assert not any(subject.endswith("/GXJ") for (subject,) in chased)


def test_a_missed_day_is_not_made_up_for_by_two_rungs_at_once(clock: Path, home: Home) -> None:
    reached = [call(FLOW, as_of=day)["reached"] for day in ("2020-10-15", "2020-10-15T17:00", "2020-10-16")]
    assert reached == [{"chase": 30}, {}, {"second_chase": 30}]


def test_what_names_somebody_is_only_proposed(clock: Path, home: Home) -> None:
    for day in ("2020-10-13", "2020-10-15", "2020-10-19", "2020-10-22", "2020-10-23"):
        call(FLOW, as_of=day)
    with reading(home.engine) as session:
        found = session.query(Escalation.kind, Escalation.issued_at.is_not(None)).all()
    assert Counter((str(kind), bool(issued)) for kind, issued in found) == {
        ("chase", True): 30,
        ("second_chase", True): 30,
        ("circular", False): 30,
    }
