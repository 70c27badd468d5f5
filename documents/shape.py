"""How the agreed shape of a document's content is written: one nested table that a person can read."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bilingual import Text


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


def or_none(kind: Kind) -> Kind:
    """A value of ``kind``, or null."""
    name = Text(f"{kind.name.zh}或空值", f"{kind.name.en} or null")
    return Kind(name, lambda value: value is None or kind.holds(value))


TEXT = Kind(Text("文字", "a text"), lambda value: isinstance(value, str))
NAME = Kind(Text("非空文字", "a text that is not blank"), lambda value: isinstance(value, str) and bool(value.strip()))
# Tasks are columns of a sheet, and a sheet has 16 384 of them.
NUMBER = Kind(Text("0到9999的整数", "a whole number up to 9999"), lambda value: _is_whole(value, 10_000))
WHOLE = Kind(Text("非负整数", "a whole number, not negative"), _is_whole)
TRUTH = Kind(Text("真或假", "true or false"), lambda value: isinstance(value, bool))
DAY = Kind(Text("日期（如2020-10-27）", "a day such as 2020-10-27"), _is_day)
LIST = Text("列表", "a list")
RECORD = Text("一组字段", "a record")

# What a missing key is compared as: no kind holds it, None included.
_ABSENT = object()


class Optional(NamedTuple):
    """The shape of a key that may be absent; a key that is there must hold it."""

    shape: "Shape"


Shape = Kind | dict[str, "Shape | Optional"] | list["Shape"]


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
