"""Answering figures: in the draft, at the signature, in the revision, beside what other units say."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from actions.amendment import correct, edit_task
from actions.answer_refusals import NoSuchCheck, NoSuchFigure
from actions.draft import merge_entry, write_draft
from actions.indicators import confirm
from actions.period import open_period
from actions.refusals import DraftUnreadable
from actions.review import answer, reopen
from actions.sign import seal, sign, withdraw
from actions.submit import submit
from models import Revision
from reports.circular.anchor import here
from reports.circular.figures import figures
from reports.circular.view import look
from reports.dossier import dossier
from reports.scope import find
from reports.verification import verify_all
from reports.wording import wording
from statemachine.actor import clock
from statemachine.figure import Figure
from statemachine.reading import ValueUnreadable
from statemachine.refusals import ChecksUnanswered
from statemachine.submission import State
from tests.figures import OTHERS
from tests.quarter import CALENDAR, Home, Scene, at, sample
from workdays import Quarter

WHEN = at("2020-10-09")
#: Task 2 is led by FGJ and GXJ. Its figures: 1 is scope, 2 and 3 are the targets of the third quarter.
ANSWERED = {"2": {"value": "58.2亿元"}, "3": {"value": "71", "unit": "%"}}


def confirmed(scene: Scene, figures: dict[int, list[Figure]] | None = None) -> None:
    confirm(scene.session, scene.campaign, figures or {2: OTHERS}, scene.person("office.clerk"), at("2020-08-20"))


def written(scene: Scene, unit: str, readings: dict[str, Any], **more: Any) -> None:
    """The unit's draft with every task answered in words, and task 2 in figures."""
    found = scene.draft(unit)
    entry = {"readings": readings} | more
    content = merge_entry(scene.session, found, 2, entry)
    write_draft(scene.session, found, content, scene.person(f"{unit}.drafter"), WHEN)


def in_figures(readings: Any) -> dict[str, Any]:
    """A draft that answers task 2 with ``readings`` alone."""
    return {"entries": {"2": {"readings": readings}}}


def shown(scene: Scene) -> list[dict[str, Any]]:
    now = at("2020-10-12")
    heads = here(scene.session).heads
    return figures(look(scene.session, scene.office, scene.campaign, scene.period, CALENDAR, now, heads))


def keys(scene: Scene, unit: str) -> list[str]:
    return [one["key"] for one in dossier(scene.session, scene.submission(unit), WHEN)["checks"] if one["open"]]


