"""A quarter of a campaign, opened for its units."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Ledgered


class Period(Base, Ledgered):
    """``due_at`` is the first moment (UTC) that is too late; empty while no official calendar gives the day
    (待定). ``due_trace`` says day by day why, with the calendar's sources and digest."""

    __tablename__ = "period"
    __table_args__ = (UniqueConstraint("campaign_id", "quarter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    quarter: Mapped[str] = mapped_column(String(6))
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    due_trace: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime]
