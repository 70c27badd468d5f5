"""How a person proves who it is; outside the ledger, because a password is nobody else's business."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Login(Base):
    """``password``: its argon2 hash, salt and costs included, as pwdlib writes it."""

    __tablename__ = "login"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    password: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime]
