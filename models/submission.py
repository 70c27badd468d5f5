"""One report of one unit for one quarter: its state, its draft in progress, its immutable revisions."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Ledgered, named
from statemachine.submission import State

_UNCOMPLETED = text("completed_at IS NULL")


class Submission(Base, Ledgered):
    """``due_at``: as in the period. ``completed_at``: when every form asked for had first arrived; it fixes
    timeliness for good. ``taken_up_by``: somebody at the office has begun to read it. ``revision``: the
    number of the newest one, 0 before the first signature."""

    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("period_id", "unit_id"),
        Index(None, "period_id", "state"),
        Index(
            "ix_submission_open_due_at",
            "due_at",
            sqlite_where=_UNCOMPLETED,
            postgresql_where=_UNCOMPLETED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[State] = mapped_column(named(State))
    revision: Mapped[int]
    nil: Mapped[bool]
    exempt: Mapped[bool] = mapped_column(server_default=false())
    due_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    taken_up_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Draft(Base):
    """What the unit is writing; it stands outside the ledger. ``drafters``: codes of all who wrote in it."""

    __tablename__ = "draft"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    content: Mapped[dict[str, Any]]
    drafters: Mapped[list[Any]]
    updated_at: Mapped[datetime]


class Revision(Base):
    """Content as it was signed, never changed again: canonical JSON, and its SHA-256 as ``digest``."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("submission_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
