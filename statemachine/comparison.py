"""What changed between two revisions: by field, and within a field by its words."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple


class Change(NamedTuple):
    """A field that differs; ``parts`` are (kind, text) with kind "same", "gone" or "new", in reading order."""

    field: str
    before: str
    after: str
    parts: tuple[tuple[str, str], ...]


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fields in which two contents of revisions differ, tasks in their order."""
    old, new = dict(_fields(before)), dict(_fields(after))
    names = list(dict.fromkeys([*old, *new]))
    return [
        Change(name, old.get(name, ""), new.get(name, ""), tuple(_parts(old.get(name, ""), new.get(name, ""))))
        for name in names
        if old.get(name, "") != new.get(name, "")
    ]


def _fields(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "nil", "yes" if content["nil"] else ""
    yield "nil_reason", content["nil_reason"]
    for entry in content["entries"]:
        for name, value in entry.items():
            if name != "task":
                yield f"{entry['task']}.{name}", str(value)


def _parts(before: str, after: str) -> Iterator[tuple[str, str]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", before[i1:i2]
            continue
        if i2 > i1:
            yield "gone", before[i1:i2]
        if j2 > j1:
            yield "new", after[j1:j2]
