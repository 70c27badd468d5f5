"""A notice as data: the campaign, its key tasks with their quarter targets, and who answers for them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Ledgered


class Campaign(Base, Ledgered):
    """One notice (督查通知) in force. ``rules`` is a ``CampaignRules`` as JSON; ``warnings`` are the
    reader's, kept because nothing that the notice lacks is filled in; ``label`` is printed on every
    document (演示 …)."""

    __tablename__ = "campaign"
    __table_args__ = (UniqueConstraint("office_id", "doc_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    doc_number: Mapped[str] = mapped_column(String(100))
    title: Mapped[str] = mapped_column(String(300))
    issuer: Mapped[str] = mapped_column(String(200))
    issued_on: Mapped[date]
    addressees: Mapped[str] = mapped_column(Text)
    declared_tasks: Mapped[int | None]
    rules: Mapped[dict[str, Any]]
    warnings: Mapped[list[Any]]
    label: Mapped[str | None] = mapped_column(Text)
    source_digest: Mapped[str] = mapped_column(String(64))
    active: Mapped[bool]


class KeyTask(Base):
    """A row of the notice's annex; ``seq`` is its 序号, ``annual`` its words."""

    __tablename__ = "key_task"
    __table_args__ = (UniqueConstraint("campaign_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    seq: Mapped[int]
    annual: Mapped[str] = mapped_column(Text)


class QuarterTarget(Base):
    """What a task has to reach in one quarter ("2020Q3"), in the notice's own words."""

    __tablename__ = "quarter_target"
    __table_args__ = (UniqueConstraint("task_id", "quarter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("key_task.id"))
    quarter: Mapped[str] = mapped_column(String(6))
    text: Mapped[str] = mapped_column(Text)


class Assignment(Base):
    """A unit leads (牵头) or supports (配合) a task, and acknowledges it (签收) with a responsible post and
    measures."""

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("task_id", "unit_id"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("key_task.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    lead: Mapped[bool]
    acknowledged_at: Mapped[datetime | None]
    responsible: Mapped[str | None] = mapped_column(String(100))
    measures: Mapped[str | None] = mapped_column(Text)
