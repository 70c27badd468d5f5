"""Periods and frozen circulars, held against the period's chain."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Checkpoint
from reports.ledger import Break
from reports.projections.breaks import differs, missing, unreadable, unspoken
from reports.projections.folds import UNREADABLE, events_of
from reports.projections.stored import Names, Row, differing, read, table, wanted
from reports.said import said as decoded
from statemachine.chain import text_digest
from workdays import local_day

_NO_CHECKPOINT = Text("定稿时的检查点不在了", "the checkpoint that the circular was frozen under is gone")


def verify_period(session: Session, row: Row, names: Names) -> Iterator[Break]:
    """What differs in the row of a period, in the list of its submissions, and in its circular."""
    subject = row["subject"]
    events = events_of(session, AuditEvent.subject == subject).get(subject)
    if not events:
        return  # the chains' own verification has named it
    seq = events[-1]["seq"]
    try:
        fields = [*_fields(session, row, events[0]), *_editions(session, row, events, names)]
        yield from (differs(subject, seq, field) for field in dict.fromkeys(fields))
        yield from _submissions(session, row, events[0]["payload"])
    except UNREADABLE:
        yield unreadable(subject, seq)
    roots = set(session.scalars(select(Checkpoint.root)))
    for event in events:
        if event["action"] == "freeze" and event["payload"].get("checkpoint") not in roots:
            yield Break(subject, event["seq"], _NO_CHECKPOINT)


def _fields(session: Session, row: Row, event: dict[str, Any]) -> Iterator[str]:
    said = event["payload"]
    due = datetime.fromisoformat(said["due_at"]) if said["due_at"] else None
    # A due moment is the end of its day: a second before it is still that day.
    day = local_day(due - timedelta(seconds=1)) if due else None
    ought = {
        "subject": f"period:{str(row['campaign_id']).partition(':')[2]}/{row['quarter']}",
        "due_at": due,
        "due_on": said.get("due_on", day),
        "opened_at": datetime.fromisoformat(event["at"]),
    }
    yield from (field for _, field in differing("period", [wanted(session, "period", ought)], [row]))
    if "trace" in said:
        same = isinstance(row["due_trace"], str) and text_digest(row["due_trace"]) == said["trace"]
    else:
        same = decoded(row["due_trace"]).get("calendar") == said["calendar"]
    if not same:
        yield "period.due_trace"


def _editions(session: Session, row: Row, events: list[dict[str, Any]], names: Names) -> Iterator[str]:
    office = row["subject"].partition(":")[2].partition("/")[0]
    ought = [_edition(event, row["subject"], office) for event in events if event["action"] == "freeze"]
    editions = table("circular_edition")
    found = read(session, "circular_edition", names, editions.c.period_id == row["id"])
    for one in found:
        one["content"] = text_digest(one["content"]) if isinstance(one["content"], str) else None
    rows = [wanted(session, "circular_edition", one) for one in ought]
    yield from (field for _, field in differing("circular_edition", rows, found))


def _edition(event: dict[str, Any], subject: str, office: str) -> Row:
    said, at = event["payload"], datetime.fromisoformat(event["at"])
    versions = {"versions": said["versions"]} if "versions" in said else {}
    return {
        "office_id": office,
        "period_id": subject,
        "year": local_day(at).year,
        "issue": said["issue"],
        "content": said["digest"],
        "digest": said["digest"],
        "built_at": at,
    } | versions


def _submissions(session: Session, row: Row, said: dict[str, Any]) -> Iterator[Break]:
    """The submissions that were opened with the period, no more and no less."""
    if "units" not in said:
        return
    submissions = table("submission").c
    found = set(session.scalars(select(submissions.subject).where(submissions.period_id == row["id"])))
    ought = {f"submission:{row['subject'].partition(':')[2]}/{unit}" for unit in said["units"]}
    yield from map(missing, sorted(ought - found))
    yield from map(unspoken, sorted(found - ought))
