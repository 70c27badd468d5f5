"""One message to one person over one channel, derived from one event."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named


class DeliveryStatus(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"  # given up after the last attempt; an administrator sees it
    WITHHELD = "withheld"  # spoken of before a restore: it may have gone out already, so nobody sends it unasked


class Delivery(Base):
    """Unique per event × rule × recipient × channel, so that deriving twice sends once."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("event_hash", "rule", "person_id", "channel"),
        Index(None, "status", "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_hash: Mapped[str] = mapped_column(ForeignKey("audit_event.hash"))
    rule: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    status: Mapped[DeliveryStatus] = mapped_column(named(DeliveryStatus))
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)
