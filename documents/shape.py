"""The agreed shape of a circular's content, as one nested table that a person can read."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bilingual import Text
from documents.lights import LIGHTS

SCHEMA = "ducha.circular/1"


class Kind(NamedTuple):
    """One kind of value: what it is called, and whether a value is one."""

    name: Text
    holds: Callable[[object], bool]


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_whole(value: object, limit: int = 2**31) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < limit


def _or_none(kind: Kind) -> Kind:
    name = Text(f"{kind.name.zh}或空值", f"{kind.name.en} or null")
    return Kind(name, lambda value: value is None or kind.holds(value))


TEXT = Kind(Text("文字", "a text"), lambda value: isinstance(value, str))
NAME = Kind(Text("非空文字", "a text that is not blank"), lambda value: isinstance(value, str) and bool(value.strip()))
# Tasks are columns of a sheet, and a sheet has 16 384 of them.
NUMBER = Kind(Text("0到9999的整数", "a whole number up to 9999"), lambda value: _is_whole(value, 10_000))
WHOLE = Kind(Text("非负整数", "a whole number, not negative"), _is_whole)
TRUTH = Kind(Text("真或假", "true or false"), lambda value: isinstance(value, bool))
DAY = Kind(Text("日期（如2020-10-27）", "a day such as 2020-10-27"), _is_day)
LIGHT = Kind(Text("绿、黄、红、灰之一", "one of 绿, 黄, 红, 灰"), lambda value: value in tuple(LIGHTS))
LIST = Text("列表", "a list")
RECORD = Text("一组字段", "a record")

# What a missing key is compared as: no kind holds it, None included.
_ABSENT = object()


class Optional(NamedTuple):
    """The shape of a key that may be absent; a key that is there must hold it."""

    shape: "Shape"


Shape = Kind | dict[str, "Shape | Optional"] | list["Shape"]

# One key task with figures: what each unit asked says of each figure, and the light that follows.
FIGURES: Shape = {
    "seq": NUMBER,
    "annual": TEXT,
    "light": LIGHT,
    "light_why": TEXT,
    "rows": [
        {
            "name": TEXT,
            "asked": TEXT,
            "unit": TEXT,
            "lead": TRUTH,
            "value": _or_none(TEXT),
            "rate": TEXT,
            "light": LIGHT,
            "why": TEXT,
            "note": TEXT,
            "differs": TRUTH,
        }
    ],
}

CONTENT: Shape = {
    "schema": TEXT,
    "office": NAME,
    "label": _or_none(TEXT),
    "kind": NAME,
    "issue": WHOLE,
    "year": WHOLE,
    "doc_number": NAME,
    "title": NAME,
    "addressees": TEXT,
    "quarter": TEXT,
    "due_on": _or_none(DAY),
    "issued_on": DAY,
    "campaign": {
        "doc_number": TEXT,
        "title": TEXT,
        "declared_tasks": NUMBER,
        "present_tasks": WHOLE,
        "missing": [NUMBER],
        "warnings": [TEXT],
    },
    "totals": {"units": WHOLE, "on_time": WHOLE, "late": WHOLE, "missing": WHOLE},
    "sections": [{"heading": TEXT, "paragraphs": [TEXT]}],
    "units": [
        {
            "code": TEXT,
            "name": TEXT,
            "tasks": [NUMBER],
            "supports": [NUMBER],
            "state": TEXT,
            "timeliness": TEXT,
            "submitted_at": _or_none(TEXT),
            "late_by": TEXT,
            "rungs": [TEXT],
            "revision": _or_none(WHOLE),
            "digest": _or_none(TEXT),
            "light": LIGHT,
            "light_why": TEXT,
            "nil": TRUTH,
            "note": TEXT,
        }
    ],
    "tasks": [
        {
            "seq": NUMBER,
            "annual": TEXT,
            "target": TEXT,
            "lead": [TEXT],
            "supporting": [TEXT],
            "light": LIGHT,
            "light_why": TEXT,
            "entries": [{"unit": TEXT, "progress": TEXT, "issues": TEXT, "next_steps": TEXT}],
        }
    ],
    "missing_tasks": [{"seq": NUMBER, "words": TEXT}],
    "flags": [
        {
            "unit": TEXT,
            "revision": WHOLE,
            "category": TEXT,
            "text": TEXT,
            "correct_by": _or_none(DAY),
            "status": TEXT,
        }
    ],
    "standing": [TEXT],
    "annexes": [TEXT],
    # Absent where a campaign has no confirmed figures: its circular is the same with and without this key known.
    "figures": Optional([FIGURES]),
}


def flaws(value: object, shape: Shape, where: str) -> Iterator[tuple[str, Text]]:
    """Every place where ``value`` departs from ``shape``: the path, and what is wanted there."""
    if isinstance(shape, Kind):
        if not shape.holds(value):
            yield where, shape.name
    elif isinstance(shape, list):
        yield from _list_flaws(value, shape[0], where)
    else:
        yield from _record_flaws(value, shape, where)


def _list_flaws(value: object, shape: Shape, where: str) -> Iterator[tuple[str, Text]]:
    if not isinstance(value, list):
        yield where, LIST
        return
    for place, item in enumerate(value, start=1):
        yield from flaws(item, shape, f"{where}[{place}]")


def _record_flaws(value: object, shape: dict[str, Shape | Optional], where: str) -> Iterator[tuple[str, Text]]:
    if not isinstance(value, dict):
        yield where or "/", RECORD
        return
    for key, wanted in shape.items():
        if isinstance(wanted, Optional):
            if key not in value:
                continue
            wanted = wanted.shape
        yield from flaws(value.get(key, _ABSENT), wanted, f"{where}.{key}" if where else key)
