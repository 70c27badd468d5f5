"""The supervision office (督查室), and the units that report to it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Ledgered


class Office(Base):
    """A supervision office; offices form a tree (district under city)."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("office.id"))


class Unit(Base):
    """A responsible unit (责任单位): a department, a town, a sub-district, an enterprise."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(40))


class UnitName(Base):
    """A name that a unit bore until the moment ``until``; what was made before keeps it."""

    __tablename__ = "unit_name"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(100))
    until: Mapped[datetime]


class UnitEnd(Base):
    """A unit that was merged or dissolved: from the local day ``on`` its own people act no more, and those of its
    successor act for everything that it owes, under the name that the campaign knows; without a successor nobody."""

    __tablename__ = "unit_end"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    on: Mapped[date]


class Roster(Base, Ledgered):
    """The chain on which everything stands that happens to an office's units and people."""

    __tablename__ = "roster"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
