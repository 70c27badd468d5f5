"""Units of measurement, and bringing two quantities to one of them where that is certain.

Certain are the words of number before a unit (万元 is ten thousand 元), and the pairs of ``BASES``: metric units, 公顷
and 亩 (15 to 1), percentages. Everything else is equal only to itself: 家 is not 个, 人次 is not 人.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

Value = Decimal | Fraction
#: The kind of a part of a whole: 70%, 7成, and 2/3 written without a unit.
SHARE = "share"
MULTIPLES = {
    "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
#: unit → (kind, how many of the kind's smallest unit)
BASES: dict[str, tuple[str, Fraction]] = {
    "%": (SHARE, Fraction(1, 100)), "‰": (SHARE, Fraction(1, 1000)), "成": (SHARE, Fraction(1, 10)),
    "个百分点": ("百分点", Fraction(1)),
    "公里": ("米", Fraction(1000)), "m": ("米", Fraction(1)), "km": ("米", Fraction(1000)),
    "平方米": ("平方米", Fraction(1)), "㎡": ("平方米", Fraction(1)), "m²": ("平方米", Fraction(1)),
    "m2": ("平方米", Fraction(1)), "公顷": ("平方米", Fraction(10**4)), "亩": ("平方米", Fraction(2000, 3)),
    "平方公里": ("平方米", Fraction(10**6)), "平方千米": ("平方米", Fraction(10**6)),
    "km²": ("平方米", Fraction(10**6)), "km2": ("平方米", Fraction(10**6)),
    "m³": ("立方米", Fraction(1)), "m3": ("立方米", Fraction(1)),
    "吨": ("克", Fraction(10**6)), "t": ("克", Fraction(10**6)), "公斤": ("克", Fraction(1000)),
    "kg": ("克", Fraction(1000)),
    "兆瓦": ("瓦", Fraction(10**6)), "MW": ("瓦", Fraction(10**6)), "kW": ("瓦", Fraction(1000)),
    "kWh": ("瓦时", Fraction(1000)),
}  # fmt: skip
_WORD = "|".join(sorted(MULTIPLES, key=len, reverse=True))
# Two words of number are the most that people write: 万千瓦, 百万千瓦时.
_WRITTEN = re.compile(f"({_WORD})?({_WORD})?(.*)", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Scale(NamedTuple):
    """Quantities of one ``kind`` can be compared; ``factor``: one of the unit in the smallest unit of the kind."""

    kind: str
    factor: Fraction


class Quantity(NamedTuple):
    """A value and its unit as written; no unit is an empty text."""

    value: Value
    unit: str

    @property
    def scale(self) -> Scale:
        """A fraction without a unit is a share; any other bare number counts without a unit."""
        unit = tidy_unit(self.unit)
        if not unit and isinstance(self.value, Fraction):
            return Scale(SHARE, Fraction(1))
        first, second, base = _WRITTEN.fullmatch(unit).groups()  # type: ignore[union-attr]
        kind, factor = BASES.get(base, (base, Fraction(1)))
        return Scale(kind, factor * MULTIPLES.get(first, 1) * MULTIPLES.get(second, 1))

    def measured_as(self, other: "Quantity") -> Fraction | None:
        """The exact value in the unit of ``other``; None where it is not certain how the two units compare."""
        mine, theirs = self.scale, other.scale
        return Fraction(self.value) * mine.factor / theirs.factor if mine.kind == theirs.kind else None

    def __str__(self) -> str:
        """As people write it: "56 亿元", "70%", "2/3"."""
        between = "" if not self.unit or self.unit[0] in "%％‰" else " "
        return f"{plainly(self.value)}{between}{self.unit}"


def tidy_unit(unit: str) -> str:
    """``unit`` without blanks and with ASCII characters in their narrow form."""
    return _BLANKS.sub("", unit).translate(_NARROW)


def plainly(value: Value) -> str:
    """The exact value: decimals where they end ("1250.6", never an exponent), otherwise "2/3"."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return str(value)
    return f"{Decimal(f'{value.numerator * 10**places // value.denominator}E-{places}'):f}"
