"""Corrections of a notice that is in force: what changes, and how an earlier state is read back.

A notice is a table of words: for every task (序号) its fields, "annual", the quarters ("2020Q3"), and the codes of
the "lead" and "supporting" units; under None the campaign's own fields. A field that is not there is None in a change.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from statemachine.chain import rows_digest

#: Task (None: the campaign itself) → field → words.
Words = dict[int | None, dict[str, Any]]
ANNUAL, LEAD, SUPPORTING = "annual", "lead", "supporting"
_QUARTER = re.compile(r"[0-9]{4}Q[1-4]")


class Change(NamedTuple):
    """One field of one task that was corrected."""

    seq: int | None
    field: str
    before: Any
    after: Any


def is_quarter(field: str) -> bool:
    """Whether a field holds what is to be reached in a quarter."""
    return _QUARTER.fullmatch(field) is not None


def changes(before: Words, after: Words) -> list[Change]:
    """What has to change in ``before`` to make it ``after``; the campaign's own fields first, then by task."""
    found = []
    for seq in sorted(before | after, key=lambda seq: seq or 0):
        old, new = before.get(seq, {}), after.get(seq, {})
        for field in sorted(old | new, key=_place):
            if old.get(field) != new.get(field):
                found.append(Change(seq, field, old.get(field), new.get(field)))
    return found


def _place(field: str) -> tuple[int, str]:
    order = {ANNUAL: 0, LEAD: 2, SUPPORTING: 3}
    return order.get(field, 1), field


def undone(words: Words, made: Iterable[Change]) -> Words:
    """``words`` as they were before the changes ``made``, the last of which comes last."""
    found = {seq: dict(own) for seq, own in words.items()}
    for seq, field, before, _ in reversed(list(made)):
        own = found.setdefault(seq, {})
        own[field] = before
        if before is None:
            del own[field]
        if not own:
            del found[seq]
    return found


def done(words: Words, made: Iterable[Change]) -> Words:
    """``words`` after the changes ``made``."""
    return undone(words, [Change(seq, field, after, before) for seq, field, before, after in made][::-1])


def amendments(events: Iterable[Mapping[str, Any]]) -> list[Change]:
    """Every change that the events of a campaign (with ``action`` and decoded ``payload``) speak of, in their order.

    Raises ``LookupError`` or ``TypeError`` for events that no program of ours has written.
    """
    return [
        Change(one["seq"], one["field"], one["before"], one["after"])
        for event in events
        if event["action"] == "amend"
        for one in event["payload"]["changes"]
    ]


def released(made: Iterable[Change]) -> set[tuple[int, str]]:
    """Tasks with the code of a unit that no longer has any part in them; what it took on there is gone too."""
    gone, come = set[tuple[int, str]](), set[tuple[int, str]]()
    for seq, field, before, after in made:
        if seq is not None and field in (LEAD, SUPPORTING):
            gone |= {(seq, code) for code in before or ()}
            come |= {(seq, code) for code in after or ()}
    return gone - come


def removed(made: Iterable[Change]) -> set[int]:
    """Tasks that are no longer there."""
    return {seq for seq, field, _, after in made if seq is not None and field == ANNUAL and after is None}


def digests(words: Words) -> dict[str, str]:
    """Digests of the rows that stand below the campaign; verification makes them again from the rows."""
    tasks = {seq: own for seq, own in words.items() if seq is not None}
    cells = [[seq, field, said] for seq, own in tasks.items() for field, said in own.items() if is_quarter(field)]
    parts = [[seq, code, field == LEAD] for seq, own in tasks.items() for field in (LEAD, SUPPORTING)
             for code in own.get(field, ())]  # fmt: skip
    return {
        "tasks": rows_digest([seq, own[ANNUAL]] for seq, own in tasks.items()),
        "targets": rows_digest(cells),
        "assignments": rows_digest(parts),
    }
