"""People and what they may do. In samples a post serves as a name (经办人, 主要负责人)."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named
from statemachine.roles import Role


class Person(Base):
    """Somebody who acts. ``code`` is what ``--as`` takes and what the ledger records."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))


class RoleGrant(Base):
    """A role held for one unit, or for the whole office when ``unit_id`` is empty; from ``ended_on`` no more."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("person_id", "role", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(named(Role))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    ended_on: Mapped[date | None]


class Delegation(Base):
    """A principal lets a deputy act in ``role`` for a unit from ``starts_on`` to ``ends_on`` (local days, both
    included), by a written ``document``. It ends by itself and cannot be passed on."""

    __tablename__ = "delegation"

    id: Mapped[int] = mapped_column(primary_key=True)
    principal_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[Role] = mapped_column(named(Role))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    document: Mapped[str] = mapped_column(String(300))
