"""What is known about one task's entry in a report when its figures are checked: values, gathered by the caller."""

from collections.abc import Iterator
from dataclasses import dataclass

from statemachine.measure import Asked, Reading
from statemachine.scale import Quantity, Value
from workdays import Quarter


@dataclass(frozen=True)
class TextFigure:
    """A figure that was found in the narrative; ``words`` are the source's."""

    name: str
    value: Value
    unit: str
    words: str

    @property
    def quantity(self) -> Quantity:
        """The value with its unit."""
        return Quantity(self.value, self.unit)


@dataclass(frozen=True)
class Answered:
    """A target and what was answered to it, None while nothing was.

    ``last``: the reading of the same measure in the quarter before, of the same year (a year begins anew); None
    when there is none. ``quarters_sum``: what the quarterly readings of the measure add up to in this year, this
    quarter's included, in the target's unit; None when they are not all known.
    """

    asked: Asked
    reading: Reading | None
    last: Reading | None = None
    quarters_sum: Value | None = None

    @property
    def said(self) -> tuple[Reading, Quantity] | None:
        """The reading, and its value in the target's unit; None when there is none or it does not compare."""
        value = self.reading.measured_as(self.asked) if self.reading else None
        return None if self.reading is None or value is None else (self.reading, Quantity(value, self.asked.unit))


@dataclass(frozen=True, kw_only=True)
class EntryFacts:
    """One task of one unit's report for ``quarter``.

    ``text`` is the narrative (progress), ``last_text`` that of the quarter before, empty when there is none;
    ``figures`` were found in ``text``. ``limit``: the campaign's, in characters. ``leads``: lead units must answer
    every figure, supporting units may.
    """

    task: int
    quarter: Quarter
    text: str
    issues: str
    limit: int
    answered: tuple[Answered, ...] = ()
    figures: tuple[TextFigure, ...] = ()
    last_text: str = ""
    leads: bool = True

    @property
    def comparable(self) -> Iterator[tuple[Answered, Reading, Quantity]]:
        """The answers that can be held against their targets, with their values in the targets' units."""
        for answered in self.answered:
            if answered.said is not None:
                yield answered, *answered.said
