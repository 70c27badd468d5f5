import pytest

from intake.numerals import number


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
