"""What the house says of one report beside what the plain model says, and its chain hashed anew."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Escalation, Flag, Submission
from statemachine.timeliness import timeliness
from tests.prove.model import Report
from workdays import local_day


def said(session: Session, row: Submission, codes: dict[int, str], now: datetime) -> dict[str, Any]:
    """How the house sees one report."""
    own = Flag.submission_id == row.id
    flags = session.execute(select(Flag.status, Flag.raised_by).where(own).order_by(Flag.number))
    rungs = session.scalars(select(Escalation).where(Escalation.submission_id == row.id).order_by(Escalation.id))
    return {
        "state": str(row.state), "revision": row.revision, "due": row.due_at, "submitted": row.submitted_at,
        "completed": row.completed_at, "exempt": row.exempt, "events": row.seq,
        "taken up by": codes[row.taken_up_by] if row.taken_up_by else None,
        "timeliness": str(timeliness(row.due_at, row.completed_at, now, exempt=row.exempt)),
        "flags": [[str(status), codes[person]] for status, person in flags],
        "rungs": [(str(r.kind), r.on, local_day(r.issued_at) if r.issued_at else None) for r in rungs],
    }  # fmt: skip


def wanted(report: Report, now: datetime) -> dict[str, Any]:
    """How the model sees it."""
    return {
        "state": report.state, "revision": report.revision, "due": report.due, "submitted": report.submitted,
        "completed": report.completed, "exempt": report.exempt, "events": report.events,
        "taken up by": report.taken_up_by, "timeliness": report.timeliness(now),
        "flags": report.flags, "rungs": report.rungs,
    }  # fmt: skip


def chain(session: Session, row: Submission, report: Report) -> None:
    """The chain is whole, the head its last event, who acted last and for whom as the model says; hashed anew."""
    events = session.execute(select(AuditEvent).where(AuditEvent.subject == row.subject).order_by(AuditEvent.seq))
    previous = ""
    for number, (event,) in enumerate(events, 1):
        fields = {c.name: getattr(event, c.name) for c in AuditEvent.__table__.c if c.name != "hash"}
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert event.hash == hashlib.sha256(text.encode()).hexdigest()
        assert (event.seq, event.previous) == (number, previous)
        previous = event.hash
    assert (row.head, row.seq) == (previous, number)
    assert (event.actor, event.role, event.on_behalf_of) == report.last
