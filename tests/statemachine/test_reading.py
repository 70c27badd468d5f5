"""Figures as people type them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.measure import Reading
from statemachine.reading import UnitTypedTwice, ValueUnreadable, read_reading, read_value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("56", Decimal(56)),
        ("1,250.6", Decimal("1250.6")),
        ("1，250．6", Decimal("1250.6")),
        ("１２５０．６", Decimal("1250.6")),
        ("1,234,567", Decimal(1234567)),
        (" 56.30 \n", Decimal("56.30")),
        ("0", Decimal(0)),
        ("-3.2", Decimal("-3.2")),
        ("－３", Decimal(-3)),
        ("+3", Decimal(3)),
        ("2/3", Fraction(2, 3)),
        ("２／３", Fraction(2, 3)),
        ("-1/3", Fraction(-1, 3)),
    ],
)
def test_what_people_type_is_read_exactly(words: str, expected: Decimal | Fraction) -> None:
    read = read_value(words)
    assert read == expected
    assert type(read) is type(expected)
    assert str(read) == str(expected)


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "约", "五十六", "56亿元", "70%", "1,25", "1,2345", "12,34,567", "0,123", "1 250", "1.2.3", ".5", "5.",
        "1e5", "1E+5", "NaN", "Infinity", "0x10", "1_000", "3-5", "3~5", "3至5", "--3", "2/0", "2/00", "1/2/3", "2.5/3",
        "٣", "½", "5²", "①", "56。", "=1+1", "<b>5</b>", "1" * 16, "1." + "0" * 10, "\x00", "5\x00", "😀", "9" * 10**5,
    ],
)  # fmt: skip
def test_rubbish_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(ValueUnreadable) as refused:
        read_value(words)
    assert len(refused.value.sentence("zh")) < 100


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("70%", "", Reading(Decimal(70), "%")),
        ("70％", "%", Reading(Decimal(70), "%")),
        ("56亿元", " 亿 元 ", Reading(Decimal(56), "亿元")),
        ("56 亿元", "", Reading(Decimal(56), "亿元")),
        ("5", " 万m2 ", Reading(Decimal(5), "万m2")),
        ("5万m2", "", Reading(Decimal(5), "万m2")),
        ("5㎡", "", Reading(Decimal(5), "㎡")),
        ("0.6元/千瓦时", "", Reading(Decimal("0.6"), "元/千瓦时")),
        ("2/3", "", Reading(Fraction(2, 3), "")),
        ("5", "", Reading(Decimal(5), "")),
    ],
)
def test_a_unit_may_stand_behind_the_figure_or_beside_it(words: str, unit: str, expected: Reading) -> None:
    assert read_reading(words, unit) == expected


def test_a_blank_is_no_answer_and_a_note_is_kept() -> None:
    assert read_reading("  ", "亿元", "待统计") is None
    read = read_reading("5", "家", "含 1 家待批")
    assert read is not None
    assert read.note == "含 1 家待批"


@pytest.mark.parametrize("words", ["5亿", "5%", "5万元"])
def test_two_different_units_are_refused_and_both_named(words: str) -> None:
    with pytest.raises(UnitTypedTwice) as refused:
        read_reading(words, "亿元")
    assert "“亿元”" in refused.value.sentence("zh")
    assert f"“{words[1:]}”" in refused.value.sentence("zh")


@pytest.mark.parametrize("words", ["1e5", "1E+5", "3至5", "3-5家", "56。", "5（万元）"])
def test_what_is_no_unit_is_no_unit_beside_an_empty_one_either(words: str) -> None:
    with pytest.raises(ValueUnreadable):
        read_reading(words, "")


@given(st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=4))
def test_a_printed_figure_is_read_back(figure: Decimal) -> None:
    assert read_value(f"{figure:,f}") == read_value(f"{figure:f}") == figure


@given(st.text(), st.text())
def test_any_other_text_is_refused_or_read_and_nothing_else(words: str, unit: str) -> None:
    try:
        read = read_reading(words, unit)
    except (ValueUnreadable, UnitTypedTwice):
        return
    assert (read is None) == (not words.strip())
