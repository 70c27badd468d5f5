"""The heads of the ledger, now and at a checkpoint, and whether a printed root still holds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Campaign, Checkpoint, CheckpointHead, Period, Roster, Submission
from reports.ledger import Break
from statemachine.merkle import leaf, root

#: Under a checkpoint stands, beside the heads, the moment at which it was made: ["checkpoint", number, moment].
#: (Older ones lack it.) No chain has this name: the name of a chain has a colon.
MOMENT = "checkpoint"
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
    """Every head as it was at ``checkpoint``."""
    return [head for head in leaves_at(session, checkpoint) if head.subject != MOMENT]


def leaves_at(session: Session, checkpoint: Checkpoint) -> list[Head]:
    """Everything that ``checkpoint`` stands over, in order: for each subject what was noted last up to then."""
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


def moment_head(number: int, made_at: datetime) -> Head:
    """The leaf that binds the moment of the checkpoint with this number (from 1) into its root."""
    return Head(MOMENT, number, f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}")


def newest_checkpoint(session: Session) -> Checkpoint | None:
    """The last one made."""
    return session.scalars(select(Checkpoint).order_by(Checkpoint.id.desc()).limit(1)).one_or_none()


def verify_root(session: Session, printed: str) -> Iterator[Break]:
    """Whether the ledger still holds everything that stood under the root ``printed`` somewhere on paper."""
    try:
        checkpoint = session.scalars(select(Checkpoint).where(Checkpoint.root == printed).limit(1)).one_or_none()
    except ValueError:  # its moment is none
        yield unlike(printed)
        return
    if checkpoint is None:
        why = Text("台账里没有这个检查点：不是同一本台账，或检查点被改动", "there is no such checkpoint in this ledger")
        yield Break(f"checkpoint:{printed[:16]}", 0, why)
        return
    yield from verify_checkpoint(session, checkpoint)


def verify_checkpoint(session: Session, checkpoint: Checkpoint) -> Iterator[Break]:
    """Whether every head of ``checkpoint`` is still an event of its chain, and its root and moment are theirs."""
    found = leaves_at(session, checkpoint)
    own = [head for head in found if head.subject != MOMENT]
    moment = [head for head in found if head.subject == MOMENT]
    said = [moment_head(head.seq, checkpoint.made_at) for head in moment]
    if root_of(found) != checkpoint.root or len(own) != checkpoint.size or moment != said:
        yield unlike(checkpoint.root)
    noted = {(head.subject, head.seq, head.head) for head in own}
    yield from (Break(subject, seq, REWRITTEN) for subject, seq, _ in sorted(noted & _lost(session)))


def unlike(root_: str) -> Break:
    """The break of a checkpoint that is not what stands under its root."""
    return Break(f"checkpoint:{root_[:16]}", 0, Text("检查点与其根不符", "it does not match its root"))


def lost_heads(session: Session) -> Iterator[Break]:
    """Heads that some checkpoint has seen and that are no event of their chain any more: a later checkpoint over
    a cut or rewritten chain does not hide it."""
    yield from (Break(subject, seq, REWRITTEN) for subject, seq, _ in sorted(_lost(session)))


def _lost(session: Session) -> set[Head]:
    rows = session.execute(
        select(CheckpointHead.subject, CheckpointHead.seq, CheckpointHead.head)
        .outerjoin(
            AuditEvent,
            (AuditEvent.hash == CheckpointHead.head)
            & (AuditEvent.subject == CheckpointHead.subject)
            & (AuditEvent.seq == CheckpointHead.seq),
        )
        .where(AuditEvent.hash.is_(None), CheckpointHead.subject != MOMENT)
    )
    return {Head(*row) for row in rows}
