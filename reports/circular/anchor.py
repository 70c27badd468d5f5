"""Up to where in the ledger a circular looks, and the checkpoint that is printed on it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import Checkpoint
from reports.circular.lines import Heads
from reports.heads import heads, heads_at


@dataclass(frozen=True)
class Anchor:
    """``heads``: subject → number of the last event that counts; ``root``: the checkpoint over them, if made."""

    heads: Heads
    root: str | None
    size: int

    def words(self) -> list[str]:
        """The sentence that a printed circular carries, so that paper can be held against the ledger."""
        if self.root is None:
            return []
        return [f"台账检查点（{self.size}个对象）：{self.root}。可用 ducha audit verify --root 核对。"]


def here(session: Session) -> Anchor:
    """Everything there is now, without a checkpoint: for previews."""
    return Anchor({head.subject: head.seq for head in heads(session)}, None, 0)


def anchored(session: Session, checkpoint: Checkpoint) -> Anchor:
    """Everything up to ``checkpoint``."""
    found = heads_at(session, checkpoint)
    return Anchor({head.subject: head.seq for head in found}, checkpoint.root, checkpoint.size)
