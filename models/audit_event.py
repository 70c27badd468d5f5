"""The ledger: one row per thing done, append-only, chained per subject.

Every stored byte of an event is in its hash, or is the hash; that is why the hash is the key.
"""

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class AuditEvent(Base):
    """``at`` is text (UTC, microseconds, "Z") because it is hashed as written; ``payload`` is canonical JSON.

    ``source`` and ``target`` are states, and empty for what changes no state.
    """

    __tablename__ = "audit_event"
    __table_args__ = (UniqueConstraint("subject", "seq"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200))
    seq: Mapped[int]
    at: Mapped[str] = mapped_column(String(27))
    action: Mapped[str] = mapped_column(String(32), index=True)
    actor: Mapped[str] = mapped_column(String(80))
    role: Mapped[str | None] = mapped_column(String(32))
    on_behalf_of: Mapped[str | None] = mapped_column(String(80))
    via: Mapped[str] = mapped_column(String(16))
    os_account: Mapped[str | None] = mapped_column(String(80))
    source: Mapped[str | None] = mapped_column(String(32))
    target: Mapped[str | None] = mapped_column(String(32))
    payload: Mapped[str] = mapped_column(Text)
    algorithm: Mapped[str] = mapped_column(String(16))
    previous: Mapped[str] = mapped_column(String(64))
