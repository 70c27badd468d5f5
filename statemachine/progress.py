"""How far a target has come: completion rate (完成率), scheduled progress (序时进度), light, and the rule behind it.

Every comparison is exact; percentages are rounded only to be shown (``progress_words``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bilingual import Text
from statemachine.light import Light, worst
from statemachine.measure import Asked, Basis, Comparator, Reading, meets
from statemachine.progress_words import rule
from statemachine.scale import SHARE, Value
from workdays import Quarter

#: Below this part of what is scheduled (or above a limit by more than its inverse) a light is red.
YELLOW_FROM = Fraction(8, 10)
_NONE = Text("没有可以衡量的数字指标", "no figure to measure it by")


@dataclass(frozen=True)
class Progress:
    """How one target stands; ``value``, ``scheduled`` are in the target's unit, ``rate`` is a part of 1.

    ``value`` is None when grey, ``rate`` also when there is nothing to divide by; ``rule`` says with the numbers why
    the light is what it is.
    """

    asked: Asked
    value: Fraction | None
    scheduled: Fraction
    rate: Fraction | None
    light: Light
    rule: Text


def accumulates(asked: Asked) -> bool:
    """Whether a target of the year is worked off quarter by quarter.

    A percentage whose basis nobody has confirmed (空气质量良好率) is a state, due in full in every quarter.
    """
    return asked.quarter is None and (asked.basis is not None or asked.goal.scale.kind != SHARE)


def scheduled(asked: Asked, quarter: Quarter) -> Fraction:
    """What is due by the end of ``quarter``, in the target's unit: 25, 50, 75, 100 % of a year's target that
    accumulates, the whole of any other, of a limit, and of a target of zero or less."""
    whole = Fraction(asked.target)
    parted = accumulates(asked) and not asked.caps and whole > 0
    return whole * quarter.number / 4 if parted else whole


def completion(asked: Asked, value: Value) -> Fraction | None:
    """The completion rate as a part of 1: value / target, and may be over 1.

    For a limit: 1 while it is kept, otherwise limit / value, which is at most 1. None for a target of zero or less,
    of which there are no parts.
    """
    actual, target = Fraction(value), Fraction(asked.target)
    if asked.caps and meets(asked.comparator, actual, target):
        return Fraction(1)
    if target <= 0:
        return None
    return target / actual if asked.caps else actual / target


def progress(asked: Asked, reading: Reading | None, quarter: Quarter, quarters_sum: Value | None = None) -> Progress:
    """How ``asked`` stands at the end of ``quarter``.

    ``quarters_sum``: what the readings of this year add up to, this quarter's included, in the target's unit; needed
    only for a target of the year that is answered quarter by quarter.
    """
    due = scheduled(asked, quarter)
    value = _counted(asked, reading, quarter, quarters_sum)
    if isinstance(value, Text):
        return Progress(asked, None, due, None, Light.GREY, value)
    light = _light(asked, value, due)
    rate = completion(asked, value)
    return Progress(asked, value, due, rate, light, rule(asked, value, due, rate, light))


def task_light(measured: Sequence[Progress]) -> tuple[Light, Text]:
    """The light of a task: its worst measurable target, named; grey without any."""
    light = worst(one.light for one in measured)
    first = next((one for one in measured if one.light is light), None)
    if first is None:
        return light, _NONE
    return light, Text(f"“{first.asked.name}”：{first.rule.zh}", f"“{first.asked.name}”: {first.rule.en}")


def _counted(asked: Asked, reading: Reading | None, quarter: Quarter, quarters_sum: Value | None) -> Fraction | Text:
    """The value that counts, or why there is none."""
    if reading is None:
        return Text("尚未填报", "no answer yet")
    value = reading.measured_as(asked)
    if value is None:
        return Text(
            f"填报单位“{reading.unit}”与目标单位“{asked.unit}”无法换算",
            f"the unit answered “{reading.unit}” does not compare with the one asked for “{asked.unit}”",
        )
    if asked.quarter is not None or asked.basis is not Basis.QUARTER or quarter.number == 1:
        return value
    if quarters_sum is None:
        return Text("缺少前几季度的数字，无法计算全年累计", "earlier quarters are missing, so the year has no sum")
    return Fraction(quarters_sum)


def _light(asked: Asked, value: Fraction, due: Fraction) -> Light:
    more = asked.comparator is Comparator.ABOUT and value > due
    if more or meets(asked.comparator, value, due):
        return Light.GREEN
    part, whole = (due, value) if asked.caps else (value, due)
    near = whole > 0 and part >= whole * YELLOW_FROM
    return Light.YELLOW if near else Light.RED
