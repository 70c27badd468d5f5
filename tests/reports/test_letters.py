"""Each letter says what the ledger said at its event, and says it for good."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from actions.escalation import escalate, issue
from actions.sign import seal, sign
from actions.submit import submit
from actions.units import rename_unit
from models import Revision
from reports.letters import KINDS, Letter, letter_content, letters, newest
from reports.letters.refusals import NoLetter, NoLetterYet
from reports.offices import the_unit
from statemachine.actor import clock
from statemachine.chain import canonical
from tests.quarter import CALENDAR, Home, Scene, at


def letter(scene: Scene, unit: str, kind: str) -> dict[str, Any]:
    submission = scene.submission(unit)
    (found,) = newest(scene.session, submission, kind)
    return letter_content(scene.session, submission, found)


def said(content: dict[str, Any]) -> str:
    points = [f"{point['name']}：{point['text']}" for item in content["items"] for point in item["points"]]
    return "\n".join([content["title"], *content["paragraphs"], *points])


def digest(scene: Scene, unit: str, number: int) -> str:
    own = (Revision.submission_id == scene.submission(unit).id, Revision.number == number)
    return scene.session.scalars(select(Revision.digest).where(*own)).one()


def summoned(scene: Scene, unit: str) -> None:
    """The unit stays silent until the director issues the talk."""
    for day in ("22", "23"):
        escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at(f"2020-10-{day}"))
    scene.session.flush()
    issue(scene.session, scene.submission(unit), scene.person("office.director"), at("2020-10-23"))


def test_a_chase_cites_the_notice_and_the_due_moment_with_its_reason(quarter: Home) -> None:
    with quarter.look() as scene:
        content = letter(scene, "QLHG", "chase")
    words = said(content)
    assert content["addressee"] == "齐鲁化学工业区管理委员会"
    assert (content["dated"], content["name"]) == ("2020-10-13", "催报函")
    for part in ("临政字〔2020〕112号", "2020年10月12日24时", "第2个工作日为10月10日（周六，调休上班）", "均未报送"):
        assert part in words
    assert "下一步为二次催报" in words
    assert "再次" not in words


def test_the_second_chase_says_so_and_when_the_first_was(quarter: Home) -> None:
    with quarter.look() as scene:
        content = letter(scene, "QLHG", "second_chase")
    assert content["title"].startswith("关于再次催报")
    assert "本室已于2020年10月13日催报" in said(content)
    assert "下一步为通报" in said(content)


def test_a_unit_whose_paper_alone_is_missing_is_told_so(home: Home) -> None:
    with home.act() as scene:
        submitted_without_paper(scene, "GXJ")
        escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at("2020-10-13"))
        assert "报告纸质件未报送" in said(letter(scene, "GXJ", "chase"))


def submitted_without_paper(scene: Scene, unit: str) -> None:
    people = {role: scene.person(f"{unit}.{role}") for role in ("principal", "seal_keeper", "drafter")}
    found = scene.draft(unit)
    sign(scene.session, found, people["principal"], at("2020-10-10"))
    seal(scene.session, found, people["seal_keeper"], at("2020-10-10"))
    submit(scene.session, found, people["drafter"], at("2020-10-10"))


def test_an_extension_is_the_reason_for_its_due_day(quarter: Home) -> None:
    with quarter.look() as scene:
        assert "经同意，报送时限延至2020年10月16日24时" in said(letter(scene, "CZJ", "chase"))


def test_a_summons_names_the_rungs_before_it_and_invents_neither_time_nor_place(quarter: Home) -> None:
    with quarter.act() as scene:
        summoned(scene, "QLHG")
        words = said(letter(scene, "QLHG", "formal_talk"))
        scene.session.rollback()
    assert "2020年10月13日催报、2020年10月15日二次催报、2020年10月20日通报" in words
    assert "时间、地点另行通知" in words


def test_a_return_lists_the_flags_that_stand(quarter: Home) -> None:
    with quarter.look() as scene:
        content = letter(scene, "JLZ", "return")
    (item,) = content["items"]
    assert {point["name"]: point["text"] for point in item["points"]} == {
        "类别": "数字不清", "内容": "未写明截至日期", "涉及任务": "第10项", "修改期限": "2020年10月20日",
    }  # fmt: skip
    assert "第1稿（校验码" in said(content)
    assert "（演示）请补正" in said(content)


def test_a_receipt_says_which_revision_came_when_and_to_which_post(quarter: Home) -> None:
    with quarter.look() as scene:
        content = letter(scene, "JLZ", "receipt")
        short = digest(scene, "JLZ", 2)[:8].upper()
    points = {point["name"]: point["text"] for point in content["items"][0]["points"]}
    assert points["稿次"] == "第2稿"
    assert points["校验码"] == short
    assert points["收件时间"] == "2020年10月14日12时00分"
    assert points["收件岗位"] == "收件员"
    assert points["报告期"] == "2020年第三季度"


def test_what_happens_later_changes_no_letter(quarter: Home) -> None:
    with quarter.act() as scene:
        submission = scene.submission("QLHG")
        found = letters(scene.session, submission)
        before = [canonical(letter_content(scene.session, submission, one)) for one in found]
        unit = the_unit(scene.session, scene.office, "QLHG")
        director = scene.person("office.director")
        rename_unit(scene.session, scene.office, unit, "（演示）新名称", "新名", director, at("2020-12-01"))
        scene.session.flush()
        after = [canonical(letter_content(scene.session, submission, one)) for one in found]
        scene.session.rollback()
    assert len(before) >= 2
    assert after == before


def test_letters_follow_from_events_alone(quarter: Home) -> None:
    with quarter.look() as scene:
        found = letters(scene.session, scene.submission("JLZ"))
    assert [one.kind for one in found] == ["receipt", "return", "receipt"]
    assert all(isinstance(one, Letter) and isinstance(one.at, datetime) for one in found)


def test_a_letter_that_is_not_there_yet_says_what_must_happen_first(quarter: Home) -> None:
    with quarter.look() as scene:
        with pytest.raises(NoLetterYet) as refused:
            newest(scene.session, scene.submission("GXJ"), "return")
        assert "ducha submission reopen" in refused.value.sentence("zh")
        with pytest.raises(NoLetter):
            newest(scene.session, scene.submission("FHZ"), None)


def test_the_code_is_the_hash_of_the_event(quarter: Home) -> None:
    with quarter.look() as scene:
        submission = scene.submission("QLHG")
        for one in letters(scene.session, submission):
            content = letter_content(scene.session, submission, one)
            assert content["code"] == f"DUCHA:LETTER/{one.hash.upper()}"
            assert content["event"] == one.hash
            assert content["kind"] in KINDS
