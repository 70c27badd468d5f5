"""Reading a figure from what a person has typed. What cannot be read is refused, never guessed."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from bilingual import Refused
from statemachine.measure import Reading
from statemachine.scale import Value, tidy_unit

_PLAIN = r"[0-9]{1,15}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}"
_NUMBER = rf"[+-]?(?:(?:{_PLAIN})(?:\.[0-9]{{1,9}})?|[0-9]{{1,9}}/0*[1-9][0-9]{{0,8}})"
# What follows a number is a unit without digits (m2 apart), so that 3-5, 1.2.3, 3至5 and 1e5 are no figures.
_UNIT = r"(?:[^\W\d_]|[%‰℃㎡°/·]){1,20}(?:(?<=m)[23])?"
_TYPED = re.compile(rf"({_NUMBER})\s*({_UNIT})?")
_NARROW = str.maketrans("０１２３４５６７８９，．／％＋－−", "0123456789,./%+--")
_SHOWN = 20


class ValueUnreadable(Refused):
    """What was typed is no figure."""

    zh = "“{text}”不是一个数字。请填写阿拉伯数字（如 1,250.6），分数写成 2/3；区间和说明请写在备注里。"
    en = "“{text}” is not a number. Write digits (1,250.6), or a fraction as 2/3; put ranges and remarks in the note."


class UnitTypedTwice(Refused):
    """A unit stands behind the figure, and another one beside it."""

    zh = "数字后面写的单位是“{typed}”，单位一栏是“{unit}”，两者不同。请只保留一个。"
    en = "The unit typed behind the figure is “{typed}”, the one beside it “{unit}”. Keep one of them."


def read_value(words: str) -> Value:
    """The figure alone: "1,250.6", "-3", "２／３" (a Fraction).

    Raises ``ValueUnreadable``, also for a unit behind it.
    """
    value, unit = _typed(words)
    if unit:
        raise _unreadable(words)
    return value


def read_reading(words: str, unit: str, note: str = "") -> Reading | None:
    """A reading; its unit may be typed behind the figure ("70%"). None while no figure is typed.

    A unit that is written nowhere stays empty. Raises ``ValueUnreadable`` or ``UnitTypedTwice``.
    """
    if not words.strip():
        return None
    value, typed = _typed(words)
    if typed and unit.strip() and tidy_unit(typed) != tidy_unit(unit):
        raise UnitTypedTwice(typed=typed, unit=_short(unit))
    return Reading(value, typed or unit.strip(), note)


def read_written(written: Mapping[str, str]) -> Reading | None:
    """A draft's ``{"value", "unit", "note"}``, each of which may be left out. Raises as ``read_reading``."""
    return read_reading(written.get("value", ""), written.get("unit", ""), written.get("note", ""))


def _typed(words: str) -> tuple[Value, str]:
    found = _TYPED.fullmatch(words.translate(_NARROW).strip())
    if found is None:
        raise _unreadable(words)
    digits = found[1].replace(",", "")
    return Fraction(digits) if "/" in digits else Decimal(digits), found[2] or ""


def _unreadable(words: str) -> ValueUnreadable:
    return ValueUnreadable(text=_short(words))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
