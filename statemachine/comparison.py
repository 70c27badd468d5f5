"""What changed between two revisions: by field, and within a field by its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

#: Matching takes time with the square of the pieces, so never more than these are matched with each other.
MOST = 500
#: Lines, sentences, clauses, characters; together the pieces are always the whole text.
_PIECES = tuple(re.compile(p, re.DOTALL) for p in (r".*?\n|.+", r".*?[。！？；!?;]|.+", r".*?[，、：,:]|.+", r"."))


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
    """Neighbours of one kind are one part, and no part is empty."""
    for kind, run in groupby(_matched(before, after, _PIECES), key=itemgetter(0)):
        text = "".join(text for _, text in run)
        if text:
            yield kind, text


def _matched(before: str, after: str, pieces: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """What both begin with, what differs, what both end with."""
    start = _alike(before, after)
    before, same, after = before[start:], before[:start], after[start:]
    end = _alike(before[::-1], after[::-1])
    yield "same", same
    yield from _differing(before[: len(before) - end], after[: len(after) - end], pieces)
    yield "same", before[len(before) - end :]


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _differing(before: str, after: str, pieces: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """Matched piece by piece, and where that leaves something on both sides, by the next finer pieces.

    What cannot be cut into few enough pieces is not matched: all of the one is gone, all of the other is new.
    """
    old, new = (pieces[0].findall(text) if pieces else [] for text in (before, after))
    if not (old and new) or max(len(old), len(new)) > MOST:
        yield from (("gone", before), ("new", after))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[i1:i2])
            continue
        gone, made = old[i1:i2], new[j1:j2]
        if len(gone) != len(made) or sum(map(len, gone)) <= MOST:
            gone, made = ["".join(gone)], ["".join(made)]
        # A long run of as many pieces as before, each with other figures: one is held against the other.
        for one, other in zip(gone, made, strict=True):
            yield from _matched(one, other, pieces[1:])
