"""A checkpoint: the Merkle root over all heads of the ledger at one moment."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Checkpoint(Base):
    """``root`` is the RFC 6962 hash over ``size`` heads; it is printed, so that paper can be held against us."""

    __tablename__ = "checkpoint"

    id: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    made_at: Mapped[datetime]


class CheckpointHead(Base):
    """A head that has moved since the checkpoint before: the newest row of a subject up to a checkpoint is its
    head there, so that unchanged subjects cost nothing."""

    __tablename__ = "checkpoint_head"

    checkpoint_id: Mapped[int] = mapped_column(ForeignKey("checkpoint.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200), primary_key=True)
    seq: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))
