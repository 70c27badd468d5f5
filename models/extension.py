"""An extension (延期) that a unit has asked for, and what the office decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Extension(Base):
    """``until``: the local day asked for. Undecided while ``granted`` is empty; ``old_due_at`` keeps the due
    moment that a granted one replaced."""

    __tablename__ = "extension"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    progress: Mapped[str] = mapped_column(Text)
    until: Mapped[date]
    requested_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    requested_at: Mapped[datetime]
    granted: Mapped[bool | None]
    decision: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    old_due_at: Mapped[datetime | None]
