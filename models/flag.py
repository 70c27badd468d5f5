"""A problem that the office has named in a submission."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named


class FlagStatus(StrEnum):
    """How far the problem has come."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"  # the reviewer accepts the correction
    CLEARED = "cleared"  # the director closes it on evidence (销号)


class Flag(Base):
    """``items``: numbers of the tasks concerned; ``correct_by``: a local date."""

    __tablename__ = "flag"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    number: Mapped[int]
    revision: Mapped[int]
    category: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    items: Mapped[list[Any]]
    correct_by: Mapped[date]
    raised_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    raised_at: Mapped[datetime]
    status: Mapped[FlagStatus] = mapped_column(named(FlagStatus))
    answer: Mapped[str | None] = mapped_column(Text)
    closed_at: Mapped[datetime | None]
