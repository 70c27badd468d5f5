"""The heads of the ledger, now and at a checkpoint, and whether a printed root still holds."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Campaign, Checkpoint, CheckpointHead, Period, Roster, Submission
from reports.ledger import Break
from statemachine.merkle import leaf, root

REWRITTEN = Text("检查点之后被截断或改写", "cut off or rewritten since the checkpoint")
LEDGERED = (Campaign, Period, Roster, Submission)


class Head(NamedTuple):
    """Where one subject's chain ends."""

    subject: str
    seq: int
    head: str


def heads(session: Session) -> list[Head]:
    """Every head as it is now, in the order of subjects (by code point, the same on both engines)."""
    rows = (row for t in LEDGERED for row in session.execute(select(t.subject, t.seq, t.head)))
    return sorted(Head(*row) for row in rows)


def heads_at(session: Session, checkpoint: Checkpoint) -> list[Head]:
    """Every head as it was at ``checkpoint``: for each subject the newest one noted up to then."""
    newest = (
        select(CheckpointHead.subject, func.max(CheckpointHead.checkpoint_id).label("at"))
        .where(CheckpointHead.checkpoint_id <= checkpoint.id)
        .group_by(CheckpointHead.subject)
        .subquery()
    )
    rows = session.execute(
        select(CheckpointHead.subject, CheckpointHead.seq, CheckpointHead.head).join(
            newest,
            (newest.c.subject == CheckpointHead.subject) & (newest.c.at == CheckpointHead.checkpoint_id),
        )
    )
    return sorted(Head(*row) for row in rows)


def root_of(found: list[Head]) -> str:
    """The Merkle root over ``found``, which is in order."""
    return root([leaf(*head) for head in found])


def newest_checkpoint(session: Session) -> Checkpoint | None:
    """The last one made."""
    return session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).one_or_none()


def lost_heads(session: Session) -> Iterator[Break]:
    """Heads that some checkpoint has seen and that are no event of their chain any more: a later checkpoint over
    a cut or rewritten chain does not hide it."""
    rows = session.execute(
        select(CheckpointHead.subject, CheckpointHead.seq)
        .outerjoin(
            AuditEvent,
            (AuditEvent.hash == CheckpointHead.head)
            & (AuditEvent.subject == CheckpointHead.subject)
            & (AuditEvent.seq == CheckpointHead.seq),
        )
        .where(AuditEvent.hash.is_(None))
        .order_by(CheckpointHead.subject, CheckpointHead.seq)
    )
    for subject, seq in rows:
        yield Break(subject, seq, REWRITTEN)


def verify_root(session: Session, printed: str) -> Iterator[Break]:
    """Whether the ledger still holds everything that stood under the root ``printed`` somewhere on paper."""
    checkpoint = session.scalars(select(Checkpoint).where(Checkpoint.root == printed).limit(1)).one_or_none()
    if checkpoint is None:
        why = Text("台账里没有这个检查点：不是同一本台账，或检查点被改动", "there is no such checkpoint in this ledger")
        yield Break(f"checkpoint:{printed[:16]}", 0, why)
        return
    yield from verify_checkpoint(session, checkpoint)


def verify_checkpoint(session: Session, checkpoint: Checkpoint) -> Iterator[Break]:
    """Whether every head of ``checkpoint`` is still an event of its chain, and its root is theirs."""
    found = heads_at(session, checkpoint)
    if root_of(found) != checkpoint.root or len(found) != checkpoint.size:
        yield Break(f"checkpoint:{checkpoint.root[:16]}", 0, Text("检查点与其根不符", "it does not match its root"))
    kept = {
        (subject, seq): hash_
        for subject, seq, hash_ in session.execute(select(AuditEvent.subject, AuditEvent.seq, AuditEvent.hash))
    }
    for head in found:
        if kept.get((head.subject, head.seq)) != head.head:
            yield Break(head.subject, head.seq, REWRITTEN)
