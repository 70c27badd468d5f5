"""What a person reads when the rules say no."""

import re
from itertools import product

import pytest

from bilingual import Refused
from statemachine.decision import decide
from statemachine.submission import RULES, Event, Role, State
from tests.statemachine.sample import facts, refusals_of_the_table

CJK = re.compile(r"[\u3400-\u9fff]")


def assert_reads_well(refused: Refused) -> None:
    zh, en = refused.sentence("zh"), refused.sentence("en")
    assert CJK.search(zh), zh
    assert zh.endswith("。"), zh
    assert en.endswith("."), en
    assert not CJK.search(en), en
    assert not re.search(r"[{}]|None|frozenset|State\.|Role\.|Event\.", zh + en), (zh, en)
    # What, why and what next are more than one clause.
    assert len(re.findall("[：；，。]", zh)) >= 2, zh


def test_every_guard_says_what_why_and_what_next_in_both_languages() -> None:
    found = list(refusals_of_the_table())
    assert len({type(refused) for _, refused in found}) >= 16
    for _, refused in found:
        assert_reads_well(refused)


def test_a_step_out_of_order_or_by_a_stranger_reads_well_in_every_cell() -> None:
    open_cells = {(rule.source, rule.event) for rule in RULES}
    for state, event in product(State, Event):
        with pytest.raises(Refused) as caught:
            decide(state, event, facts(event, frozenset()))
        assert_reads_well(caught.value)
        assert caught.value.code == ("not-your-role" if (state, event) in open_cells else "not-from-here")


def refusal(state: State, event: Event, roles: set[Role], **changes: object) -> Refused:
    with pytest.raises(Refused) as caught:
        decide(state, event, facts(event, frozenset(roles), **changes))
    return caught.value


def test_it_names_the_state_and_what_can_be_done() -> None:
    found = refusal(State.SUBMITTED, Event.SIGN, {Role.PRINCIPAL})
    assert found.sentence("zh") == "不能签字：当前状态是“已报送”，此时可以做的是：撤回、审核、标记问题。"
    assert found.sentence("en") == (
        "Cannot sign: the submission is submitted; what can be done now: withdraw, review, flag."
    )


def test_it_names_the_person_and_the_roles_that_may() -> None:
    found = refusal(State.SEALED, Event.SUBMIT, {Role.PRINCIPAL})
    assert "GXJ.somebody 不能报送：这一步只能由经办人或收件员来做" in found.sentence("zh")
    assert "the drafter or office clerk" in found.sentence("en")


def test_it_names_the_tasks_the_count_the_form_and_the_day() -> None:
    principal, reviewer = {Role.PRINCIPAL}, {Role.REVIEWER}
    gaps = refusal(State.DRAFTED, Event.SIGN, principal, gaps=(3, 12))
    assert "第 3、12 项任务" in gaps.sentence("zh")
    assert "还有 2 条" in refusal(State.DRAFTED, Event.SIGN, principal, unanswered_flags=2).sentence("zh")
    paper = refusal(State.SUBMITTED, Event.REVIEW, reviewer, missing_forms=("paper",))
    assert "还没有收到纸质件" in paper.sentence("zh")
    assert "the paper copy" in paper.sentence("en")
    items = refusal(State.SUBMITTED, Event.FLAG, reviewer, items=(1, 9))
    assert "该单位的任务是第 1、2、5 项，给出的 9 不在其中" in items.sentence("zh")
    assert "不早于今天（2020-10-20）" in refusal(State.SUBMITTED, Event.FLAG, reviewer, correct_by=None).sentence("zh")
