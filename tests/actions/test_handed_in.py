"""What counts as handed in, for timeliness and for the circular: nothing withdrawn and nothing in progress."""

from typing import Any

import pytest

from actions.draft import nil_return, write_draft
from actions.escalation import escalate
from actions.refusals import NotSubmitted
from actions.review import answer, reopen, review, take_up
from actions.sign import seal, sign, withdraw
from actions.submit import submit
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.roster import lines
from reports.verification import verify_all
from statemachine.actor import clock
from statemachine.campaign import CampaignRules
from statemachine.submission import State
from statemachine.timeliness import Timeliness
from tests.actions.people import last
from tests.quarter import CALENDAR, Home, Scene, at


def content(scene: Scene) -> dict[str, Any]:
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, at("2020-10-27"), None)
    return circular_content(*parts, here(scene.session))


def published(scene: Scene) -> dict[int, str]:
    """What the circular prints of GXJ, by task."""
    rows = [(task["seq"], entry) for task in content(scene)["tasks"] for entry in task["entries"]]
    return {seq: entry["progress"] for seq, entry in rows if entry["unit"] == "区工业和信息化局"}


def test_what_was_withdrawn_is_no_longer_handed_in_and_is_chased(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        withdraw(scene.session, found, scene.person("GXJ.drafter"), at("2020-10-12"), "数字有误")
        assert (found.submitted_at, found.completed_at) == (None, None)
        (line,) = [x for x in lines(scene.session, clock(), scene.period, at("2020-10-14")) if x.unit.code == "GXJ"]
        assert line.timeliness is Timeliness.MISSING
        reached = escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at("2020-10-13"))
        assert found.id in {step.submission.id for step in reached}
        assert verify_all(scene.session).ok


def test_withdrawn_words_are_not_published(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        assert published(scene)[1] == "（演示）完成1"
        withdraw(scene.session, found, scene.person("GXJ.drafter"), at("2020-10-12"), "数字有误")
        assert published(scene) == {}


def test_a_correction_in_progress_is_not_published_until_it_is_handed_in(home: Home) -> None:
    with home.act() as scene:
        session, when = scene.session, at("2020-10-14")
        found = scene.bring("GXJ", State.FLAGGED)
        reopen(session, found, scene.person("office.reviewer"), when, "请补充")
        answer(session, found, 1, "已更正", scene.person("GXJ.drafter"), when)
        scene.draft("GXJ", words="（演示）更正")
        assert published(scene)[1] == "（演示）完成1"
        sign(session, found, scene.person("GXJ.principal"), when)
        seal(session, found, scene.person("GXJ.seal_keeper"), when)
        assert published(scene)[1] == "（演示）完成1"
        handed_in = found.submitted_at, found.completed_at
        withdraw(session, found, scene.person("GXJ.drafter"), when, "再核")
        assert (found.submitted_at, found.completed_at, published(scene)[1]) == (*handed_in, "（演示）完成1")
        assert verify_all(session).ok
        sign(session, found, scene.person("GXJ.principal"), when)
        seal(session, found, scene.person("GXJ.seal_keeper"), when)
        submit(session, found, scene.person("GXJ.drafter"), when)
        assert published(scene)[1] == "（演示）更正1"


def test_a_nil_return_counts_when_it_is_handed_in(home: Home) -> None:
    with home.act() as scene:
        found, when = scene.submission("YJJ"), at("2020-10-09")
        write_draft(scene.session, found, nil_return("（演示）无进展"), scene.person("YJJ.drafter"), when)
        sign(scene.session, found, scene.person("YJJ.principal"), when)
        seal(scene.session, found, scene.person("YJJ.seal_keeper"), when)
        assert content(scene)["totals"]["nil"] == 0
        submit(scene.session, found, scene.person("YJJ.drafter"), when)
        assert content(scene)["totals"]["nil"] == 1


def test_only_what_was_submitted_is_taken_up(home: Home) -> None:
    with home.act() as scene:
        for unit, state in (("GXJ", State.DRAFTED), ("FGJ", State.SEALED), ("ZRJ", State.REVIEWED)):
            with pytest.raises(NotSubmitted, match=unit):
                take_up(scene.session, scene.bring(unit, state), scene.person("office.inspector"), at("2020-10-10"))


def test_the_same_report_twice_in_a_bulk_is_one(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        before = found.seq
        review(scene.session, [found, found], scene.person("office.reviewer"), at("2020-10-13"))
        assert (found.state, found.seq) == (State.REVIEWED, before + 1)


def test_acts_beside_the_table_name_the_role(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        event, _ = last(scene, "GXJ")
        assert (event.action, event.role) == ("receive_paper", "clerk")
        take_up(scene.session, found, scene.person("office.inspector"), at("2020-10-12"))
        assert last(scene, "GXJ")[0].role == "inspector"


def test_the_circular_asks_for_paper_only_where_the_campaign_does(home: Home) -> None:
    with home.act() as scene:
        assert "纸质" in str(content(scene)["standing"])
        scene.campaign.rules = CampaignRules(forms=("electronic",)).as_json()
        scene.session.flush()
        made = content(scene)
        assert "纸质" not in str(made["sections"]) + str(made["standing"])


def test_a_correction_that_is_taken_back_leaves_the_first_report_handed_in(home: Home) -> None:
    """Timeliness is fixed by the first complete submission; the office has read and returned it."""
    with home.act() as scene:
        session, when = scene.session, at("2020-10-14")
        found = scene.bring("GXJ", State.FLAGGED)
        first = found.submitted_at, found.completed_at
        assert None not in first
        reopen(session, found, scene.person("office.reviewer"), when, "请补充")
        answer(session, found, 1, "已补充", scene.person("GXJ.drafter"), when)
        scene.carry(found, "GXJ", State.SEALED, "2020-10-14")
        submit(session, found, scene.person("GXJ.drafter"), at("2020-10-15"))
        assert found.submitted_at == at("2020-10-15")
        withdraw(session, found, scene.person("GXJ.drafter"), at("2020-10-15T15:00"), "再核")
        assert (found.submitted_at, found.completed_at) == first
        (line,) = [x for x in lines(session, clock(), scene.period, at("2020-10-16")) if x.unit.code == "GXJ"]
        assert line.timeliness is Timeliness.ON_TIME
        assert verify_all(session).ok
