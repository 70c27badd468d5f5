"""Targets, answers and entries for the tests of figures."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from statemachine.entry import Answered, EntryFacts, TextFigure
from statemachine.measure import Asked, Basis, Comparator, Reading
from statemachine.scale import Value
from workdays import Quarter

Q3 = Quarter(2020, 3)
#: From large to tiny, on both sides of zero.
VALUES = st.one_of(
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3),
    st.fractions(-1000, 1000, max_denominator=1000),
)
POSITIVE = st.decimals("0.001", 10**9, allow_nan=False, allow_infinity=False, places=3)


def value(text: str) -> Value:
    """ "56" or "2/3"."""
    return Fraction(text) if "/" in text else Decimal(text)


def asked(wanted: str = "= 56 亿元", *, number: int = 1, name: str = "技改投资", **changes: Any) -> Asked:
    """A target of the third quarter, written as "comparator value unit"."""
    comparator, target, *unit = wanted.split(" ")
    fields = {"basis": None, "quarter": Q3} | changes
    return Asked(number, name, Comparator(comparator), value(target), "".join(unit), **fields)


def yearly(wanted: str, basis: Basis | None = None, **changes: Any) -> Asked:
    """A target of the year."""
    return asked(wanted, basis=basis, quarter=None, **changes)


def reading(words: str, note: str = "") -> Reading:
    """A reading, written as "value unit"."""
    figure, _, unit = words.partition(" ")
    return Reading(value(figure), unit, note)


def answered(target: Asked, words: str | None, *, note: str = "", last: str | None = None, **more: Any) -> Answered:
    """A target and its answer."""
    given = None if words is None else reading(words, note)
    return Answered(target, given, None if last is None else reading(last), **more)


def figure(name: str, words: str) -> TextFigure:
    """A figure in the text, written as "value unit"."""
    number, _, unit = words.partition(" ")
    return TextFigure(name, value(number), unit, f"{name}{number}{unit}")


def entry(*answers: Answered, **changes: Any) -> EntryFacts:
    """Task 2 of a report for the third quarter."""
    fields: dict[str, Any] = {"text": "按计划推进。", "issues": "土地指标不足。", "limit": 800} | changes
    return EntryFacts(task=2, quarter=Q3, answered=answers, **fields)
