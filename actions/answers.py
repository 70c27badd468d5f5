"""The figures in a report: what is asked of each unit, and the shape in which its draft answers.

An entry of a draft may hold ``readings`` ``{"<number>": {"value": "56.3", "unit": "亿元", "note": ""}}`` by the number
of the indicator within its task (the unit may stand behind the value), and ``answers``
``{"<key of a check>": "<reason>"}``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from actions.cases import Case
from actions.refusals import DraftUnreadable
from models import Assignment, Indicator, KeyTask
from reports.figures import figure_of
from statemachine.asking import asked
from statemachine.measure import Asked, Reading
from statemachine.reading import read_reading
from statemachine.scale import plainly

READING = ("value", "unit", "note")


class Duty(NamedTuple):
    """What one unit is asked in one task: whether it leads, and the confirmed figures that are to be reached."""

    lead: bool
    asked: tuple[Asked, ...]


def duties(session: Session, cases: Sequence[Case]) -> dict[int, dict[int, Duty]]:
    """``{submission: {task number: Duty}}`` for every task with confirmed figures of the case's quarter or of the year.

    Figures of scope describe a task and are not asked for.
    """
    rows = session.execute(
        select(Assignment.unit_id, Assignment.lead, KeyTask.campaign_id, KeyTask.seq, Indicator)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .join(Indicator, Indicator.task_id == KeyTask.id)
        .where(
            KeyTask.campaign_id.in_({case.campaign_id for case in cases}),
            Assignment.unit_id.in_({case.unit_id for case in cases}),
            or_(Indicator.quarter.is_(None), Indicator.quarter.in_({case.quarter for case in cases})),
            Indicator.role == "target",
        )
        .order_by(KeyTask.seq, Indicator.number)
    ).all()
    by_unit: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        by_unit.setdefault((row[2], row[0]), []).append(row)
    return {case.id: _duties(by_unit.get((case.campaign_id, case.unit_id), ()), case.quarter) for case in cases}


def _duties(rows: Iterable[Any], quarter: str) -> dict[int, Duty]:
    found: dict[int, Duty] = {}
    for _, lead, _, seq, indicator in rows:
        if indicator.quarter in (None, quarter):
            known = found.get(seq, Duty(lead, ()))
            found[seq] = known._replace(asked=(*known.asked, asked(indicator.number, figure_of(indicator))))
    return found


def check_answers(seq: str, entry: Mapping[str, Any]) -> None:
    """The shape of an entry's figures. Raises ``DraftUnreadable``, or what ``read_reading`` raises for a value that is
    no figure."""
    readings, answers = entry.get("readings", {}), entry.get("answers", {})
    if not isinstance(readings, dict) or not isinstance(answers, dict):
        raise DraftUnreadable(why=f'entries.{seq}: readings: {{"1": {{…}}}}, answers: {{"…": "…"}}')
    for number, reading in readings.items():
        _check_reading(f"entries.{seq}.readings.{number[:20]}", number, reading)
    if not all(isinstance(reason, str) for reason in answers.values()):
        raise DraftUnreadable(why=f"entries.{seq}.answers: text only")


def _check_reading(where: str, number: str, reading: Any) -> None:
    if not (number.isascii() and number.isdigit() and number[0] != "0" and len(number) <= 3):
        raise DraftUnreadable(why=where)
    if not isinstance(reading, dict) or not set(reading) <= set(READING):
        raise DraftUnreadable(why=f"{where}: {{{', '.join(READING)}}}")
    if not all(isinstance(words, str) for words in reading.values()):
        raise DraftUnreadable(why=f"{where}: text only")
    read(reading)


def read(reading: Mapping[str, str]) -> Reading | None:
    """A draft's reading as the rules judge it, None while it holds no figure. Raises what ``read_reading`` raises."""
    return read_reading(reading.get("value", ""), reading.get("unit", ""), reading.get("note", ""))


def words_of(entry: Mapping[str, Any]) -> Iterator[str]:
    """Every text in an entry's figures, for what cannot be printed must not be signed."""
    for reading in entry.get("readings", {}).values():
        yield from reading.values()
    yield from entry.get("answers", {}).values()


def answered(entry: Mapping[str, Any], duty: Duty) -> dict[str, Any]:
    """What a revision keeps of an entry's figures: each with what was asked, for that may be edited later.

    Only the lead unit has to answer, and only the quarter's figures: what others leave out does not appear.
    """
    readings = entry.get("readings", {})
    rows = [_answered(one, readings.get(str(one.number), {})) for one in duty.asked]
    shown = [row for row in rows if row["value"] or (duty.lead and row["quarter"])]
    reasons = [{"check": key, "reason": said} for key, said in sorted(entry.get("answers", {}).items()) if said.strip()]
    return {"lead": duty.lead, "readings": shown, "answers": reasons}


def _answered(asked: Asked, written: Mapping[str, str]) -> dict[str, Any]:
    reading = read(written)
    return {
        "number": asked.number,
        "name": asked.name,
        "quarter": str(asked.quarter) if asked.quarter else None,
        "comparator": str(asked.comparator),
        "target": plainly(asked.target),
        "unit": asked.unit,
        "basis": str(asked.basis) if asked.basis else None,
        "value": plainly(reading.value) if reading else None,
        "reading_unit": reading.unit if reading else None,
        "note": written.get("note", ""),
    }
