"""Two quantities in one unit, where that is certain."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.scale import BASES, MULTIPLES, Quantity, plainly
from tests.statemachine.figures import VALUES, value

UNITS = sorted({many + base for many in ("", *MULTIPLES) for base in (*BASES, "元", "米", "户", "瓦时", "家", "人次")})


@pytest.mark.parametrize(
    ("figure", "unit", "other", "expected"),
    [
        ("1.2", "亿元", "万元", "12000"),
        ("12000", "万元", "亿元", "1.2"),
        ("56", "亿元", "元", "5600000000"),
        ("300", "千元", "万元", "30"),
        ("38", "万吨", "吨", "380000"),
        ("1", "吨", "公斤", "1000"),
        ("29", "万m²", "平方米", "290000"),
        ("29", "万㎡", "万平方米", "29"),
        ("1", "平方公里", "万m2", "100"),
        ("1", "公顷", "亩", "15"),
        ("5000", "亩", "公顷", "1000/3"),
        ("5000", "亩", "万亩", "0.5"),
        ("30.4", "公里", "米", "30400"),
        ("30.4", "千米", "公里", "30.4"),
        ("1.3", "万户", "户", "13000"),
        ("2", "万人次", "人次", "20000"),
        ("10", "万千瓦", "兆瓦", "100"),
        ("3", "百万千瓦时", "万千瓦时", "300"),
        ("7", "成", "%", "70"),
        ("70", "%", "成", "7"),
        ("5", "‰", "%", "0.5"),
        ("2/3", "", "%", "200/3"),
        ("2", "个百分点", "百分点", "2"),
        ("5", "家", "家", "5"),
        ("70", " ％ ", "%", "70"),
        ("5", "元／平方米", "元/平方米", "5"),
    ],
)
def test_certain_conversions_are_exact(figure: str, unit: str, other: str, expected: str) -> None:
    assert Quantity(value(figure), unit).measured_as(Quantity(Decimal(1), other)) == Fraction(expected)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("人次", "人"), ("家", "个"), ("个", "处"), ("亿元", "亿美元"), ("吨", "吨标准煤"), ("%", "百分点"),
        ("亿元", "家"), ("", "%"), ("亿元", ""), ("亩", "米"), ("平方米", "立方米"), ("千瓦", "千瓦时"), ("起", "件"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_converted(unit: str, other: str) -> None:
    assert Quantity(Decimal(5), unit).measured_as(Quantity(Decimal(5), other)) is None
    assert Quantity(Decimal(5), other).measured_as(Quantity(Decimal(5), unit)) is None


@given(VALUES, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_conversion_and_back_loses_nothing(figure: Decimal | Fraction, unit: str, other: str) -> None:
    with localcontext(prec=3):  # exact whatever the precision of decimals around it
        there = Quantity(figure, unit).measured_as(Quantity(Decimal(1), other))
        back = None if there is None else Quantity(there, other).measured_as(Quantity(Decimal(1), unit))
    same = Quantity(figure, unit).scale.kind == Quantity(Decimal(1), other).scale.kind
    assert back == (Fraction(figure) if same else None)


@given(VALUES, st.text(), st.text())
def test_any_text_is_a_unit_that_equals_itself(figure: Decimal | Fraction, unit: str, other: str) -> None:
    assert Quantity(figure, unit).measured_as(Quantity(figure, unit)) == figure
    Quantity(figure, unit).measured_as(Quantity(figure, other))
    assert str(Quantity(figure, unit)).endswith(unit)


def test_a_long_row_of_words_of_number_costs_nothing() -> None:
    assert Quantity(Decimal(1), "万" * 10**5).scale.factor == 10**8


@pytest.mark.parametrize(
    ("figure", "unit", "words"),
    [
        (Decimal("56.30"), "亿元", "56.30 亿元"),
        (Decimal("1E+3"), "户", "1000 户"),
        (Fraction(563, 10), "亿元", "56.3 亿元"),
        (Fraction(-1, 8), "%", "-0.125%"),
        (Fraction(10**30), "", "1" + "0" * 30),
        (Fraction(2, 3), "", "2/3"),
    ],
)
def test_a_quantity_is_written_as_people_write_it(figure: Decimal | Fraction, unit: str, words: str) -> None:
    assert str(Quantity(figure, unit)) == words


@given(VALUES)
def test_what_is_written_is_the_value(figure: Decimal | Fraction) -> None:
    with localcontext(prec=3):
        assert Fraction(plainly(figure)) == Fraction(figure)
        assert Fraction(plainly(Fraction(figure))) == Fraction(figure)
