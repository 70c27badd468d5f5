"""A frozen circular (督查通报)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CircularEdition(Base):
    """``content`` is the canonical JSON that every format is rendered from; ``versions`` names the renderers
    and fonts it was first rendered with. ``issue`` counts within office and year."""

    __tablename__ = "circular_edition"
    __table_args__ = (UniqueConstraint("office_id", "year", "issue"), UniqueConstraint("period_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("period.id"))
    year: Mapped[int]
    issue: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    versions: Mapped[dict[str, Any]]
    built_at: Mapped[datetime]
