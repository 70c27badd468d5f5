"""Extensions and exemptions: asked for in time, decided by the director, and the old limit stays visible."""

from datetime import UTC, date
from typing import Any

import pytest

from actions.escalation import escalate
from actions.extension import ask_extension, decide_extension, exempt
from actions.refusals import (
    ExtensionLate,
    ExtensionRepeated,
    ExtensionUnknown,
    ExtensionWaits,
    NothingToExcuse,
    WordsMissing,
)
from models import Extension
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.roster import counts, lines
from reports.settlement import Settlement, settlement
from reports.verification import verify_all
from statemachine.actor import clock, console
from statemachine.authority import NotYourDuty
from statemachine.submission import State
from statemachine.timeliness import Timeliness
from tests.actions.people import events, last
from tests.quarter import CALENDAR, Home, Scene, at, sample
from workdays import end_of

LIMIT, LATER = date(2020, 10, 12), date(2020, 10, 16)
OLD_STAMP, NEW_STAMP = "2020-10-12T16:00:00.000000Z", "2020-10-16T16:00:00.000000Z"
UNITS = len(sample()[1].units)


def ask(
    scene: Scene, when: str = "2020-10-10", until: date = LATER, who: str = "GXJ.drafter", reason: str = "数据未出"
) -> Extension:
    found = scene.submission("GXJ")
    return ask_extension(scene.session, found, until, reason, "已完成八成", scene.person(who), at(when))


def decide(
    scene: Scene, granted: bool, when: str = "2020-10-10", who: str = "office.director", words: str = "情况属实"
) -> Extension:
    return decide_extension(scene.session, scene.submission("GXJ"), granted, words, scene.person(who), at(when))


def excuse(scene: Scene, unit: str, when: str = "2020-10-10", who: str = "office.director", why: str = "停产") -> None:
    exempt(scene.session, scene.submission(unit), why, scene.person(who), at(when))


def chased(scene: Scene, *days: str) -> set[str]:
    """The units that climbed a rung on any of ``days``."""
    found: set[str] = set()
    for day in days:
        reached = escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at(day))
        found |= {step.submission.subject.rpartition("/")[2] for step in reached}
    return found


def standing(scene: Scene, when: str, unit: str = "GXJ") -> Timeliness:
    (line,) = [one for one in lines(scene.session, clock(), scene.period, at(when)) if one.unit.code == unit]
    return line.timeliness


def circular(scene: Scene) -> dict[str, Any]:
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, at("2020-10-27"), None)
    return circular_content(*parts, here(scene.session))


def open_for(scene: Scene, when: str) -> Settlement:
    return settlement(scene.session, scene.campaign, scene.period, CALENDAR, at(when))


def test_it_is_asked_for_before_the_limit_for_a_later_day_and_not_while_one_waits(home: Home) -> None:
    with home.act() as scene:
        for when, until in (
            ("2020-10-13T00:00", LATER), ("2020-10-14", LATER), ("2020-10-10", LIMIT),
            ("2020-10-10", date(2020, 10, 9)),
        ):  # fmt: skip
            with pytest.raises(ExtensionLate, match="2020-10-12"):
                ask(scene, when, until)
        assert [event.action for event in events(scene, "GXJ")] == ["open"]
        ask(scene, "2020-10-12T23:59", date(2020, 10, 13))
        with pytest.raises(ExtensionWaits, match="2020-10-13"):
            ask(scene, "2020-10-12T23:59")
        event, payload = last(scene, "GXJ")
        assert (event.action, event.actor, event.role) == ("ask_extension", "GXJ.drafter", "drafter")
        assert payload == {"until": "2020-10-13", "reason": "数据未出", "progress": "已完成八成"}
        assert verify_all(scene.session).ok


