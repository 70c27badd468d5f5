"""Folding chains: what the events of each submission add up to."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Period, Submission
from reports.said import said
from statemachine.campaign import PAPER
from statemachine.projection import Projection, project

_BATCH = 5_000
_EVENT = ("subject", "seq", "at", "action", "actor", "role", "target", "payload")
#: What somebody may have written into the ledger that no program of ours would write.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def projections(
    session: Session, period: Period | None = None, heads: Mapping[str, int] | None = None
) -> Iterator[tuple[str, int, Projection]]:
    """For each submission (of ``period``, or of all) its subject, the number of its last event, and what its
    events add up to; with ``heads``, of the events up to those numbers only."""
    wants = wants_paper(session)
    for subject, listed in chains(session, None if period is None else period.id):
        kept = [event for event in listed if heads is None or event["seq"] <= heads.get(subject, 0)]
        if kept:
            yield subject, kept[-1]["seq"], folded(kept, wants_paper=wants.get(kept[0]["campaign_id"], True))


def projected(session: Session, period: Period, heads: Mapping[str, int]) -> dict[str, Projection]:
    """What the submissions of ``period`` add up to, by subject, up to ``heads``."""
    return {subject: found for subject, _, found in projections(session, period, heads)}


def chains(session: Session, period_id: int | None) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The events of each submission (of one period, or of all), each with its campaign."""
    columns = [AuditEvent.__table__.c[name] for name in _EVENT]
    query = (
        select(*columns, Period.campaign_id)
        .join(Submission, Submission.subject == AuditEvent.subject)
        .join(Period, Period.id == Submission.period_id)
    )
    if period_id is not None:
        query = query.where(Submission.period_id == period_id)
    ordered = query.order_by(AuditEvent.subject, AuditEvent.seq).execution_options(yield_per=_BATCH)
    for subject, own in groupby(session.execute(ordered).mappings(), key=lambda event: event["subject"]):
        yield subject, [dict(event) for event in own]


def folded(events: Sequence[Mapping[str, Any]], *, wants_paper: bool) -> Projection:
    """What ``events`` add up to. Raises one of ``UNREADABLE`` when they cannot be read."""
    return project(({**event, "payload": said(event["payload"])} for event in events), wants_paper=wants_paper)


def wants_paper(session: Session) -> dict[int, bool]:
    """By campaign, whether the rules that its events say want the paper copy."""
    rules = last_rules(session)
    return {id_: _wants(rules.get(subject)) for id_, subject in session.execute(select(Campaign.id, Campaign.subject))}


def last_rules(session: Session) -> dict[str, Any]:
    """The rules in force by subject of the campaign: those of its last event that speaks of any."""
    rows = session.execute(
        select(AuditEvent.subject, AuditEvent.payload)
        .join(Campaign, Campaign.subject == AuditEvent.subject)
        .order_by(AuditEvent.subject, AuditEvent.seq)
    )
    return {subject: value["rules"] for subject, payload in rows if "rules" in (value := said(payload))}


def events_of(session: Session, *subjects: ColumnElement[bool]) -> dict[str, list[dict[str, Any]]]:
    """The events of few chains, payloads decoded, by subject."""
    columns = [AuditEvent.__table__.c[name] for name in _EVENT]
    query = select(*columns).where(*subjects).order_by(AuditEvent.subject, AuditEvent.seq)
    found: dict[str, list[dict[str, Any]]] = {}
    for event in session.execute(query).mappings():
        found.setdefault(event["subject"], []).append({**event, "payload": said(event["payload"])})
    return found


def _wants(rules: Any) -> bool:
    forms = rules.get("forms") if isinstance(rules, dict) else None
    return PAPER in forms if isinstance(forms, list) else True
