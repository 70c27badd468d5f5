"""What stands on a revision: the principal's signature and the unit's seal; and the paper's receipt."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named


class Stamp(StrEnum):
    """Two kinds of signature under the law of electronic seals; both sign a digest."""

    SIGNATURE = "signature"  # 主要负责人签字
    SEAL = "seal"  # 单位公章


class Signature(Base):
    """``digest`` is that of the revision. ``level``: the evidence level of design §4; ``file`` (SHA-256), ``place``
    (below the home), ``certificate`` (SHA-256 of the DER) and ``dated`` (printed on the page) say what it rests on. A
    withdrawn report's signatures are voided, never deleted."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("submission_id", "revision", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    revision: Mapped[int]
    kind: Mapped[Stamp] = mapped_column(named(Stamp))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str] = mapped_column(String(64))
    level: Mapped[str] = mapped_column(String(20))
    file: Mapped[str | None] = mapped_column(String(64))
    place: Mapped[str | None] = mapped_column(String(200))
    certificate: Mapped[str | None] = mapped_column(String(64))
    dated: Mapped[date | None]
    at: Mapped[datetime]
    voided_at: Mapped[datetime | None]


class Receipt(Base):
    """收件登记: the office has the paper copy of one revision in hand."""

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("submission_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    revision: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime]
