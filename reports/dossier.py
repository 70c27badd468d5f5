"""One submission whole: what is asked, what was written, what stands on it, and its ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Assignment,
    AuditEvent,
    Campaign,
    Draft,
    Flag,
    KeyTask,
    Period,
    Person,
    QuarterTarget,
    Revision,
    Signature,
    Submission,
    Unit,
)
from reports.checking import Report, findings, open_findings
from reports.duties import Duty, duties
from reports.succession import answering
from statemachine.campaign import CampaignRules
from statemachine.timeliness import timeliness

_EVENT = ("seq", "at", "action", "actor", "role", "on_behalf_of", "via", "source", "target", "hash")


def dossier(session: Session, submission: Submission, now: datetime) -> dict[str, Any]:
    """Everything about ``submission`` as plain data; moments in UTC."""
    unit = session.get_one(Unit, submission.unit_id)
    period = session.get_one(Period, submission.period_id)
    draft = session.get(Draft, submission.id)
    content = draft.content if draft else {"nil": False, "nil_reason": "", "entries": {}}
    asked = duties(session, [submission.id])[submission.id]
    return {
        "name": f"{period.quarter}/{unit.code}",
        "unit": unit.name,
        "state": str(submission.state),
        "timeliness": str(timeliness(submission.due_at, submission.completed_at, now, exempt=submission.exempt)),
        "due_at": _said(submission.due_at),
        "submitted_at": _said(submission.submitted_at),
        "completed_at": _said(submission.completed_at),
        "revision": submission.revision,
        "digest": _digest(session, submission),
        "targets": _targets(session, submission, period),
        "draft": content,
        "figures": _figures(content, asked),
        "checks": _checks(session, submission, period, content, asked),
        "signatures": _signatures(session, submission),
        "flags": _flags(session, submission),
        "events": _events(session, submission),
    }


def _digest(session: Session, submission: Submission) -> str | None:
    return session.scalar(
        select(Revision.digest).where(Revision.submission_id == submission.id, Revision.number == submission.revision)
    )


def _targets(session: Session, submission: Submission, period: Period) -> dict[str, str]:
    duty = answering(Submission.id == submission.id)
    rows = session.execute(
        select(KeyTask.seq, QuarterTarget.text)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .join(duty, duty.c.unit_id == Assignment.unit_id)
        .where(KeyTask.campaign_id == period.campaign_id, QuarterTarget.quarter == period.quarter)
        .order_by(KeyTask.seq)
    )
    return {str(seq): text for seq, text in rows}


def _figures(content: dict[str, Any], asked: Mapping[int, Duty]) -> list[dict[str, Any]]:
    """What is asked in figures and how the draft answers; ``must``: the unit leads, and it is the quarter's figure."""
    return [
        {
            "task": seq, "number": one.number, "name": one.name, "asked": one.said._asdict(),
            "quarter": str(one.quarter) if one.quarter else None, "must": duty.lead and one.quarter is not None,
            "reading": content["entries"].get(str(seq), {}).get("readings", {}).get(str(one.number)),
        }
        for seq, duty in asked.items()
        for one in duty.asked
    ]  # fmt: skip


def _checks(
    session: Session, submission: Submission, period: Period, content: dict[str, Any], asked: dict[int, Duty]
) -> list[dict[str, Any]]:
    """What the checks say of the draft; ``open``: it stops the signature."""
    campaign = session.get_one(Campaign, period.campaign_id)
    limit = CampaignRules.from_json(campaign.rules).entry_limit
    report = Report(submission.id, period.quarter, limit)
    found = findings(session, [report], {submission.id: content}, {submission.id: asked})[submission.id]
    waiting = open_findings(content, found)
    given = {key: said for entry in content["entries"].values() for key, said in entry.get("answers", {}).items()}
    return [
        {
            "key": one.key, "level": str(one.level), "task": one.task, "number": one.number, "open": one in waiting,
            "zh": one.sentence.zh, "en": one.sentence.en, "reason": given.get(one.key),
        }
        for one in found
    ]  # fmt: skip


def _signatures(session: Session, submission: Submission) -> list[dict[str, Any]]:
    rows = session.execute(
        select(Signature, Person.code)
        .join(Person, Person.id == Signature.person_id)
        .where(Signature.submission_id == submission.id)
        .order_by(Signature.id)
    )
    return [
        {
            "kind": str(s.kind), "revision": s.revision, "person": code, "level": s.level, "at": _said(s.at),
            "digest": s.digest, "voided_at": _said(s.voided_at),
        }
        for s, code in rows
    ]  # fmt: skip


def _flags(session: Session, submission: Submission) -> list[dict[str, Any]]:
    found = session.scalars(select(Flag).where(Flag.submission_id == submission.id).order_by(Flag.number))
    return [
        {
            "number": f.number, "revision": f.revision, "category": f.category, "text": f.text, "items": f.items,
            "correct_by": f.correct_by.isoformat(), "status": str(f.status), "answer": f.answer,
        }
        for f in found
    ]  # fmt: skip


def _events(session: Session, submission: Submission) -> list[dict[str, Any]]:
    found = session.scalars(select(AuditEvent).where(AuditEvent.subject == submission.subject).order_by(AuditEvent.seq))
    return [{field: getattr(event, field) for field in _EVENT} for event in found]


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
