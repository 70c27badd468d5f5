"""The checks of what is written: figures in the text, copies, length."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine import text_checks
from statemachine.checks import Finding, check
from statemachine.entry import Answered, TextFigure
from statemachine.measure import Basis
from statemachine.text_checks import MOST, RUN, similarity
from tests.statemachine.figures import answered, asked, entry, figure, yearly

ONE = answered(asked(name="重点技改项目投资"), "56 亿元")
LONG = (
    "三季度组织召开技改项目调度会三次，协调解决用地手续两件，新开工项目五个，"
    "完成投资情况好于去年同期，各园区进展总体平稳。"
)


def differing(*figures: TextFigure, answers: tuple[Answered, ...] = (ONE,)) -> list[Finding]:
    return [finding for finding in check(entry(*answers, figures=figures)) if finding.rule == "text_differs"]


@pytest.mark.parametrize(
    "name", ["重点技改项目投资", "重点技改项目完成投资", "技改投资", "技改项目投资", "“重点”技改项目投资"]
)
def test_another_figure_under_the_same_name_is_found(name: str) -> None:
    (finding,) = differing(figure(name, "58 亿元"))
    assert finding.key == "text_differs:2.1"
    assert f"“{name}58亿元”（58 亿元）" in finding.sentence.zh
    assert "填报的是 56 亿元" in finding.sentence.zh
    assert differing(figure(name, "56 亿元")) == []
    assert differing(figure(name, "560000 万元")) == []
    assert len(differing(figure(name, "580000 万元"))) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("外来资金", "58 亿元"), ("投资", "58 亿元"), ("", "58 亿元"), ("技改投资", "58 家"), ("技改投资", "58 %"),
     ("市区重点项目投资", "58 亿元")],
)  # fmt: skip
def test_a_figure_of_another_name_or_kind_is_none_of_this(name: str, words: str) -> None:
    assert differing(figure(name, words)) == []


def test_a_short_name_matches_the_end_of_a_longer_one_only() -> None:
    rate = answered(asked(">= 90 %", name="开工率"), "90 %")
    assert len(differing(figure("市区重点建设类项目开工率", "85 %"), answers=(rate,))) == 1
    assert differing(figure("开工率达标项目占比", "85 %"), answers=(rate,)) == []


@pytest.mark.parametrize(
    ("written", "read", "differs"),
    [
        ("1.52 亿元", "15234 万元", False),
        ("1.5 亿元", "15234 万元", True),
        ("1.53 亿元", "15234 万元", True),
        ("56 亿元", "56.4 亿元", False),
        ("56 亿元", "56.6 亿元", True),
        ("56.4 亿元", "56 亿元", True),
        ("1 亿元", "0.6 亿元", True),
        ("520 家", "521 家", True),
        ("100/3 亿元", "33.33 亿元", True),
    ],
)
def test_a_text_may_round_to_its_last_place_within_one_percent(written: str, read: str, differs: bool) -> None:
    target = asked("= 520 家") if read.endswith("家") else asked()
    found = differing(figure("技改投资", written), answers=(answered(target, read),))
    assert bool(found) is differs


def test_it_is_enough_that_the_text_says_the_reading_somewhere() -> None:
    assert differing(figure("技改投资", "20 亿元"), figure("技改投资", "56 亿元")) == []


def test_the_quarters_figure_may_stand_beside_the_years_under_one_name() -> None:
    both = (
        answered(asked("= 20 亿元", number=1, basis=Basis.QUARTER), "20 亿元"),
        answered(yearly("= 100 亿元", Basis.CUMULATIVE, number=2), "76 亿元"),
    )
    assert differing(figure("技改投资", "76 亿元"), answers=both) == []
    assert [f.number for f in differing(figure("技改投资", "75 亿元"), answers=both)] == [1, 2]
    assert [
        f.number for f in differing(figure("技改投资", "76 亿元"), figure("技改投资", "21 亿元"), answers=both)
    ] == [1]


def test_a_figure_of_exactly_one_targets_name_is_not_held_against_a_like_one() -> None:
    both = (
        answered(asked(number=1, name="技改投资"), "56 亿元"),
        answered(asked(number=2, name="重点技改项目投资"), "30 亿元"),
    )
    assert differing(figure("重点技改项目投资", "30 亿元"), answers=both) == []
    assert [f.number for f in differing(figure("技改投资", "58 亿元"), answers=both)] == [1]


def test_an_unanswered_target_differs_from_nothing() -> None:
    assert differing(figure("技改投资", "58 亿元"), answers=(answered(asked(), None),)) == []


def test_long_words_are_shown_cut_off() -> None:
    (finding,) = differing(TextFigure("技改投资", figure("", "58 亿元").value, "亿元", "长" * 900))
    assert len(finding.sentence.zh) < 200


def copied(text: str, last: str) -> list[Finding]:
    return [finding for finding in check(entry(text=text, last_text=last)) if finding.rule == "copied"]


def test_last_quarters_text_is_recognised_whatever_its_blanks_and_marks() -> None:
    (finding,) = copied(LONG, LONG)
    assert finding.key == "copied:2"
    assert "100.0%" in finding.sentence.zh
    assert len(copied(LONG.replace("，", "； "), LONG)) == 1
    assert len(copied(LONG, LONG + "另有其他工作。" * 5)) == 1
    assert len(copied(LONG.replace("五个", "六个"), LONG)) == 0
    assert len(copied((LONG + LONG[::-1]).replace("五个", "六个"), LONG + LONG[::-1])) == 1


def test_another_text_no_earlier_text_and_a_short_one_are_no_copies() -> None:
    assert copied(LONG, "") == []
    assert copied(LONG, LONG[::-1]) == []
    assert copied("", "") == []
    assert copied("已完成。", "已完成。") == []
    assert copied("甲乙丙丁戊己庚辛壬癸" * 3, "甲乙丙丁戊己庚辛壬癸" * 3) != []
    assert copied("甲乙丙丁戊己庚辛壬癸" * 2 + "甲乙丙丁戊己庚辛壬", "甲乙丙丁戊己庚辛壬癸" * 3) == []


def test_the_border_of_a_copy_is_nine_tenths() -> None:
    signs = [chr(0x4E00 + place) for place in range(100 + RUN - 1)]
    text = "".join(signs)
    for kept, fires in ((90, True), (89, False)):
        assert similarity(text, text[: kept + RUN - 1]) == Fraction(kept, 100)
        assert bool(copied(text, text[: kept + RUN - 1])) is fires


@given(st.text("甲乙丙1 。", max_size=60), st.text("甲乙丙1 。", max_size=60))
def test_similarity_is_a_part_and_a_text_is_wholly_like_itself(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    letters = [character for character in one if character.isalnum()]
    assert similarity(one, one + other) == (1 if len(letters) >= RUN else 0)


def test_of_a_huge_text_only_the_beginning_is_compared() -> None:
    huge = "".join(chr(0x4E00 + place % 20_000) for place in range(MOST)) + "终" * 10**6
    assert len(text_checks._runs(huge)) <= MOST
    assert similarity(huge, huge) == 1


@pytest.mark.parametrize(("length", "over"), [(799, 0), (800, 0), (801, 1), (10_000, 9_200)])
def test_a_text_over_the_limit_gets_advice_and_blanks_do_not_count(length: int, over: int) -> None:
    found = check(entry(text="完" * length + " \n\u3000" * 50))
    assert [finding.rule for finding in found] == (["too_long"] if over else [])
    if over:
        assert f"文字共 {length} 字，超过 800 字的上限（多 {over} 字）" in found[0].sentence.zh
