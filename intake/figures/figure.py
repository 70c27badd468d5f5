"""A figure, as a value."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Comparator(StrEnum):
    """How a reading is held against the value: 5家以上 is AT_LEAST, 突破100亿元 is MORE, a bare number EQUAL."""

    AT_LEAST = ">="
    MORE = ">"
    EQUAL = "="
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "about"


class Basis(StrEnum):
    """Over what time a figure counts: one quarter alone, or since the beginning of the year."""

    QUARTER = "quarter"
    CUMULATIVE = "cumulative"


class Role(StrEnum):
    """Whether a figure is to be reached, or only says how large the thing is that is worked on (总投资364亿元的)."""

    TARGET = "target"
    SCOPE = "scope"


@dataclass(frozen=True)
class Figure:
    """A quantity that a unit can be asked about.

    ``start`` and ``end`` are the place of ``text`` in the text given, which holds value, unit and comparator.
    ``value`` and ``unit`` are as written: 10万元 is 10 and 万元. Only 2/3 and 三分之二 are a Fraction, their unit
    is empty. ``basis`` is None when the words do not say.
    """

    start: int
    end: int
    text: str
    name: str
    comparator: Comparator
    value: Decimal | Fraction
    unit: str
    basis: Basis | None
    role: Role

    @property
    def value_text(self) -> str:
        """The value as "1250.6" or "2/3", never with an exponent."""
        return str(self.value) if isinstance(self.value, Fraction) else f"{self.value:f}"
