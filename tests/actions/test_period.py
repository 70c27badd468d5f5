"""Opening a quarter."""

from datetime import date

import pytest
from sqlalchemy import func, select

from actions.period import has_targets, open_period
from actions.refusals import NothingDue, QuarterNotOver
from models import AuditEvent, Submission
from reports.late import late
from reports.ledger import verify
from reports.settlement import settlement
from statemachine.actor import clock
from statemachine.campaign import CampaignRules
from statemachine.submission import State
from tests.quarter import CALENDAR, QUARTER, Home, at, sample
from workdays import Calendar, Quarter

Q4 = Quarter(2020, 4)
#: The official calendar as it stood before the notice for 2021 came.
WITHOUT_2021 = Calendar(tuple(year for year in CALENDAR.years if year.year < 2021))


def test_every_unit_gets_one_drafted_report_with_the_period_s_due_moment(home: Home) -> None:
    with home.look() as scene:
        period = scene.period
        assert (period.due_on, period.due_at) == (date(2020, 10, 12), at("2020-10-13T00:00"))
        assert [day["date"] for day in period.due_trace["days"] if day["working"]] == [
            "2020-10-09", "2020-10-10", "2020-10-12",
        ]  # fmt: skip
        assert period.due_trace["calendar"] == CALENDAR.digest
        found = scene.session.scalars(select(Submission)).all()
        assert {s.subject.rpartition("/")[2] for s in found} == {unit.code for unit in sample()[1].units}
        assert {(s.state, s.revision, s.nil, s.due_at) for s in found} == {(State.DRAFTED, 0, False, period.due_at)}
        assert verify(scene.session).ok


def test_opening_twice_changes_nothing(home: Home) -> None:
    with home.act() as scene:
        before = scene.session.scalar(select(func.count()).select_from(AuditEvent))
        again = open_period(scene.session, scene.campaign, QUARTER, CALENDAR, clock(), at("2020-10-02"))
        assert again == (scene.period, False)
        assert scene.session.scalar(select(func.count()).select_from(AuditEvent)) == before


def test_a_quarter_opens_when_it_is_over_not_before(home: Home) -> None:
    with home.act() as scene:
        with pytest.raises(QuarterNotOver) as caught:
            open_period(scene.session, scene.campaign, Q4, CALENDAR, clock(), at("2020-12-31T23:59"))
        assert caught.value.sentence("zh").startswith("没有开启：2020年第四季度还没有结束（最后一天是 2020-12-31）")
        period, new = open_period(scene.session, scene.campaign, Q4, CALENDAR, clock(), at("2021-01-01T00:00"))
        assert new
        assert period.due_on == date(2021, 1, 6)  # 1 January 2021 is a holiday, 2 and 3 a weekend


def test_a_quarter_without_targets_is_refused_and_names_those_that_have_some(home: Home) -> None:
    with home.act() as scene:
        for quarter in (Quarter(2020, 2), Quarter(2019, 4)):
            assert not has_targets(scene.session, scene.campaign, quarter, date(2021, 1, 1))
            with pytest.raises(NothingDue) as caught:
                open_period(scene.session, scene.campaign, quarter, CALENDAR, clock(), at("2021-06-01"))
            assert "2020Q3、2020Q4" in caught.value.sentence("zh")
        assert has_targets(scene.session, scene.campaign, Q4, date(2021, 1, 1))


def test_without_an_official_calendar_the_due_day_is_open_and_nobody_is_late(home: Home) -> None:
    with home.act() as scene:
        period, new = open_period(scene.session, scene.campaign, Q4, WITHOUT_2021, clock(), at("2021-01-01"))
        assert new
        assert (period.due_on, period.due_at, period.due_trace["days"]) == (None, None, [])
        assert "缺少2021年" in period.due_trace["sources"][-1]
        found = scene.session.scalars(select(Submission.due_at).where(Submission.period_id == period.id)).all()
        assert set(found) == {None}
        much_later = at("2022-01-01")
        assert late(scene.session, clock(), period, much_later) == []
        stands = settlement(scene.session, scene.campaign, period, CALENDAR, much_later)
        assert (stands.cutoff, stands.settled, len(stands.waiting)) == (None, False, len(found))


def test_the_campaign_s_own_time_limit_counts(home: Home) -> None:
    with home.act() as scene:
        scene.campaign.rules = CampaignRules(due_working_days=5).as_json()
        period, _ = open_period(scene.session, scene.campaign, Q4, CALENDAR, clock(), at("2021-01-01"))
        assert period.due_on == date(2021, 1, 8)
