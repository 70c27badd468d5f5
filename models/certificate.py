"""What a unit or a person signs with: registered certificates, and the approved picture of a unit's seal."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Certificate(Base):
    """A unit's seal certificate (``unit_id``) or a person's (``person_id``), one of the two. ``fingerprint``: SHA-256
    of the DER; ``holder`` is who holds it, as the certificate has it. From ``ended_on`` (a local day) it counts no
    more, and it never comes back."""

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("office_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    holder: Mapped[str] = mapped_column(String(300))
    not_before: Mapped[datetime]
    not_after: Mapped[datetime]
    pem: Mapped[str] = mapped_column(Text)
    registered_at: Mapped[datetime]
    registered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_on: Mapped[date | None]


class Imprint(Base):
    """A picture of a unit's seal: the unit proposes it, the office approves it, the newest approved one counts.
    ``digest``: SHA-256 of the file at ``place`` below the home; ``width`` and ``height`` in pixels."""

    __tablename__ = "imprint"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(200))
    width: Mapped[int]
    height: Mapped[int]
    proposed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
