"""The shape of a draft, whoever sends it; what it says is in ``reports.content``."""

import re
from typing import Any

from actions.answers import check_answers
from actions.refusals import DraftUnreadable
from reports.content import EMPTY, FIELDS

FIGURES = ("readings", "answers")
_TASK = re.compile(r"[1-9][0-9]{0,2}")


def checked(value: Any) -> dict[str, Any]:
    """``value`` as a draft. Raises ``DraftUnreadable`` with what is wrong with its shape."""
    if not isinstance(value, dict) or not set(value) <= set(EMPTY):
        raise DraftUnreadable(why=f"{{{', '.join(EMPTY)}}}")
    content = EMPTY | value
    if not isinstance(content["nil"], bool) or not isinstance(content["nil_reason"], str):
        raise DraftUnreadable(why="nil: true/false, nil_reason: text")
    if not isinstance(content["entries"], dict):
        raise DraftUnreadable(why='entries: {"1": {...}}')
    for seq, entry in content["entries"].items():
        _check_entry(seq, entry)
    return content


def _check_entry(seq: str, entry: Any) -> None:
    if not isinstance(seq, str) or _TASK.fullmatch(seq) is None:
        raise DraftUnreadable(why=f"entries: {str(seq)[:20]!r}")
    if not isinstance(entry, dict) or not set(entry) <= {*FIELDS, *FIGURES}:
        raise DraftUnreadable(why=f"entries.{seq}: {{{', '.join((*FIELDS, *FIGURES))}}}")
    if not all(isinstance(entry.get(field, ""), str) for field in FIELDS):
        raise DraftUnreadable(why=f"entries.{seq}: text only")
    check_answers(seq, entry)
