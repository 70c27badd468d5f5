"""Full verification: what the events add up to, held against every row that repeats it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import (
    AuditEvent,
    Campaign,
    CircularEdition,
    Escalation,
    Flag,
    Period,
    Person,
    Receipt,
    Revision,
    Signature,
    Submission,
)
from reports.ledger import Break
from statemachine.campaign import CampaignRules
from statemachine.projection import Projection, project

_BATCH = 5_000
_EVENT = ("subject", "seq", "at", "action", "actor", "role", "target", "payload")
Rows = dict[int, list[dict[str, Any]]]
Folded = Iterator[tuple[str, int, Projection]]


def verify_projections(session: Session, period: Period | None = None) -> Iterator[Break]:
    """Every stored projection (of ``period``, or of all) that differs from what the events say."""
    if period is None:
        yield from _campaigns(session)
        yield from _periods(session)
    yield from _submissions(session, period)


def projections(session: Session, period: Period | None = None, heads: Mapping[str, int] | None = None) -> Folded:
    """For each submission (of ``period``, or of all) its subject, the number of its last event, and what its
    events add up to; with ``heads``, of the events up to those numbers only."""
    wants = _wants_paper(session)
    columns = [AuditEvent.__table__.c[name] for name in _EVENT]
    query = (
        select(*columns, Period.campaign_id)
        .join(Submission, Submission.subject == AuditEvent.subject)
        .join(Period, Period.id == Submission.period_id)
    )
    if period is not None:
        query = query.where(Submission.period_id == period.id)
    ordered = query.order_by(AuditEvent.subject, AuditEvent.seq).execution_options(yield_per=_BATCH)
    for subject, own in groupby(session.execute(ordered).mappings(), key=lambda event: event["subject"]):
        listed = [event for event in own if heads is None or event["seq"] <= heads.get(subject, 0)]
        if listed:
            decoded = ({**event, "payload": orjson.loads(event["payload"])} for event in listed)
            yield subject, listed[-1]["seq"], project(decoded, wants_paper=wants[listed[0]["campaign_id"]])


def projected(session: Session, period: Period, heads: Mapping[str, int]) -> dict[str, Projection]:
    """What the submissions of ``period`` add up to, by subject, up to ``heads``."""
    return {subject: found for subject, _, found in projections(session, period, heads)}


def _submissions(session: Session, period: Period | None) -> Iterator[Break]:
    people = {p.id: p.code for p in session.execute(select(Person.id, Person.code))}
    rows = {row.subject: row for row in session.scalars(select(Submission))}
    beside = _Beside(session, people)
    for subject, seq, found in projections(session, period):
        row = rows.get(subject)
        if row is None:
            continue  # the chain's own verification has named it
        for field in _differing(row, found, people, beside):
            yield Break(subject, seq, Text(f"“{field}”与事件不符", f"“{field}” is not what the events say"))


class _Beside:
    """The rows that stand beside submissions, by submission, in the shape of a projection."""

    def __init__(self, session: Session, people: dict[int, str]) -> None:
        self.flags = _grouped(session.scalars(select(Flag).order_by(Flag.number)), _flag(people))
        self.rungs = _grouped(session.scalars(select(Escalation).order_by(Escalation.id)), _rung)
        self.stamps = _grouped(session.scalars(select(Signature).order_by(Signature.id)), _stamp(people))
        self.papers = _grouped(session.scalars(select(Receipt)), lambda r: {"revision": r.revision})
        self.digests = _grouped(session.scalars(select(Revision)), lambda r: {"number": r.number, "digest": r.digest})


def _grouped(rows: Iterable[Any], shape: Callable[[Any], dict[str, Any]]) -> Rows:
    found: Rows = {}
    for row in rows:
        found.setdefault(row.submission_id, []).append(shape(row))
    return found


def _differing(row: Submission, found: Projection, people: dict[int, str], beside: _Beside) -> Iterator[str]:
    for field in ("state", "revision", "nil", "exempt", "due_at", "submitted_at", "completed_at"):
        if getattr(row, field) != getattr(found, field):
            yield field
    if (people[row.taken_up_by] if row.taken_up_by else None) != found.taken_up_by:
        yield "taken_up_by"
    if beside.flags.get(row.id, []) != [_said_flag(flag) for flag in found.flags]:
        yield "flags"
    if beside.rungs.get(row.id, []) != found.rungs:
        yield "rungs"
    if beside.stamps.get(row.id, []) != found.stamps:
        yield "signatures"
    if {paper["revision"] for paper in beside.papers.get(row.id, [])} != found.papers:
        yield "receipts"
    if {one["number"]: one["digest"] for one in beside.digests.get(row.id, [])} != found.digests:
        yield "revisions"


_FLAG = ("revision", "category", "text", "items", "correct_by", "status", "answer", "raised_by")


def _said_flag(flag: dict[str, Any]) -> dict[str, Any]:
    return {name: flag[name] for name in _FLAG}


def _flag(people: dict[int, str]) -> Callable[[Flag], dict[str, Any]]:
    return lambda f: {
        "revision": f.revision, "category": f.category, "text": f.text, "items": f.items, "status": str(f.status),
        "correct_by": f.correct_by.isoformat(), "answer": f.answer, "raised_by": people[f.raised_by],
    }  # fmt: skip


def _rung(rung: Escalation) -> dict[str, Any]:
    return {"kind": str(rung.kind), "on": rung.on.isoformat(), "issued": rung.issued_at is not None}


def _stamp(people: dict[int, str]) -> Callable[[Signature], dict[str, Any]]:
    return lambda s: {
        "kind": str(s.kind), "revision": s.revision, "digest": s.digest, "person": people[s.person_id],
        "at": s.at, "voided_at": s.voided_at,
    }  # fmt: skip


def _wants_paper(session: Session) -> dict[int, bool]:
    rows = session.execute(select(Campaign.id, Campaign.rules))
    return {id_: CampaignRules.from_json(rules).wants_paper for id_, rules in rows}


def _campaigns(session: Session) -> Iterator[Break]:
    rows = session.execute(
        select(Campaign, AuditEvent.seq, AuditEvent.payload)
        .join(AuditEvent, AuditEvent.subject == Campaign.subject)
        .where(AuditEvent.action.in_(["import", "waive", "unwaive"]))
        .order_by(AuditEvent.subject, AuditEvent.seq)
    )
    for campaign, own in groupby(rows, key=lambda row: row[0]):
        events = [(seq, orjson.loads(payload)) for _, seq, payload in own]
        (_, first), (seq, last) = events[0], events[-1]  # the last event that carries rules carries all of them
        if (first["notice"], last["rules"]) != (campaign.source_digest, campaign.rules):
            yield Break(campaign.subject, seq, Text("规则与事件不符", "the rules are not what the events say"))


def _periods(session: Session) -> Iterator[Break]:
    rows = session.execute(
        select(Period, AuditEvent.seq, AuditEvent.action, AuditEvent.payload, CircularEdition)
        .join(AuditEvent, AuditEvent.subject == Period.subject)
        .outerjoin(CircularEdition, CircularEdition.period_id == Period.id)
        .where(AuditEvent.action.in_(["open", "freeze"]))
    )
    for period, seq, action, payload, edition in rows:
        said = orjson.loads(payload)
        due = f"{period.due_at:%Y-%m-%dT%H:%M:%S.%fZ}" if period.due_at else None
        if action == "open" and (said["due_at"], said["calendar"]) != (due, period.due_trace["calendar"]):
            yield Break(period.subject, seq, Text("报送时限与事件不符", "the due moment is not what the event says"))
        if action == "freeze" and (edition is None or edition.digest != said["digest"]):
            yield Break(period.subject, seq, Text("通报与事件不符", "the circular is not what the event says"))