def test_without_confirmed_figures_nothing_is_asked_and_the_revision_is_what_it_was(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("FGJ", State.SIGNED)
        revision = scene.session.query(Revision).filter_by(submission_id=found.id).one()
        assert "readings" not in revision.content
        assert dossier(scene.session, found, WHEN)["figures"] == []


def test_a_lead_unit_cannot_sign_before_each_figure_is_answered_or_explained(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        found = scene.draft("FGJ")
        assert keys(scene, "FGJ") == ["figure_unanswered:2.2", "figure_unanswered:2.3"]
        with pytest.raises(ChecksUnanswered) as caught:
            sign(scene.session, found, scene.person("FGJ.principal"), WHEN)
        assert "2 条" in caught.value.sentence("zh")
        written(scene, "FGJ", {"2": ANSWERED["2"]}, answers={"figure_unanswered:2.3": "季报尚未公布"})
        assert keys(scene, "FGJ") == []
        sign(scene.session, found, scene.person("FGJ.principal"), WHEN)


def test_a_revision_keeps_each_answer_with_what_was_asked(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        written(scene, "FGJ", ANSWERED | {"3": {"value": "71%", "note": "含续建"}})
        revision = sign(scene.session, scene.submission("FGJ"), scene.person("FGJ.principal"), WHEN)
        entry = next(one for one in orjson.loads(revision.content)["entries"] if one["task"] == 2)
        assert (entry["lead"], entry["answers"], len(entry["readings"])) == (True, [], 2)
        assert entry["readings"][0] == {
            "number": 2, "name": "重点技改项目投资", "quarter": "2020Q3", "comparator": ">=", "target": "56",
            "unit": "亿元", "basis": None, "value": "58.2", "reading_unit": "亿元", "note": "",
        }  # fmt: skip
        assert [entry["readings"][1][key] for key in ("value", "reading_unit", "note")] == ["71", "%", "含续建"]


def test_a_supporting_unit_may_leave_every_figure_open(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene, {3: [Figure("2020Q3", "入园企业", ">=", "4", "家", None, "target", "4家")]})
        supporting = scene.draft("GXJ")
        assert keys(scene, "GXJ") == []
        assert sign(scene.session, supporting, scene.person("GXJ.principal"), WHEN).number == 1


def test_a_figure_that_nobody_asks_for_and_a_value_that_is_none_are_refused(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        found, drafter = scene.submission("FGJ"), scene.person("FGJ.drafter")
        for number in ("1", "9"):  # 1 is scope
            with pytest.raises(NoSuchFigure) as caught:
                write_draft(scene.session, found, in_figures({number: {"value": "1"}}), drafter, WHEN)
            assert "编号是：2、3" in caught.value.sentence("zh")
        with pytest.raises(ValueUnreadable):
            write_draft(scene.session, found, in_figures({"2": {"value": "约五十"}}), drafter, WHEN)
        shapes: tuple[Any, ...] = ([], {"2": "56"}, {"2": {"value": 56}}, {"0": {"value": "1"}}, {"2": {"worth": "1"}})
        for wrong in shapes:
            with pytest.raises(DraftUnreadable):
                write_draft(scene.session, found, in_figures(wrong), drafter, WHEN)


@pytest.mark.parametrize("key", ["text_difers:2.2", "text_differs:3.2", "copied", "copied:2.", "", "copied:2.0"])
def test_a_reason_for_no_check_is_refused(home: Home, key: str) -> None:
    with home.act() as scene:
        confirmed(scene)
        with pytest.raises(NoSuchCheck):
            written(scene, "FGJ", ANSWERED, answers={key: "口径不同"})
        written(scene, "FGJ", ANSWERED, answers={"text_differs:2.2": "口径不同", "copied:2": "口径不同"})


def test_a_figure_in_the_text_is_held_against_the_answer(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        written(scene, "FGJ", ANSWERED, progress="重点技改项目投资完成61.5亿元，投资完成率71%。")
        assert keys(scene, "FGJ") == ["text_differs:2.2"]
        written(scene, "FGJ", ANSWERED, progress="重点技改项目投资完成58.2亿元，投资完成率71%。")
        assert keys(scene, "FGJ") == []


def test_a_note_or_a_reason_alone_leaves_the_figure_as_it_is(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        written(scene, "FGJ", ANSWERED)
        found = scene.submission("FGJ")
        content = merge_entry(
            scene.session, found, 2, {"readings": {"2": {"note": "快报数"}}, "answers": {"copied:2": "x"}}
        )
        assert content["entries"]["2"]["readings"]["2"] == {"value": "58.2亿元", "note": "快报数"}
        assert content["entries"]["2"]["readings"]["3"] == ANSWERED["3"]
        assert content["entries"]["2"]["answers"] == {"copied:2": "x"}


def test_what_the_office_has_ceased_to_ask_keeps_nobody_from_writing(home: Home) -> None:
    """A figure is withdrawn, and a task given to others, after the unit has begun to write."""
    with home.act() as scene:
        confirmed(scene)
        scene.draft("GXJ")
        written(scene, "GXJ", ANSWERED)
        confirmed(scene, {2: [OTHERS[0], OTHERS[2]]})
        rows = [row._replace(supporting=(5,)) if row.code == "GXJ" else row for row in sample()[1].units]
        listed = replace(sample()[1], digest="2" * 64, units=tuple(rows))
        clerk = scene.person("office.clerk")
        correct(scene.session, scene.campaign, sample()[0], listed, "（演示）调整分工", clerk, WHEN)
        found = scene.submission("GXJ")
        content = merge_entry(scene.session, found, 1, {"progress": "（演示）新进展"})
        assert sorted(content["entries"]) == ["1", "2", "5"]
        assert content["entries"]["2"]["readings"] == {"3": ANSWERED["3"]}
        write_draft(scene.session, found, content, scene.person("GXJ.drafter"), WHEN)
        sign(scene.session, found, scene.person("GXJ.principal"), WHEN)


def test_no_figure_is_asked_of_a_task_that_has_no_target_in_the_quarter(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        clerk = scene.person("office.clerk")
        edit_task(scene.session, scene.campaign, 2, {"2020Q3": " "}, "（演示）本季度不再要求", clerk, WHEN)
        assert "2020Q3" not in wording(scene.session, scene.campaign)[2]
        found = scene.draft("FGJ")
        assert keys(scene, "FGJ") == []
        assert sign(scene.session, found, scene.person("FGJ.principal"), WHEN).number == 1
        scene.session.flush()
        assert verify_all(scene.session).ok


def test_readings_of_two_units_stand_side_by_side_with_rate_light_and_rule(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        for unit, value in (("FGJ", "58.2亿元"), ("GXJ", "45亿元")):
            written(scene, unit, ANSWERED | {"2": {"value": value}}, issues="部分项目用地手续未办结")
            scene.carry(scene.submission(unit), unit, State.SUBMITTED)
        (found,) = shown(scene)
        rows = [(row["name"], row["unit"], row["value"], row["rate"], row["light"]) for row in found["rows"]]
        assert ("重点技改项目投资", "区发展和改革局", "58.2 亿元", "103.9%", "绿") in rows
        assert ("重点技改项目投资", "区工业和信息化局", "45 亿元", "80.4%", "黄") in rows
        assert [row["differs"] for row in found["rows"]] == [True, True, False, False]
        assert (found["seq"], found["light"]) == (2, "黄")
        assert "80.4%" in found["light_why"]


def test_nothing_is_the_same_in_every_unit_of_measurement(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        for unit, value in (("FGJ", "0亿元"), ("GXJ", "0万元")):
            written(scene, unit, ANSWERED | {"2": {"value": value}}, issues="项目尚未开工")
            scene.carry(scene.submission(unit), unit, State.SUBMITTED)
        assert [row["differs"] for row in shown(scene)[0]["rows"]] == [False] * 4


def test_a_quarter_that_was_opened_later_adds_nothing_to_an_earlier_look(home: Home) -> None:
    """The circular of the fourth quarter is rebuilt as it was, before the third one was opened after all."""
    by_quarter = Figure(None, "技改投资", ">", "100", "亿元", "quarter", "target", "突破100亿元")
    with home.act() as scene:
        confirmed(scene, {2: [by_quarter]})
        fourth, _ = open_period(scene.session, scene.campaign, Quarter(2020, 4), CALENDAR, clock(), at("2021-01-04"))
        heads = {subject: seq for subject, seq in here(scene.session).heads.items() if "2020Q3" not in subject}
        asked = scene.session, scene.office, scene.campaign, fourth, CALENDAR, at("2021-01-10")
        assert (look(*asked, heads).before, len(look(*asked, here(scene.session).heads).before)) == ([], 1)


def test_a_lead_unit_that_has_not_handed_in_is_shown_unanswered_and_grey(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        (found,) = shown(scene)
        assert {(row["value"], row["light"]) for row in found["rows"]} == {(None, "灰")}
        assert found["light"] == "灰"


def test_last_quarter_is_held_against_this_one(home: Home) -> None:
    """Cumulative figures do not fall within a year, and a text is not handed in twice."""
    text = "重点技改项目全部纳入调度台账，逐项明确责任人和时间节点，按月通报进展，协调解决用地、融资、用能等问题。"
    yearly = Figure(None, "技改投资", ">", "100", "亿元", "cumulative", "target", "突破100亿元")
    with home.act() as scene:
        confirmed(scene, {2: [yearly]})
        written(scene, "FGJ", {"1": {"value": "80亿元"}}, progress=text)
        scene.carry(scene.submission("FGJ"), "FGJ", State.SUBMITTED)
        open_period(scene.session, scene.campaign, Quarter(2020, 4), CALENDAR, clock(), at("2021-01-04"))
        later = find(scene.session, clock(), scene.campaign, "2020Q4/FGJ")
        entry = {"progress": text, "readings": {"1": {"value": "70亿元"}}}
        drafter = scene.person("FGJ.drafter")
        write_draft(scene.session, later, {"entries": {"2": entry}}, drafter, at("2021-01-05"))
        checks = dossier(scene.session, later, at("2021-01-05"))["checks"]
        assert {one["key"] for one in checks if one["open"]} >= {"cumulative_falls:2.1", "copied:2"}
        third, when = scene.submission("FGJ"), at("2021-01-06")
        scene.flag(third)
        reopen(scene.session, third, scene.person("office.reviewer"), when, "请更正")
        answer(scene.session, third, 1, "已更正", drafter, when)
        written(scene, "FGJ", {"1": {"value": "60亿元"}}, progress="（演示）另行说明")
        sign(scene.session, third, scene.person("FGJ.principal"), when)
        checks = dossier(scene.session, later, when)["checks"]
        assert "低于上季 80 亿元" in next(one["zh"] for one in checks if one["key"] == "cumulative_falls:2.1")
        seal(scene.session, third, scene.person("FGJ.seal_keeper"), when)
        submit(scene.session, third, drafter, when)
        checks = dossier(scene.session, later, when)["checks"]
        assert "cumulative_falls:2.1" not in {one["key"] for one in checks}


def test_answers_go_with_the_draft_when_a_report_is_taken_back(home: Home) -> None:
    with home.act() as scene:
        confirmed(scene)
        written(scene, "FGJ", ANSWERED)
        found = scene.submission("FGJ")
        sign(scene.session, found, scene.person("FGJ.principal"), WHEN)
        withdraw(scene.session, found, scene.person("FGJ.principal"), WHEN, "数字有误")
        assert dossier(scene.session, found, WHEN)["draft"]["entries"]["2"]["readings"] == ANSWERED
