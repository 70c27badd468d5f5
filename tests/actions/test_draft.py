"""Writing a report: whose task, when, and in which shape."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.content import checked
from actions.draft import merge_entry, nil_return, write_draft
from actions.refusals import DraftUnreadable, NotDrafting, NotYourTask, WordsTooLong
from actions.words import LONGEST
from bilingual import Refused
from documents.refusals import UnprintableCharacter
from models import Draft
from reports.content import EMPTY, gaps, is_empty
from statemachine.authority import NotYourDuty
from statemachine.chain import canonical
from statemachine.submission import Role, State
from tests.actions.people import events, grant
from tests.quarter import Home, at

WHEN = at("2020-10-09")
ONE = {"entries": {"1": {"progress": "完成"}}}


def test_only_the_unit_s_own_drafter_writes(home: Home) -> None:
    with home.act() as scene:
        found = scene.submission("GXJ")
        for stranger in ("GXJ.principal", "GXJ.seal_keeper", "FGJ.drafter", "office.reviewer", "office.director"):
            with pytest.raises(NotYourDuty) as caught:
                write_draft(scene.session, found, ONE, scene.person(stranger), WHEN)
            assert f"{stranger} 不能为区工业和信息化局拟稿：这属于经办人的职责" in caught.value.sentence("zh")
        assert scene.session.get(Draft, found.id) is None


def test_a_task_of_another_unit_is_refused_with_the_own_ones(home: Home) -> None:
    with home.act() as scene:
        found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
        for stranger in ("4", "16", "99"):
            with pytest.raises(NotYourTask) as caught:
                write_draft(scene.session, found, {"entries": {stranger: {"progress": "x"}}}, drafter, WHEN)
            assert "该单位的任务是第 1、2、3、5 项" in caught.value.sentence("zh")


def test_once_signed_nothing_is_written_any_more(home: Home) -> None:
    with home.act() as scene:
        units = ("GXJ", "FGJ", "ZRJ", "HBJ", "TCJ")
        states = (State.SIGNED, State.SEALED, State.SUBMITTED, State.REVIEWED, State.FLAGGED)
        for unit, state in zip(units, states, strict=True):
            found = scene.bring(unit, state)
            with pytest.raises(NotDrafting):
                write_draft(scene.session, found, EMPTY, scene.person(f"{unit}.drafter"), WHEN)


def test_a_draft_is_replaced_whole_stands_outside_the_ledger_and_remembers_who_wrote(home: Home) -> None:
    with home.act() as scene:
        found = scene.submission("GXJ")
        second = grant(scene, "FGJ.drafter", Role.DRAFTER, "GXJ")
        write_draft(scene.session, found, ONE, second, WHEN)
        other = {"entries": {"2": {"issues": "无"}}}
        draft = write_draft(scene.session, found, other, scene.person("GXJ.drafter"), at("2020-10-10"))
        assert draft.content == EMPTY | other
        assert draft.drafters == ["FGJ.drafter", "GXJ.drafter"]
        assert draft.updated_at == at("2020-10-10")
        assert [event.action for event in events(scene, "GXJ")] == ["open"]


def test_an_entry_is_merged_into_what_is_there(home: Home) -> None:
    with home.act() as scene:
        found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
        write_draft(scene.session, found, nil_return("尚未开始"), drafter, WHEN)
        first = merge_entry(scene.session, found, 1, {"progress": "完成", "issues": "无", "next_steps": ""})
        assert first == {"nil": False, "nil_reason": "", "entries": {"1": {"progress": "完成", "issues": "无"}}}
        write_draft(scene.session, found, first, drafter, WHEN)
        second = merge_entry(scene.session, found, 1, {"progress": "", "issues": "用地", "next_steps": "协调"})
        assert second["entries"] == {"1": {"progress": "完成", "issues": "用地", "next_steps": "协调"}}


def test_what_no_page_can_show_is_refused_before_it_is_signed(home: Home) -> None:
    with home.act() as scene:
        found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
        for sign in ("\x00", "\x0b", "\u200b", "\udc80"):
            written: list[dict[str, Any]] = [nil_return(f"无{sign}"), {"entries": {"1": {"next_steps": f"一{sign}二"}}}]
            for content in written:
                with pytest.raises(UnprintableCharacter):
                    write_draft(scene.session, found, content, drafter, WHEN)
        assert scene.session.get(Draft, found.id) is None


def test_a_text_that_nobody_would_read_is_refused_before_every_check_has_to(home: Home) -> None:
    with home.act() as scene:
        found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
        for content in (nil_return("无" * (LONGEST + 1)), {"entries": {"1": {"progress": "一" * (LONGEST + 1)}}}):
            with pytest.raises(WordsTooLong):
                write_draft(scene.session, found, content, drafter, WHEN)
        assert scene.session.get(Draft, found.id) is None
        write_draft(scene.session, found, {"entries": {"1": {"progress": "一" * LONGEST}}}, drafter, WHEN)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
NEARLY = st.fixed_dictionaries(
    {},
    optional={
        "nil": st.booleans() | JSON,
        "nil_reason": st.text(max_size=6) | JSON,
        "entries": st.dictionaries(
            st.integers(-1, 30).map(str) | st.text(max_size=4),
            st.dictionaries(st.sampled_from(["progress", "issues", "next_steps", "else"]), st.text(max_size=5) | JSON)
            | JSON,
            max_size=3,
        )
        | JSON,
    },
)


@settings(deadline=None)
@given(JSON | NEARLY)
def test_whatever_json_is_handed_in_it_is_a_draft_or_refused(value: Any) -> None:
    try:
        content = checked(value)
    except DraftUnreadable:
        return
    assert set(content) == set(EMPTY)
    canonical(content)
    assert isinstance(is_empty(content), bool)
    assert set(gaps(content, (1, 2))) <= {1, 2}


def test_the_refusal_says_where_the_shape_is_wrong() -> None:
    wrong: list[tuple[Any, str]] = [
        ([], "{nil, nil_reason, entries}"),
        ({"entry": {}}, "{nil, nil_reason, entries}"),
        ({"nil": "yes"}, "nil: true/false"),
        ({"nil_reason": None}, "nil_reason: text"),
        ({"entries": []}, 'entries: {"1": {...}}'),
        ({"entries": {"一": {}}}, "entries: '一'"),
        ({"entries": {"-1": {}}}, "entries: '-1'"),
        ({"entries": {"１": {}}}, "entries: '１'"),
        ({"entries": {"1": "完成"}}, "entries.1: {progress, issues, next_steps, readings, answers}"),
        ({"entries": {"1": {"进展": ""}}}, "entries.1: {progress, issues, next_steps, readings, answers}"),
        ({"entries": {"1": {"progress": 3}}}, "entries.1: text only"),
    ]
    for value, where in wrong:
        with pytest.raises(Refused) as caught:
            checked(value)
        assert where in caught.value.sentence("zh"), value


def test_blank_words_answer_nothing() -> None:
    content = EMPTY | {"entries": {"1": {"progress": " \n　"}, "2": {"issues": "有"}, "3": {"progress": "完成"}}}
    assert gaps(content, (1, 2, 3, 5)) == (1, 2, 5)
    assert is_empty(EMPTY)
    assert is_empty(nil_return(" "))
    assert not is_empty(nil_return("尚未开始"))
    assert gaps(nil_return("尚未开始"), (1, 2)) == ()
