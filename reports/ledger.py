"""Verifying the ledger: every hash, every link, every head, and the content that was signed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Campaign, CircularEdition, Period, Revision, Roster, Submission
from statemachine.chain import GENESIS, HASHED, event_hash, text_digest

_COLUMNS = [AuditEvent.__table__.c[name] for name in (*HASHED, "hash")]
_BATCH = 5_000


@dataclass(frozen=True)
class Break:
    """Where the ledger does not hold: the subject, the event's number there, and why."""

    subject: str
    seq: int
    why: Text


@dataclass
class Verdict:
    """How many events on how many subjects were checked, and every break found."""

    events: int = 0
    subjects: int = 0
    broken: list[Break] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Nothing is broken."""
        return not self.broken


def verify(session: Session) -> Verdict:
    """Check the whole ledger: chains, heads and states of every row, and each signed revision's digest."""
    verdict, last = Verdict(), {}
    events = session.execute(
        select(*_COLUMNS).order_by(AuditEvent.subject, AuditEvent.seq).execution_options(yield_per=_BATCH)
    ).mappings()
    for subject, own in groupby(events, key=lambda event: event["subject"]):
        verdict.subjects += 1
        last[subject] = _chain(verdict, subject, own)
    verdict.broken += _heads(session, last)
    verdict.broken += _revisions(session)
    verdict.broken += _editions(session)
    return verdict


def _chain(verdict: Verdict, subject: str, events: Iterator[Any]) -> tuple[int, str, str | None]:
    seq, previous, state = 0, GENESIS, None
    for event in events:
        verdict.events += 1
        seq += 1
        why = _why(event, seq, previous)
        if why:
            verdict.broken.append(Break(subject, event["seq"], why))
        seq, previous, state = event["seq"], event["hash"], event["target"] or state
    return seq, previous, state


def _why(event: Any, seq: int, previous: str) -> Text | None:
    if event_hash(event) != event["hash"]:
        return Text("事件内容与其哈希不符", "the event does not match its hash")
    if event["seq"] != seq:
        return Text("缺少前面的事件", "events before it are missing")
    if event["previous"] != previous:
        return Text("与前一事件的链接断开", "it does not follow the event before")
    return None


def _heads(session: Session, last: dict[str, tuple[int, str, str | None]]) -> Iterator[Break]:
    rows: list[tuple[str, str, int, str | None]] = [
        (row.subject, row.head, row.seq, None)
        for table in (Campaign, Period, Roster)
        for row in session.execute(select(table.subject, table.head, table.seq))
    ]
    rows += [
        (r.subject, r.head, r.seq, str(r.state))
        for r in session.execute(select(Submission.subject, Submission.head, Submission.seq, Submission.state))
    ]
    for subject, head, seq, state in rows:
        found = last.pop(subject, (0, GENESIS, None))
        if (seq, head) != found[:2]:
            yield Break(subject, seq, Text("链首与最后一个事件不符", "the head is not the last event"))
        elif state != found[2]:
            yield Break(subject, seq, Text("状态与最后一个事件不符", "the state is not what the events say"))
    for subject, (seq, _, _) in last.items():
        yield Break(subject, seq, Text("账上有事件，却没有对应的记录", "events speak of a row that is not there"))


def _revisions(session: Session) -> Iterator[Break]:
    rows = session.execute(
        select(Submission.subject, Revision.number, Revision.content, Revision.digest)
        .join(Submission, Submission.id == Revision.submission_id)
        .execution_options(yield_per=_BATCH)
    )
    for subject, number, content, digest in rows:
        if text_digest(content) != digest:
            words = Text(f"第 {number} 版内容与签字时的摘要不符", f"revision {number} is not what was signed")
            yield Break(subject, number, words)


def _editions(session: Session) -> Iterator[Break]:
    rows = session.execute(
        select(Period.subject, AuditEvent.seq, AuditEvent.payload, CircularEdition.content)
        .join(CircularEdition, CircularEdition.period_id == Period.id)
        .join(AuditEvent, (AuditEvent.subject == Period.subject) & (AuditEvent.action == "freeze"))
    )
    for subject, seq, payload, content in rows:
        if text_digest(content) != orjson.loads(payload)["digest"]:
            yield Break(subject, seq, Text("通报内容与定稿时的摘要不符", "the circular is not what was frozen"))
