"""Answers given before: a call repeated with the same key gets the first one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Canonical


class IdempotencyKey(Base):
    """``caller`` is who asked, ``request`` the digest of what was asked; ``answer`` is there once it is done.

    It stands outside the ledger: the event says what happened, the key only that it was asked before.
    """

    __tablename__ = "idempotency_key"
    __table_args__ = (Index(None, "at"),)

    caller: Mapped[str] = mapped_column(String(120), primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    request: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    answer: Mapped[Any | None] = mapped_column(Canonical)
