"""Events of the ledger as whole records, to be read one chain at a time."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import AuditEvent
from reports.said import said
from statemachine.chain import HASHED

#: An event: every stored column, ``payload`` decoded and its stored text as ``payload_text``.
Event = dict[str, Any]


def chain_of(session: Session, subject: str, up_to: int | None = None) -> list[Event]:
    """The events of ``subject`` in order, those up to number ``up_to`` when it is given."""
    limit = () if up_to is None else (AuditEvent.seq <= up_to,)
    return events_where(session, AuditEvent.subject == subject, *limit)


def events_where(session: Session, *where: ColumnElement[bool]) -> list[Event]:
    """The events that meet every condition, by subject and number."""
    columns = [AuditEvent.__table__.c[name] for name in (*HASHED, "hash")]
    query = select(*columns).where(*where).order_by(AuditEvent.subject, AuditEvent.seq)
    return [decoded(dict(row)) for row in session.execute(query).mappings()]


def decoded(stored: dict[str, Any]) -> Event:
    """An event as stored with its payload decoded."""
    return {**stored, "payload": said(stored["payload"]), "payload_text": stored["payload"]}
