"""What one indicator asks of a unit, what was answered, and whether the one meets the other."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bilingual import Text
from statemachine.scale import Quantity, Value
from workdays import Quarter

#: How far from its target a figure may lie that was asked for as "about" (约, 左右): the office's reading, no law.
ABOUT_WITHIN = Fraction(1, 10)


class Comparator(StrEnum):
    """How a reading is held against a target.

    EQUAL is a bare number in a notice (新增企业 5 家): something to be reached, so more than that meets it too.
    """

    AT_LEAST = ">="
    MORE = ">"
    EQUAL = "="
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "about"


COMPARATOR_WORDS: dict[Comparator, Text] = {
    Comparator.AT_LEAST: Text("不少于", "at least"),
    Comparator.MORE: Text("超过", "more than"),
    Comparator.EQUAL: Text("达到", "reaching"),
    Comparator.AT_MOST: Text("不超过", "at most"),
    Comparator.LESS: Text("低于", "less than"),
    Comparator.ABOUT: Text("约", "about"),
}


class Basis(StrEnum):
    """Over what time readings count: one quarter alone, or since the beginning of the year."""

    QUARTER = "quarter"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True)
class Asked:
    """One confirmed target of a task. ``number`` is its number within the task; ``quarter`` is None for a target of
    the year; ``basis`` is None when the notice does not say."""

    number: int
    name: str
    comparator: Comparator
    target: Value
    unit: str
    basis: Basis | None
    quarter: Quarter | None

    @property
    def goal(self) -> Quantity:
        """The target with its unit."""
        return Quantity(self.target, self.unit)

    @property
    def caps(self) -> bool:
        """Whether the target is a limit to stay under, rather than something to be reached."""
        return self.comparator in (Comparator.AT_MOST, Comparator.LESS)

    @property
    def said(self) -> Text:
        """The target in words: 不少于 56 亿元."""
        words = COMPARATOR_WORDS[self.comparator]
        return Text(f"{words.zh} {self.goal}", f"{words.en} {self.goal}")


@dataclass(frozen=True)
class Reading:
    """What a unit answered. ``note``: its own words beside the figure, perhaps empty."""

    value: Value
    unit: str
    note: str = ""

    @property
    def quantity(self) -> Quantity:
        """The value with its unit."""
        return Quantity(self.value, self.unit)

    def measured_as(self, asked: Asked) -> Fraction | None:
        """The value in the unit that is asked for; None when the two cannot be compared."""
        return self.quantity.measured_as(asked.goal)


def meets(comparator: Comparator, value: Value | None, target: Value | None) -> bool | None:
    """Whether ``value`` meets ``target``, both in one unit; None while one of them is missing.

    "About" is met within 10 % of the target, on either side.
    """
    if value is None or target is None:
        return None
    actual, wanted = Fraction(value), Fraction(target)
    match comparator:
        case Comparator.AT_LEAST | Comparator.EQUAL:
            return actual >= wanted
        case Comparator.MORE:
            return actual > wanted
        case Comparator.AT_MOST:
            return actual <= wanted
        case Comparator.LESS:
            return actual < wanted
        case Comparator.ABOUT:
            return abs(actual - wanted) <= abs(wanted) * ABOUT_WITHIN
