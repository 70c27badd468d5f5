"""Progress in words: why a target has its light, with the numbers that decided it."""

from fractions import Fraction

from bilingual import Text
from statemachine.light import Light
from statemachine.measure import Asked, meets
from statemachine.scale import Quantity

#: For people, in the order of the lights; ``progress.py`` is the rule.
LIGHT_RULES: dict[Light, Text] = {
    Light.GREEN: Text("已完成，或达到序时进度；限额类指标未超限额", "met, or on schedule; a limit that has been kept"),
    Light.YELLOW: Text(
        "达到序时进度的 80%；超限额的，限额为实际数的 80% 以上",
        "at least 80% of what is scheduled; a limit that is at least 80% of the actual figure",
    ),
    Light.RED: Text("不足上述 80%", "less than that"),
    Light.GREY: Text(
        "无法衡量：没有数字指标、尚未填报、单位无法换算或缺少前几季度的数字",
        "not measurable: no target in figures, no answer yet, units that do not compare, earlier quarters missing",
    ),
}


def percent(part: Fraction) -> str:
    """A part of 1 as a percentage with one decimal, half rounded up: 45/56 is "80.4%"."""
    tenths = (2000 * abs(part.numerator) + part.denominator) // (2 * part.denominator)
    return f"{'-' if part < 0 and tenths else ''}{tenths // 10}.{tenths % 10}%"


def rule(asked: Asked, value: Fraction, due: Fraction, rate: Fraction | None, light: Light) -> Text:
    """Why a measurable target has its light. ``value`` and ``due`` (what is scheduled) are in the target's unit."""
    return _kept(asked, value, rate, light) if asked.caps else _reached(asked, value, due, rate, light)


def _whose(asked: Asked) -> Text:
    return Text("年度", "the year's") if asked.quarter is None else Text("季度", "the quarter's")


def _reached(asked: Asked, value: Fraction, due: Fraction, rate: Fraction | None, light: Light) -> Text:
    """完成 45 亿元，为季度目标 56 亿元的 80.4%，低于序时进度."""
    done, goal, whose = Quantity(value, asked.unit), asked.goal, _whose(asked)
    verdict = _verdict(asked, value, due, light)
    if rate is None:
        return Text(
            f"完成 {done}，{whose.zh}目标 {goal}，{verdict.zh}",
            f"{done} done, {whose.en} target is {goal}: {verdict.en}",
        )
    return Text(
        f"完成 {done}，为{whose.zh}目标 {goal}的 {percent(rate)}，{verdict.zh}",
        f"{done} done, {percent(rate)} of {whose.en} target {goal}: {verdict.en}",
    )


def _verdict(asked: Asked, value: Fraction, due: Fraction, light: Light) -> Text:
    if meets(asked.comparator, value, asked.target):
        return Text("已完成目标", "the target is met")
    share = Fraction(0) if not asked.target else due / Fraction(asked.target)
    # A whole target that is due needs no figures of its own beside it.
    here = Text("", "")
    if 0 < share < 1:
        plan = f"{share.numerator * 100 // share.denominator}%"
        here = Text(f" {plan}（{Quantity(due, asked.unit)}）", f" of {plan} ({Quantity(due, asked.unit)})")
    return {
        Light.GREEN: Text(f"达到序时进度{here.zh}", f"on schedule{here.en}"),
        Light.YELLOW: Text(f"低于序时进度{here.zh}", f"behind schedule{here.en}"),
        Light.RED: Text(f"不足序时进度{here.zh}的 80%", f"less than 80% of the schedule{here.en}"),
    }[light]


def _kept(asked: Asked, value: Fraction, rate: Fraction | None, light: Light) -> Text:
    """A limit: kept, or by how much it is not."""
    actual, whose, goal = Quantity(value, asked.unit), _whose(asked), asked.said
    if light is Light.GREEN:
        return Text(f"实际 {actual}，符合{whose.zh}目标“{goal.zh}”", f"{actual}, within {whose.en} target “{goal.en}”")
    part = Text("", "")
    if rate is not None:
        part = Text(f"，限额为实际数的 {percent(rate)}", f"; the limit is {percent(rate)} of the figure")
    return Text(
        f"实际 {actual}，未达到{whose.zh}目标“{goal.zh}”{part.zh}",
        f"{actual}, not within {whose.en} target “{goal.en}”{part.en}",
    )
