"""The figures of a key task that the office measures (指标), as a person has confirmed them."""

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Indicator(Base):
    """One confirmed figure; what is only proposed is not here. ``quarter`` is None for the year; ``number`` is what
    reports answer, and never means another figure. The other columns are those of ``statemachine.figure.Figure``."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("task_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("key_task.id"))
    number: Mapped[int]
    quarter: Mapped[str | None] = mapped_column(String(6))
    name: Mapped[str] = mapped_column(String(200))
    comparator: Mapped[str] = mapped_column(String(8))
    value: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(40))
    basis: Mapped[str | None] = mapped_column(String(12))
    role: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
