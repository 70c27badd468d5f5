"""Making a checkpoint: what is printed today can be held against the ledger in ten years."""

from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import Checkpoint, CheckpointHead, Office
from reports.heads import heads, heads_at, newest_checkpoint, root_of


def make_checkpoint(session: Session, now: datetime) -> tuple[Checkpoint, bool]:
    """The checkpoint over all heads, and whether it is new: while nothing has changed, it is the last one."""
    session.flush()
    session.execute(
        select(Office.id).order_by(Office.id).with_for_update(key_share=True)
    )  # two at once wait for each other
    found, last = heads(session), newest_checkpoint(session)
    root = root_of(found)
    if last is not None and last.root == root:
        return last, False
    made = Checkpoint(root=root, size=len(found), made_at=now.astimezone(UTC))
    session.add(made)
    known = set(heads_at(session, last)) if last else set()
    session.flush()
    moved = [head._asdict() | {"checkpoint_id": made.id} for head in found if head not in known]
    if moved:
        session.execute(insert(CheckpointHead), moved)
    return made, True
