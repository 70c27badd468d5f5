"""The quarter that has ended is opened, on the day that Beijing has."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from actions.roster import revoke
from models import Period, Submission
from models.engine import reading
from reports.offices import the_unit
from reports.people import the_person
from statemachine.roles import Role
from tests.flows.clock import call
from tests.quarter import Home, at

FLOW = "quarterly-collection"


def periods(engine: Engine) -> dict[str, int]:
    """Each opened quarter with its number of submissions."""
    with reading(engine) as session:
        return {
            period.quarter: session.query(Submission).where(Submission.period_id == period.id).count()
            for period in session.query(Period)
        }


def test_the_ended_quarter_is_opened_for_every_unit(clock: Path, home: Home) -> None:
    summary = call(FLOW, as_of="2021-01-01T00:30")
    assert summary["quarter"] == "2020Q4"
    assert summary["opened"] == ["period:main/临政字〔2020〕112号/2020Q4"]
    assert periods(home.engine) == {"2020Q3": 30, "2020Q4": 30}


def test_posts_that_are_vacant_are_counted(clock: Path, home: Home) -> None:
    with home.act() as scene:
        who, principal = scene.person("office.director"), the_person(scene.session, scene.office, "GXJ.principal")
        unit = the_unit(scene.session, scene.office, "GXJ")
        revoke(scene.session, scene.office, principal, Role.PRINCIPAL, unit, who, at("2020-12-01"))
    assert call(FLOW, as_of="2021-01-01T00:30")["gaps"] == 1


def test_the_day_is_beijings(clock: Path, home: Home) -> None:
    late = call(FLOW, as_of="2020-12-31T15:59:00+00:00")
    assert late["quarter"] == "2020Q3"
    new_year = call(FLOW, as_of="2020-12-31T16:00:00+00:00")
    assert new_year["quarter"] == "2020Q4"


def test_a_missed_quarter_is_opened_by_name_later(clock: Path, home: Home) -> None:
    call(FLOW, quarter="2020q4", as_of="2021-05-06")
    assert periods(home.engine)["2020Q4"] == 30


def test_a_quarter_without_targets_opens_nothing_and_fails_nothing(clock: Path, home: Home) -> None:
    assert call(FLOW, as_of="2021-04-01")["opened"] == []
    assert periods(home.engine) == {"2020Q3": 30}


@pytest.mark.parametrize("moment", ["2020-12-31T23:59", "2020-10-02"])
def test_no_quarter_is_opened_before_its_end(clock: Path, home: Home, moment: str) -> None:
    call(FLOW, as_of=moment)
    assert periods(home.engine) == {"2020Q3": 30}
