"""Whether a value meets a target."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statemachine.measure import COMPARATOR_WORDS, Comparator, meets
from tests.statemachine.figures import VALUES, asked, value

UPWARD = (Comparator.AT_LEAST, Comparator.MORE, Comparator.EQUAL)
DOWNWARD = (Comparator.AT_MOST, Comparator.LESS)


@pytest.mark.parametrize(
    ("comparator", "met", "not_met"),
    [
        (Comparator.AT_LEAST, "56 56.1", "55.9"),
        (Comparator.MORE, "56.1", "56 55.9"),
        (Comparator.EQUAL, "56 60", "55.999"),
        (Comparator.AT_MOST, "56 0 -3", "56.1"),
        (Comparator.LESS, "55.9", "56 56.1"),
        (Comparator.ABOUT, "50.4 56 61.6", "50.399 61.601 0"),
    ],
)
def test_each_comparator_on_both_sides_of_its_border(comparator: Comparator, met: str, not_met: str) -> None:
    assert all(meets(comparator, value(v), Decimal(56)) is True for v in met.split())
    assert all(meets(comparator, value(v), Decimal(56)) is False for v in not_met.split())


@pytest.mark.parametrize("comparator", Comparator)
def test_what_is_missing_neither_meets_nor_misses(comparator: Comparator) -> None:
    assert meets(comparator, None, Decimal(1)) is None
    assert meets(comparator, Decimal(1), None) is None


def test_about_a_negative_target_reaches_to_both_sides_too() -> None:
    assert meets(Comparator.ABOUT, Decimal(-9), Decimal(-10)) is True
    assert meets(Comparator.ABOUT, Decimal(-11), Decimal(-10)) is True
    assert meets(Comparator.ABOUT, Decimal("-11.1"), Decimal(-10)) is False
    assert meets(Comparator.ABOUT, Decimal(0), Decimal(0)) is True


@given(VALUES, VALUES, VALUES)
def test_more_never_unmeets_a_target_and_less_never_breaks_a_limit(
    one: Decimal | Fraction, other: Decimal | Fraction, target: Decimal | Fraction
) -> None:
    less, more = sorted((Fraction(one), Fraction(other)))
    assert all(meets(c, more, target) for c in UPWARD if meets(c, less, target))
    assert all(meets(c, less, target) for c in DOWNWARD if meets(c, more, target))


@given(st.sampled_from(Comparator), VALUES, VALUES)
def test_the_strict_ones_are_the_others_without_the_border(
    comparator: Comparator, actual: Decimal | Fraction, target: Decimal | Fraction
) -> None:
    assert meets(Comparator.MORE, actual, target) is not meets(Comparator.AT_MOST, actual, target)
    assert meets(Comparator.LESS, actual, target) is not meets(Comparator.AT_LEAST, actual, target)
    assert meets(comparator, target, target) is (comparator not in (Comparator.MORE, Comparator.LESS))


def test_a_target_is_said_in_words() -> None:
    assert asked(">= 70 %").said.zh == "不少于 70%"
    assert asked("<= 5 起").said.en == "at most 5 起"
    assert set(COMPARATOR_WORDS) == set(Comparator)
    assert [c for c in Comparator if asked(f"{c} 5 起").caps] == list(DOWNWARD)
