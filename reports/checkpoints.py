"""Verifying every checkpoint that was ever made: its root, its size, its moment, its place among the others."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Checkpoint, CheckpointHead
from reports.heads import MOMENT, Head, moment_head, unlike
from reports.ledger import Break
from reports.projections.folds import UNREADABLE
from reports.projections.stored import bound, raw, table
from statemachine.merkle import Tree, leaf

_BATCH = 5_000


class _Leaves:
    """What stands under a checkpoint, carried on from one to the next: a day on which little moves costs little."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._nodes: dict[str, bytes] = {}
        self._tree = Tree([])

    def take(self, moved: Sequence[Head]) -> None:
        """The heads that have moved since the checkpoint before."""
        self._nodes |= {head.subject: leaf(*head) for head in moved}
        if len(self._nodes) == len(self._places):
            for head in moved:
                self._tree.put(self._places[head.subject], self._nodes[head.subject])
            return
        self._places = {subject: place for place, subject in enumerate(sorted(self._nodes))}
        self._tree = Tree([self._nodes[subject] for subject in self._places])

    def are(self, root: Any, size: Any) -> bool:
        """Whether they have this root, and are so many heads."""
        return bool(self._tree.root == root and len(self._nodes) - (MOMENT in self._nodes) == size)


def verify_checkpoints(session: Session) -> Iterator[Break]:
    """Each checkpoint that is not what its heads add up to, that says another moment, or before which one is gone."""
    stored = table("checkpoint").c
    head = CheckpointHead
    query = (
        select(*map(raw, stored), raw(head.subject), raw(head.seq), raw(head.head))
        .select_from(Checkpoint)
        .outerjoin(head, head.checkpoint_id == Checkpoint.id)
        .order_by(Checkpoint.id)
        .execution_options(yield_per=_BATCH)
    )
    leaves, number, columns = _Leaves(), 0, len(stored)
    for own, rows in groupby(session.execute(query), key=lambda row: tuple(row[:columns])):
        made = dict(zip(stored.keys(), own, strict=True))
        moved = [Head(*row[columns:]) for row in rows if row[columns] is not None]
        number += bool(number or any(one.subject == MOMENT for one in moved))
        try:
            leaves.take(moved)
            whole = leaves.are(made["root"], made["size"]) and _is_moment(session, moved, number, made["made_at"])
        except UNREADABLE:
            whole = False
        if not whole:
            yield unlike(str(made["root"]))


def _is_moment(session: Session, moved: Sequence[Head], number: int, made_at: Any) -> bool:
    """Whether the moment under the root is the one that the row says; older checkpoints say none."""
    said = [one for one in moved if one.subject == MOMENT]
    if not number:
        return True
    moment = datetime.fromisoformat(said[0].head)
    stored = bound(table("checkpoint").c.made_at, moment, session.get_bind().dialect)
    return said == [moment_head(number, moment)] and bool(stored == made_at)
