"""What the units' figures add up to, task by task: readings side by side, completion rate, light and its rule."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from reports.circular.lines import Line
from reports.circular.view import Duty, View
from statemachine.asking import asked
from statemachine.measure import Asked, Basis, Reading
from statemachine.progress import Progress, progress, task_light
from statemachine.progress_words import percent
from statemachine.reading import read_value
from workdays import Quarter


class Answer(NamedTuple):
    """What one unit says of one figure; ``reading`` is None while it says nothing."""

    unit: str
    lead: bool
    asked: Asked
    reading: Reading | None
    measured: Progress


def figures(view: View) -> list[dict[str, Any]]:
    """One item per task with confirmed figures of the quarter, or with answered ones of the year; its light is that of
    the lead units' figures."""
    by_unit = {line.unit.id: line for line in view.lines}
    found = []
    for task in view.tasks:
        duties = [duty for duty in view.duties if duty.seq == task.seq and duty.unit.id in by_unit]
        if answers := list(_answers(view, task.seq, duties, by_unit)):
            light, why = task_light([one.measured for one in answers if one.lead])
            item = {"seq": task.seq, "annual": task.annual, "light": str(light), "light_why": why.zh}
            found.append(item | {"rows": [_row(one, answers) for one in answers]})
    return found


def _answers(view: View, seq: int, duties: Sequence[Duty], by_unit: Mapping[int, Line]) -> Iterator[Answer]:
    """Figure by figure, the lead units first; who neither leads nor answers is left out."""
    quarter = Quarter.parse(view.period.quarter)
    targets = (asked(number, one) for number, one in view.figures.get(seq, {}).items() if one.role == "target")
    for one in targets:
        for duty in duties if one.quarter in (None, quarter) else ():
            reading = reading_of(by_unit[duty.unit.id], seq, one.number)
            if reading or (duty.lead and one.quarter):
                total = _added_up(view, duty.unit.id, seq, one, reading)
                yield Answer(duty.unit.name, duty.lead, one, reading, progress(one, reading, quarter, total))


def reading_of(line: Line | None, seq: int, number: int) -> Reading | None:
    """What the report that was handed in says of figure ``number`` of task ``seq``."""
    entries = line.content["entries"] if line and line.content else ()
    for row in (row for entry in entries if entry["task"] == seq for row in entry.get("readings", ())):
        if row["number"] == number and row["value"]:
            return Reading(read_value(row["value"]), row["reading_unit"], row["note"])
    return None


def _added_up(view: View, unit: int, seq: int, one: Asked, reading: Reading | None) -> Fraction | None:
    """What the year's quarters add up to for a figure that is answered quarter by quarter; None when one is missing."""
    if (
        one.quarter
        or one.basis is not Basis.QUARTER
        or Quarter.parse(view.period.quarter).number != len(view.before) + 1
    ):
        return None
    readings = [*(reading_of(lines.get(unit), seq, one.number) for lines in view.before), reading]
    values = [found.measured_as(one) if found else None for found in readings]
    return None if None in values else sum(filter(None, values), Fraction(0))


def _row(answer: Answer, answers: Sequence[Answer]) -> dict[str, Any]:
    one, reading, measured = answer.asked, answer.reading, answer.measured
    return {
        "name": one.name,
        "asked": f"{one.said.zh}（{'本季度' if one.quarter else '全年'}）",
        "unit": answer.unit,
        "lead": answer.lead,
        "value": str(reading.quantity) if reading else None,
        "rate": percent(measured.rate) if measured.rate is not None else "",
        "light": str(measured.light),
        "why": measured.rule.zh,
        "note": reading.note if reading else "",
        "differs": _differs(answer, answers),
    }


def _differs(answer: Answer, answers: Sequence[Answer]) -> bool:
    """Whether the units that answer this figure do not all say the same."""
    said = [other.reading for other in answers if other.asked == answer.asked and other.reading]
    measured = [(other.measured_as(answer.asked), str(other.quantity)) for other in said]
    values = {words if value is None else value for value, words in measured}
    return answer.reading is not None and len(values) > 1
