"""The ladder for late units: 催报 → 二次催报 → 通报 → 约谈.

The rungs are data of a campaign; this is the rule.
A rung needs the one before it issued, and at most one is reached a working day. Rungs that name or
summon somebody are only proposed; a named officer issues them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bilingual import Text


class RungKind(StrEnum):
    """What the office does at a step of the ladder."""

    CHASE = "chase"
    SECOND_CHASE = "second_chase"
    CIRCULAR = "circular"
    FORMAL_TALK = "formal_talk"


RUNG_WORDS: dict[RungKind, Text] = {
    RungKind.CHASE: Text("催报", "chase notice"),
    RungKind.SECOND_CHASE: Text("二次催报", "second chase notice"),
    RungKind.CIRCULAR: Text("通报", "circular of criticism"),
    RungKind.FORMAL_TALK: Text("约谈", "formal talk"),
}


@dataclass(frozen=True)
class Rung:
    """One step: reached ``after`` working days past the due day; issued by the clock when ``automatic``."""

    kind: RungKind
    after: int
    automatic: bool


#: The ladder of a campaign that names none of its own.
DEFAULT_LADDER: tuple[Rung, ...] = (
    Rung(RungKind.CHASE, 1, automatic=True),
    Rung(RungKind.SECOND_CHASE, 3, automatic=True),
    Rung(RungKind.CIRCULAR, 5, automatic=False),
    Rung(RungKind.FORMAL_TALK, 8, automatic=False),
)


@dataclass(frozen=True)
class Climbed:
    """A rung that a submission stands on: the local day it was reached, and whether it has been issued."""

    kind: RungKind
    on: date
    issued: bool


def next_rung(ladder: Sequence[Rung], climbed: Sequence[Climbed], overdue_days: int, today: date) -> Rung | None:
    """The rung that a late submission reaches today, if any.

    ``overdue_days``: working days after the due day up to and including ``today``, itself a working day.
    """
    if any(not step.issued or step.on >= today for step in climbed):
        return None
    reached = {step.kind for step in climbed}
    for rung in ladder:
        if rung.kind not in reached:
            return rung if overdue_days >= rung.after else None
    return None
