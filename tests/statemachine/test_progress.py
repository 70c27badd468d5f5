"""Completion, schedule, light, and the sentence that says why."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.light import Light
from statemachine.measure import Asked, Basis, Comparator
from statemachine.progress import Progress, completion, progress, scheduled, task_light
from statemachine.progress_words import LIGHT_RULES, percent
from tests.statemachine.figures import POSITIVE, Q3, VALUES, asked, reading, yearly
from workdays import Quarter

SHADES = [Light.RED, Light.YELLOW, Light.GREEN]
QUARTERS = [Quarter(2020, number) for number in (1, 2, 3, 4)]
UPWARD = (Comparator.AT_LEAST, Comparator.MORE, Comparator.EQUAL, Comparator.ABOUT)
DOWNWARD = (Comparator.AT_MOST, Comparator.LESS)


def stands(target: Asked, words: str | None, quarter: Quarter = Q3, total: str | None = None) -> Progress:
    return progress(
        target, None if words is None else reading(words), quarter, None if total is None else Decimal(total)
    )


@pytest.mark.parametrize(
    ("wanted", "green", "yellow", "red"),
    [
        (">= 50 亿元", "50 51", "49.99 40", "39.99 0 -1"),
        ("= 50 家", "50 60", "49 40", "39"),
        ("> 50 亿元", "50.01", "50 40", "39.99"),
        ("about 50 家", "45 50 55 56 90", "44 40", "39"),
        ("<= 50 起", "50 0 -1", "51 62.5", "62.6 100"),
        ("< 50 起", "49.9", "50 62.5", "62.51"),
        ("<= 0 起", "0 -1", "", "1 100"),
        (">= 0 %", "0 1", "", "-0.1"),
        (">= -3 %", "-3 0", "", "-3.1 -4"),
        ("<= -3 %", "-3 -4", "", "-2.9 0 3"),
        (">= 2/3 ", "2/3 3/4", "3/5 8/15", "1/2"),
    ],
)
def test_the_light_of_a_quarters_target_on_both_sides_of_each_border(
    wanted: str, green: str, yellow: str, red: str
) -> None:
    target = asked(wanted)
    for shade, figures in zip((Light.GREEN, Light.YELLOW, Light.RED), (green, yellow, red), strict=True):
        for figure in figures.split():
            assert stands(target, f"{figure} {target.unit}").light is shade, figure


@pytest.mark.parametrize(
    ("number", "green", "yellow", "red"),
    [(1, "25", "24 20", "19"), (2, "50", "49 40", "39"), (3, "75", "74 60", "59"), (4, "100", "99 80", "79")],
)
def test_a_target_of_the_year_is_due_by_quarters(number: int, green: str, yellow: str, red: str) -> None:
    for basis in (None, Basis.CUMULATIVE):
        target = yearly("= 100 亿元", basis)
        for shade, figures in zip((Light.GREEN, Light.YELLOW, Light.RED), (green, yellow, red), strict=True):
            assert {stands(target, f"{f} 亿元", QUARTERS[number - 1]).light for f in figures.split()} == {shade}


def test_a_percentage_of_the_year_is_due_in_full_unless_it_is_confirmed_to_be_cumulative() -> None:
    assert scheduled(yearly(">= 64 %"), Q3) == 64
    assert stands(yearly(">= 64 %"), "60 %").light is Light.YELLOW
    assert scheduled(yearly(">= 64 %", Basis.CUMULATIVE), Q3) == 48
    assert stands(yearly(">= 64 %", Basis.CUMULATIVE), "60 %").light is Light.GREEN


def test_a_limit_of_the_year_and_a_quarters_own_target_are_never_parted() -> None:
    assert scheduled(yearly("<= 8 起", Basis.CUMULATIVE), QUARTERS[0]) == 8
    assert scheduled(asked("= 56 亿元", basis=Basis.CUMULATIVE), QUARTERS[0]) == 56
    assert scheduled(yearly(">= -4 亿元", Basis.CUMULATIVE), QUARTERS[0]) == -4
    assert stands(yearly(">= -4 亿元", Basis.CUMULATIVE), "-3 亿元", QUARTERS[0]).light is Light.GREEN


def test_a_target_of_the_year_answered_by_quarters_counts_their_sum() -> None:
    target = yearly("= 100 亿元", Basis.QUARTER)
    assert stands(target, "20 亿元", total="76").value == 76
    assert stands(target, "20 亿元", total="76").light is Light.GREEN
    assert stands(target, "20 亿元").light is Light.GREY
    assert stands(target, "20 亿元").rule.zh == "缺少前几季度的数字，无法计算全年累计"
    assert stands(target, "20 亿元", QUARTERS[0]).value == 20
    assert stands(yearly("= 100 亿元", Basis.CUMULATIVE), "20 亿元", total="76").value == 20


@pytest.mark.parametrize(("words", "why"), [(None, "尚未填报"), ("5 家", "填报单位“家”与目标单位“亿元”无法换算")])
def test_what_cannot_be_measured_is_grey_and_says_why(words: str | None, why: str) -> None:
    stood = stands(asked(), words)
    assert (stood.light, stood.value, stood.rate, stood.rule.zh) == (Light.GREY, None, None, why)


@pytest.mark.parametrize(
    ("target", "words", "zh"),
    [
        (asked(">= 56 亿元"), "45 亿元", "完成 45 亿元，为季度目标 56 亿元的 80.4%，低于序时进度"),
        (asked(">= 56 亿元"), "560000 万元", "完成 56 亿元，为季度目标 56 亿元的 100.0%，已完成目标"),
        (asked(">= 70 %"), "20 %", "完成 20%，为季度目标 70%的 28.6%，不足序时进度的 80%"),
        (yearly("> 100 亿元"), "72 亿元", "完成 72 亿元，为年度目标 100 亿元的 72.0%，低于序时进度 75%（75 亿元）"),
        (yearly("> 100 亿元"), "80 亿元", "完成 80 亿元，为年度目标 100 亿元的 80.0%，达到序时进度 75%（75 亿元）"),
        (
            yearly("> 100 亿元"), "30 亿元",
            "完成 30 亿元，为年度目标 100 亿元的 30.0%，不足序时进度 75%（75 亿元）的 80%",
        ),
        (asked("about 50 家"), "70 家", "完成 70 家，为季度目标 50 家的 140.0%，达到序时进度"),
        (asked("<= 5 起"), "4 起", "实际 4 起，符合季度目标“不超过 5 起”"),
        (asked("<= 5 起"), "6 起", "实际 6 起，未达到季度目标“不超过 5 起”，限额为实际数的 83.3%"),
        (asked("<= 0 起"), "6 起", "实际 6 起，未达到季度目标“不超过 0 起”"),
        (asked(">= 0 %"), "1 %", "完成 1%，季度目标 0%，已完成目标"),
    ],
)  # fmt: skip
def test_the_rule_names_the_numbers_that_decided(target: Asked, words: str, zh: str) -> None:
    stood = stands(target, words)
    assert stood.rule.zh == zh
    assert all(part in stood.rule.en for part in (str(target.goal), str(stood.asked.unit)))


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("45/56", "80.4%"), ("1/2000", "0.1%"), ("1/2001", "0.0%"), ("-1/2001", "0.0%"), ("-1/3", "-33.3%"),
        ("3", "300.0%"),
    ],
)  # fmt: skip
def test_a_percentage_has_one_decimal_half_rounded_up(part: str, shown: str) -> None:
    assert percent(Fraction(part)) == shown


@given(st.sampled_from(Comparator), VALUES, st.sampled_from(QUARTERS), st.sampled_from([None, *Basis]), st.booleans())
def test_every_answer_gets_a_light_and_a_rule(
    comparator: Comparator, figure: Decimal | Fraction, quarter: Quarter, basis: Basis | None, year: bool
) -> None:
    target = asked(f"{comparator} 50 家", basis=basis, quarter=None if year else quarter)
    stood = stands(target, f"{figure} 家", quarter, "50")
    assert stood.light is not Light.GREY
    assert stood.rate is not None
    assert all(stood.rule)
    if target.caps:
        assert 0 < stood.rate <= 1


@given(st.sampled_from(UPWARD), POSITIVE, VALUES, VALUES, st.sampled_from(QUARTERS), st.booleans())
def test_who_does_more_never_stands_worse(
    comparator: Comparator, wanted: Decimal, one: Decimal, other: Decimal, quarter: Quarter, year: bool
) -> None:
    target = asked(f"{comparator} {wanted:f} 家", quarter=None if year else quarter)
    less, more = sorted((Fraction(one), Fraction(other)))
    before, after = (stands(target, f"{v.numerator}/{v.denominator} 家", quarter) for v in (less, more))
    assert before.rate is not None
    assert after.rate is not None
    assert before.rate <= after.rate
    assert SHADES.index(before.light) <= SHADES.index(after.light)


@given(st.sampled_from(DOWNWARD), POSITIVE, VALUES, VALUES)
def test_who_uses_less_of_a_limit_never_stands_worse(
    comparator: Comparator, wanted: Decimal, one: Decimal, other: Decimal
) -> None:
    target = asked(f"{comparator} {wanted:f} 家")
    less, more = sorted((Fraction(one), Fraction(other)))
    before, after = (stands(target, f"{v.numerator}/{v.denominator} 家") for v in (less, more))
    assert before.rate is not None
    assert after.rate is not None
    assert before.rate >= after.rate
    assert SHADES.index(before.light) >= SHADES.index(after.light)


def test_of_a_target_of_nothing_there_are_no_parts() -> None:
    assert completion(asked(">= 0 家"), Decimal(5)) is None
    assert completion(asked(">= -3 %"), Decimal(5)) is None
    assert completion(asked("<= 0 起"), Decimal(5)) is None
    assert completion(asked("<= 0 起"), Decimal(0)) == 1


def test_a_task_is_as_far_as_its_worst_measurable_target_and_names_it() -> None:
    good, slow, bad = (stands(asked(name=name), words) for name, words in
                       (("外来资金", "60 亿元"), ("技改投资", "50 亿元"), ("开工率", "5 亿元")))  # fmt: skip
    silent = stands(asked(name="上云企业"), None)
    assert task_light([silent, good])[0] is Light.GREEN
    assert task_light([good, slow, silent])[0] is Light.YELLOW
    light, why = task_light([good, slow, bad, silent])
    assert light is Light.RED
    assert why.zh == f"“开工率”：{bad.rule.zh}"
    assert why.en == f"“开工率”: {bad.rule.en}"


def test_a_task_without_anything_measurable_is_grey_and_says_why() -> None:
    assert task_light([]) == (Light.GREY, ("没有可以衡量的数字指标", "no figure to measure it by"))
    light, why = task_light([stands(asked(name="上云企业"), None)])
    assert (light, why.zh) == (Light.GREY, "“上云企业”：尚未填报")


def test_every_light_has_its_rule_in_words() -> None:
    assert list(LIGHT_RULES) == list(Light)