def test_who_has_handed_in_everything_asks_for_nothing(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        with pytest.raises(ExtensionLate):
            ask(scene)


def test_the_unit_asks_with_reason_and_the_director_decides_with_words(home: Home) -> None:
    with home.act() as scene:
        for stranger in ("GXJ.seal_keeper", "FGJ.drafter", "office.director", "office.clerk"):
            with pytest.raises(NotYourDuty):
                ask(scene, who=stranger)
        with pytest.raises(WordsMissing):
            ask(scene, reason=" 　")
        with pytest.raises(ExtensionUnknown, match="2020Q3/GXJ"):
            decide(scene, True)
        ask(scene, who="GXJ.principal")
        for stranger in ("GXJ.principal", "office.clerk", "office.reviewer", "office.inspector"):
            with pytest.raises(NotYourDuty):
                decide(scene, True, who=stranger)
        for nobody in (clock(), console("tester")):
            with pytest.raises(NotYourDuty):
                decide_extension(scene.session, scene.submission("GXJ"), True, "同意", nobody, at("2020-10-10"))
        with pytest.raises(WordsMissing):
            decide(scene, True, words="")
        decide(scene, True)
        with pytest.raises(ExtensionUnknown):
            decide(scene, False)
        assert [event.action for event in events(scene, "GXJ")] == ["open", "ask_extension", "grant_extension"]


def test_a_granted_one_moves_the_limit_and_the_old_one_stays_visible(home: Home) -> None:
    with home.act() as scene:
        asked = ask(scene)
        assert (asked.granted, scene.submission("GXJ").due_at) == (None, end_of(LIMIT))
        granted = decide(scene, True, "2020-10-11")
        assert granted is asked
        assert scene.submission("GXJ").due_at == end_of(LATER)
        assert (granted.granted, granted.old_due_at, granted.decision) == (True, end_of(LIMIT), "情况属实")
        assert granted.decided_by == scene.person("office.director").id
        assert granted.decided_at == at("2020-10-11").astimezone(UTC)
        event, payload = last(scene, "GXJ")
        assert (event.action, event.role) == ("grant_extension", "director")
        assert payload == {"decision": "情况属实", "old_due_at": OLD_STAMP, "due_at": NEW_STAMP}
        assert scene.submission("FGJ").due_at == scene.period.due_at == end_of(LIMIT)
        assert verify_all(scene.session).ok


def test_before_the_new_limit_nobody_chases_and_after_it_somebody_does(home: Home) -> None:
    with home.act() as scene:
        ask(scene)
        decide(scene, True)
        assert "GXJ" not in chased(scene, "2020-10-13", "2020-10-14", "2020-10-15", "2020-10-16T23:00")
        assert (standing(scene, "2020-10-16T23:59"), standing(scene, "2020-10-17T00:00")) == (
            Timeliness.PENDING, Timeliness.MISSING,
        )  # fmt: skip
        assert standing(scene, "2020-10-13", "FGJ") is Timeliness.MISSING
        assert "GXJ" in chased(scene, "2020-10-19")
        assert last(scene, "GXJ")[0].action == "chase"
        assert verify_all(scene.session).ok


@pytest.mark.parametrize(
    ("when", "kind", "late_by"),
    [("2020-10-16T23:59", Timeliness.ON_TIME, ""), ("2020-10-19", Timeliness.LATE, "迟1个工作日")],
)
def test_timeliness_follows_the_new_limit(home: Home, when: str, kind: Timeliness, late_by: str) -> None:
    with home.act() as scene:
        ask(scene)
        decide(scene, True)
        scene.bring("GXJ", State.SUBMITTED, when)
        assert standing(scene, "2020-10-27") is kind
        assert counts(scene.session, clock(), scene.period, at("2020-10-27"))["timeliness"][str(kind)] == 1
        (row,) = [unit for unit in circular(scene)["units"] if unit["code"] == "GXJ"]
        assert row["late_by"] == late_by
        assert verify_all(scene.session).ok


def test_a_refused_one_changes_nothing(home: Home) -> None:
    with home.act() as scene:
        ask(scene)
        refused = decide(scene, False, words="理由不充分")
        assert (refused.granted, refused.decision, refused.old_due_at) == (False, "理由不充分", None)
        assert scene.submission("GXJ").due_at == end_of(LIMIT)
        event, payload = last(scene, "GXJ")
        assert (event.action, payload) == ("refuse_extension", {"decision": "理由不充分", "old_due_at": OLD_STAMP})
        assert "GXJ" in chased(scene, "2020-10-13")
        assert standing(scene, "2020-10-13") is Timeliness.MISSING
        assert verify_all(scene.session).ok


def test_after_a_decision_another_one_may_be_asked_for_but_not_the_same_again(home: Home) -> None:
    with home.act() as scene:
        ask(scene)
        decide(scene, False, words="理由不充分")
        with pytest.raises(ExtensionRepeated, match="理由不充分"):
            ask(scene)
        ask(scene, reason="统计口径变更")
        decide(scene, True)
        assert scene.submission("GXJ").due_at == end_of(LATER)
        with pytest.raises(ExtensionLate):
            ask(scene)  # that day is the limit now
        ask(scene, "2020-10-14", date(2020, 10, 19))
        decide(scene, True, "2020-10-14")
        assert scene.submission("GXJ").due_at == end_of(date(2020, 10, 19))
        assert [event.action for event in events(scene, "GXJ")][1:] == [
            "ask_extension", "refuse_extension", *["ask_extension", "grant_extension"] * 2,
        ]  # fmt: skip
        assert verify_all(scene.session).ok


def test_an_exempt_unit_is_neither_chased_nor_missed_nor_waited_for_but_counted(home: Home) -> None:
    with home.act() as scene:
        assert "区工业和信息化局" in open_for(scene, "2020-10-13").waiting
        excuse(scene, "GXJ")
        event, payload = last(scene, "GXJ")
        assert (event.action, event.actor, event.role, payload) == (
            "exempt", "office.director", "director", {"reason": "停产"},
        )  # fmt: skip
        assert len(chased(scene, "2020-10-13")) == UNITS - 1
        assert "GXJ" not in chased(scene, "2020-10-15", "2020-10-19", "2020-10-22")
        assert standing(scene, "2020-10-13") is standing(scene, "2020-10-10") is Timeliness.EXEMPT
        found = counts(scene.session, clock(), scene.period, at("2020-10-13"))["timeliness"]
        assert (found["exempt"], found["missing"]) == (1, UNITS - 1)
        assert "区工业和信息化局" not in open_for(scene, "2020-10-13").waiting
        made = circular(scene)
        assert (made["totals"]["exempt"], made["totals"]["missing"]) == (1, UNITS - 1)
        (row,) = [unit for unit in made["units"] if unit["code"] == "GXJ"]
        assert (row["timeliness"], row["rungs"]) == ("免报", [])
        assert verify_all(scene.session).ok


def test_with_everybody_reviewed_or_exempt_a_quarter_is_settled(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        others = sorted({unit.code for unit in sample()[1].units} - {"GXJ"})
        for code in others:
            assert not open_for(scene, "2020-10-13").settled
            excuse(scene, code)
        assert open_for(scene, "2020-10-13").settled


def test_only_the_director_excuses_with_a_reason_once_and_only_what_is_not_there(home: Home) -> None:
    with home.act() as scene:
        for stranger in ("GXJ.principal", "office.clerk", "office.reviewer"):
            with pytest.raises(NotYourDuty):
                excuse(scene, "GXJ", who=stranger)
        with pytest.raises(WordsMissing):
            excuse(scene, "GXJ", why="　")
        excuse(scene, "GXJ")
        scene.bring("FGJ", State.SUBMITTED)
        for unit in ("GXJ", "FGJ"):
            with pytest.raises(NothingToExcuse, match=unit):
                excuse(scene, unit)
        assert [event.action for event in events(scene, "GXJ")] == ["open", "exempt"]
        assert not scene.submission("FGJ").exempt
