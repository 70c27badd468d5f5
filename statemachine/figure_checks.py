"""Checks of the figures in one entry. Each function yields the number of the target concerned and a sentence."""

from collections.abc import Iterator
from fractions import Fraction

from bilingual import Text
from statemachine.entry import EntryFacts
from statemachine.light import Light
from statemachine.measure import Asked, Basis
from statemachine.progress import progress
from statemachine.scale import SHARE, Quantity

Said = tuple[int | None, Text]
_BEHIND = (Light.YELLOW, Light.RED)


def figure_unanswered(facts: EntryFacts) -> Iterator[Said]:
    """A lead unit has not answered a target."""
    for asked in (one.asked for one in facts.answered if facts.leads and one.reading is None):
        yield (
            asked.number,
            Text(
                f"“{asked.name}”（{asked.said.zh}）尚未填报。请填写数字；确实无法提供的，请说明理由。",
                f"“{asked.name}” ({asked.said.en}) has no figure yet. Give it; if it cannot be given, say why.",
            ),
        )


def unit_differs(facts: EntryFacts) -> Iterator[Said]:
    """An answer stands in a unit that cannot be brought to the target's."""
    for one in facts.answered:
        if one.reading is None or one.said is not None:
            continue
        asked, said = one.asked, one.reading.quantity
        unit = _unit_of(asked)
        yield (
            asked.number,
            Text(
                f"“{asked.name}”应以{unit.zh}填报，填的是“{said}”，无法换算。"
                f"请改为{unit.zh}；不能这样填报的，请留空并说明理由。",
                f"“{asked.name}” is asked for as {unit.en}; “{said}” cannot be converted. "
                f"Give it as {unit.en}; if that cannot be, leave it empty and say why.",
            ),
        )


def _unit_of(asked: Asked) -> Text:
    """How an answer is to be written; a part of a whole (2/3) is asked for without a unit, and 0.66 would be none."""
    if asked.unit:
        return Text(f"“{asked.unit}”", f"“{asked.unit}”")
    if asked.goal.scale.kind == SHARE:
        return Text("分数（如 2/3）或百分数（如 66.7%）", "a fraction (2/3) or a percentage (66.7%)")
    return Text("不带单位的数字", "a bare number")


def cumulative_falls(facts: EntryFacts) -> Iterator[Said]:
    """A figure since the beginning of the year is smaller than a quarter ago."""
    for one, reading, now in facts.comparable:
        before = one.last.measured_as(one.asked) if one.last else None
        if one.last is None or before is None or one.asked.basis is not Basis.CUMULATIVE or now.value >= before:
            continue
        yield (
            one.asked.number,
            Text(
                f"“{one.asked.name}”累计数本季 {reading.quantity}，低于上季 {one.last.quantity}，累计数不应减少。"
                "请核对；确有核减的，请说明理由。",
                f"“{one.asked.name}” adds up to {reading.quantity}, less than {one.last.quantity} a quarter ago, and "
                "a cumulative figure does not fall. Check it; if it was corrected downward, say why.",
            ),
        )


def sum_differs(facts: EntryFacts) -> Iterator[Said]:
    """A figure since the beginning of the year is not the sum of the quarters'."""
    for one, reading, now in facts.comparable:
        total = one.quarters_sum
        if total is None or one.asked.basis is not Basis.CUMULATIVE or now.value == total:
            continue
        whole, apart = (Quantity(v, now.unit) for v in (total, abs(Fraction(now.value) - Fraction(total))))
        yield (
            one.asked.number,
            Text(
                f"“{one.asked.name}”累计数 {reading.quantity}，各季度之和为 {whole}，相差 {apart}。"
                "请核对；统计口径不同的，请说明理由。",
                f"“{one.asked.name}” is {reading.quantity} since January, and the quarters add up to {whole}: {apart} "
                "apart. Check them; if they are counted differently, say why.",
            ),
        )


def over_hundred(facts: EntryFacts) -> Iterator[Said]:
    """A percentage over 100, unless the target itself is one or a note explains it."""
    for one, reading, _ in facts.comparable:
        scale, goal = reading.quantity.scale, one.asked.goal
        asked_for = goal.scale.kind != SHARE or Fraction(goal.value) * goal.scale.factor > 1
        if asked_for or reading.note.strip() or Fraction(reading.value) * scale.factor <= 1:
            continue
        yield (
            one.asked.number,
            Text(
                f"“{one.asked.name}”填报 {reading.quantity}，超过 100%。请核对；确实超过的，请在备注中说明。",
                f"“{one.asked.name}” is {reading.quantity}, over 100%. Check it; if it is right, say so in the note.",
            ),
        )


def not_met_without_reason(facts: EntryFacts) -> Iterator[Said]:
    """A target is missed, or behind schedule, and nothing says why."""
    for one, reading, _ in facts.comparable:
        stands = progress(one.asked, one.reading, facts.quarter, one.quarters_sum)
        if stands.light not in _BEHIND or facts.issues.strip() or reading.note.strip():
            continue
        yield (
            one.asked.number,
            Text(
                f"“{one.asked.name}”：{stands.rule.zh}，没有写存在问题。建议写明原因和下步措施。",
                f"“{one.asked.name}”: {stands.rule.en}, and no issues are written. Please write why, and what follows.",
            ),
        )
