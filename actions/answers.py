"""The figures in a report: the shape in which a draft answers them, and what a revision keeps.

An entry of a draft may hold ``readings`` ``{"<number>": {"value": "56.3", "unit": "亿元", "note": ""}}`` by the number
of the indicator within its task (the unit may stand behind the value), and ``answers``
``{"<key of a check>": "<reason>"}``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actions.answer_refusals import NoSuchCheck
from actions.refusals import DraftUnreadable
from reports.duties import Duty
from statemachine.checks import CHECKS
from statemachine.measure import Asked
from statemachine.reading import read_written
from statemachine.scale import plainly

_RULES = "|".join(check.rule for check in CHECKS)
READING = ("value", "unit", "note")


def check_answers(seq: str, entry: Mapping[str, Any]) -> None:
    """The shape of an entry's figures. Raises ``DraftUnreadable``, ``NoSuchCheck``, or what ``read_reading`` raises for
    a value that is no figure."""
    readings, answers = entry.get("readings", {}), entry.get("answers", {})
    if not isinstance(readings, dict) or not isinstance(answers, dict):
        raise DraftUnreadable(why=f'entries.{seq}: readings: {{"1": {{…}}}}, answers: {{"…": "…"}}')
    for number, reading in readings.items():
        _check_reading(f"entries.{seq}.readings.{number[:20]}", number, reading)
    if not all(isinstance(reason, str) for reason in answers.values()):
        raise DraftUnreadable(why=f"entries.{seq}.answers: text only")
    for key in answers:
        if not re.fullmatch(rf"(?:{_RULES}):{seq}(?:\.[1-9][0-9]{{0,2}})?", key):
            raise NoSuchCheck(task=seq, key=key[:40])


def _check_reading(where: str, number: str, reading: Any) -> None:
    if not (number.isascii() and number.isdigit() and number[0] != "0" and len(number) <= 3):
        raise DraftUnreadable(why=f"{where}: 1–999")
    if not isinstance(reading, dict) or not set(reading) <= set(READING):
        raise DraftUnreadable(why=f"{where}: {{{', '.join(READING)}}}")
    if not all(isinstance(words, str) for words in reading.values()):
        raise DraftUnreadable(why=f"{where}: text only")
    read_written(reading)


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
    reading = read_written(written)
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
