"""Freezing the circular: when it may, once, and under which number."""

from dataclasses import replace
from datetime import UTC

import pytest
from sqlalchemy import func, select

from actions.circular import freeze
from actions.notice import import_notice
from actions.period import open_period
from actions.refusals import PeriodUnsettled
from documents import default_fonts
from models import AuditEvent, Campaign, CircularEdition, Office, Period
from reports.ledger import verify
from statemachine.actor import clock, console
from statemachine.chain import text_digest
from statemachine.submission import State
from tests.actions.test_period import Q4, WITHOUT_2021
from tests.quarter import CALENDAR, QUARTER, Home, Scene, at, sample

FONTS = default_fonts()


def freeze_it(
    scene: Scene, period: Period, when: str, campaign: Campaign | None = None
) -> tuple[CircularEdition, bool]:
    campaign = campaign or scene.campaign
    office = scene.session.get_one(Office, campaign.office_id)
    return freeze(scene.session, office, campaign, period, CALENDAR, FONTS, clock(), at(when))


def test_it_waits_for_every_report_until_the_cut_off_has_passed(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        with pytest.raises(PeriodUnsettled) as caught:
            freeze_it(scene, scene.period, "2020-10-26T23:59")
        words = caught.value.sentence("zh")
        assert "2020年第三季度" in words
        assert "29 个单位尚未办结" in words
        assert "最迟等到 2020-10-26" in words  # the tenth working day after 12 October
        assert "区工业和信息化局" not in words
        assert scene.session.scalar(select(func.count()).select_from(CircularEdition)) == 0
        edition, new = freeze_it(scene, scene.period, "2020-10-27T00:00")
        assert new
        assert (edition.year, edition.issue) == (2020, 1)


def test_frozen_twice_it_is_the_same_edition_whatever_has_happened_since(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        first, _ = freeze_it(scene, scene.period, "2020-10-27")
        content, digest = first.content, first.digest
        assert digest == text_digest(content)
        count = scene.session.scalar(select(func.count()).select_from(AuditEvent))
    with home.act() as scene:
        scene.bring("FGJ", State.REVIEWED, "2020-10-28")
        done = scene.session.scalar(select(func.count()).select_from(AuditEvent))
        again, new = freeze_it(scene, scene.period, "2020-11-30")
        assert not new
        assert (again.content, again.digest, again.issue) == (content, digest, 1)
        assert scene.session.scalar(select(func.count()).select_from(AuditEvent)) == done
        assert done is not None
        assert count is not None
        assert done > count
        event = scene.session.scalars(select(AuditEvent).where(AuditEvent.action == "freeze")).one()
        assert event.subject == scene.period.subject
        assert digest in event.payload
        assert verify(scene.session).ok


def test_issue_numbers_count_up_within_office_and_year(home: Home) -> None:
    with home.act() as scene:
        session = scene.session
        q4, _ = open_period(session, scene.campaign, Q4, CALENDAR, clock(), at("2021-01-01"))
        other = Office(code="city", name="市督查室")
        session.add(other)
        session.flush()
        abroad, _ = import_notice(session, other, *sample(), console("tester"), at("2020-12-01"))
        theirs, _ = open_period(session, abroad, QUARTER, CALENDAR, clock(), at("2020-12-01"))
        late = [freeze_it(scene, scene_period, "2021-02-01")[0] for scene_period in (q4, period_of(scene))]
        first_abroad, _ = freeze_it(scene, theirs, "2021-02-01", abroad)
        assert [(edition.year, edition.issue) for edition in late] == [(2021, 1), (2021, 2)]
        assert (first_abroad.year, first_abroad.issue) == (2021, 1)
        assert "督查通报〔2021〕2号" in late[1].content


def period_of(scene: Scene) -> Period:
    found = select(Period).join(Campaign).where(Campaign.office_id == scene.office.id, Period.quarter == str(QUARTER))
    return scene.session.scalars(found).one()


def test_the_year_of_the_number_is_the_local_one(home: Home) -> None:
    notice, units = sample()
    with home.act() as scene:
        session, office, ours = scene.session, scene.office, scene.campaign
        q3 = scene.period
        other = replace(notice, doc_number="另一号")
        second, _ = import_notice(session, office, other, units, console("tester"), at("2020-11-01"))
        theirs, _ = open_period(session, second, QUARTER, CALENDAR, clock(), at("2020-11-01"))
        first, _ = freeze(session, office, second, theirs, CALENDAR, FONTS, clock(), at("2020-12-01"))
        still_2020_in_utc = at("2021-01-01T00:30").astimezone(UTC)
        edition, _ = freeze(session, office, ours, q3, CALENDAR, FONTS, clock(), still_2020_in_utc)
        assert [(found.year, found.issue) for found in (first, edition)] == [(2020, 1), (2021, 1)]
        assert "督查通报〔2021〕1号" in edition.content


def test_with_everything_reviewed_it_does_not_wait_for_the_cut_off(home: Home) -> None:
    with home.act() as scene:
        for unit in sample()[1].units:
            scene.bring(unit.code, State.REVIEWED, "2020-10-10")
        edition, new = freeze_it(scene, scene.period, "2020-10-11")
        assert new
        assert '"missing":0' in edition.content


def test_while_the_due_day_is_open_it_waits_for_everybody(home: Home) -> None:
    with home.act() as scene:
        period, _ = open_period(scene.session, scene.campaign, Q4, WITHOUT_2021, clock(), at("2021-01-01"))
        with pytest.raises(PeriodUnsettled) as caught:
            freeze_it(scene, period, "2022-01-01")
        assert "待定" in caught.value.sentence("zh")
