"""A rung of the ladder that a submission has reached."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named
from statemachine.ladder import RungKind


class Escalation(Base):
    """Proposed on the local day ``on``; ``issued_at`` is empty until the clock (automatic rungs) or a named
    officer issues it."""

    __tablename__ = "escalation"
    __table_args__ = (UniqueConstraint("submission_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    kind: Mapped[RungKind] = mapped_column(named(RungKind))
    on: Mapped[date]
    issued_at: Mapped[datetime | None]
    issued_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
