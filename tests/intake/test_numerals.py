from decimal import Decimal

import pytest

from intake.numerals import amount, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3), ("０３", 3), ("2020", 2020), ("〇", 0), ("三", 3), ("两", 2), ("十", 10), ("十二", 12),
        ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零五", 105), ("一百一十", 110), ("二百二十二", 222),
        ("二〇二〇", 2020),
    ],
)  # fmt: skip
def test_a_numeral_has_its_value(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["", "万", "一百二", "十十", "百", "二十大", "12345", "1.5", "-1", "一二三四五"])
def test_anything_else_has_none(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("五", "5"), ("十", "10"), ("三百二十", "320"), ("四千五百", "4500"), ("一千零五", "1005"),
        ("一千零五十", "1050"), ("三千万", "30000000"), ("一亿五千万", "150000000"),
        ("一万零三百", "10300"), ("十二万", "120000"),
        ("三万亿", "3000000000000"), ("三点五", "3.5"), ("零点零五", "0.05"),
        ("九十六点五", "96.5"), ("十点一〇", "10.10"),
    ],
)  # fmt: skip
def test_an_amount_is_exact(words: str, value: str) -> None:
    assert amount(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "万",
        "亿",
        "一百二",
        "三五",
        "十十",
        "两百百",
        "三点",
        "点五",
        "三点十",
        "五百千",
        "一千五十",
        "5",
        "一" * 1000,
    ],
)
def test_what_is_no_proper_numeral_has_no_amount(words: str) -> None:
    assert amount(words) is None


def test_counts_stay_as_narrow_as_their_callers_need() -> None:
    assert number("三千") is None
    assert number("一万") is None
    assert number("一百一") is None
