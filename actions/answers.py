"""The figures in a report: the shape in which a draft answers them. What a revision keeps: ``reports.content``.

An entry of a draft may hold ``readings`` ``{"<number>": {"value": "56.3", "unit": "亿元", "note": ""}}`` by the number
of the indicator within its task (the unit may stand behind the value), and ``answers``
``{"<key of a check>": "<reason>"}``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actions.answer_refusals import NoSuchCheck
from actions.refusals import DraftUnreadable
from statemachine.checks import CHECKS
from statemachine.reading import read_written

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
