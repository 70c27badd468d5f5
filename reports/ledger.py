"""Verifying the ledger: every hash, every link, every head, and the content that was signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import Select, String, cast, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Campaign, CircularEdition, Period, Revision, Roster, Submission
from reports.said import said
from reports.stream import batches
from statemachine.chain import GENESIS, HASHED, text_digest

#: In the order of canonical JSON, then the hash.
COLUMNS = (*sorted(HASHED), "hash")
_SUBJECT, _SEQ, _PREVIOUS, _TARGET, _HASH = map(COLUMNS.index, ("subject", "seq", "previous", "target", "hash"))


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


#: The last event of a chain: its number, its hash, and the state that the chain has come to.
End = tuple[int, str, str | None]
NO_CHAIN: End = (0, GENESIS, None)

_CHANGED = Text("事件内容与其哈希不符", "the event does not match its hash")
_GAP = Text("缺少前面的事件", "events before it are missing")
_UNLINKED = Text("与前一事件的链接断开", "it does not follow the event before")


def verify(session: Session, period: Period | None = None) -> Verdict:
    """Check the whole ledger, or what ``period`` rests on: chains, heads and states of every row, each signed
    revision's digest and each frozen circular's."""
    verdict = Verdict()
    ends = _chains(session, period, verdict)
    verdict.subjects = len(ends)
    verdict.broken += _heads(session, period, ends)
    verdict.broken += _revisions(session, period)
    verdict.broken += _editions(session, period)
    return verdict


def event_bytes(row: Sequence[Any]) -> bytes:
    """What is hashed of an event whose fields come in the order of ``COLUMNS``; empty when that cannot be said.

    The keys are written in the order of canonical JSON, so that nothing has to be sorted, and every value is text,
    a whole number or nothing. A test holds these bytes against ``statemachine.chain``.
    """
    action, actor, algorithm, at, behalf, account, payload, previous, role, seq, source, subject, target, via, _ = row
    try:
        return orjson.dumps({
            "action": action, "actor": actor, "algorithm": algorithm, "at": at, "on_behalf_of": behalf,
            "os_account": account, "payload": payload, "previous": previous, "role": role, "seq": seq,
            "source": source, "subject": subject, "target": target, "via": via,
        })  # fmt: skip
    except TypeError:
        return b""  # bytes, or half a character: nobody has ever hashed that


def _chains(session: Session, period: Period | None, verdict: Verdict) -> dict[str, End]:
    """The end of every chain; what is broken on the way goes into ``verdict``."""
    query = select(*(AuditEvent.__table__.c[name] for name in COLUMNS))
    if period is not None:
        query = query.where(AuditEvent.subject.in_(subjects(period)))
    ends: dict[str, End] = {}
    known, count, head, state = None, *NO_CHAIN
    for rows in batches(session, query.order_by(AuditEvent.subject, AuditEvent.seq)):
        verdict.events += len(rows)
        for row in rows:
            subject, hash_ = row[_SUBJECT], row[_HASH]
            if subject != known:
                known, (count, head, state) = subject, NO_CHAIN
            count += 1
            if sha256(event_bytes(row)).hexdigest() != hash_ or row[_SEQ] != count or row[_PREVIOUS] != head:
                why = _why(row, count, head)
                count = row[_SEQ] if isinstance(row[_SEQ], int) else count
                verdict.broken.append(Break(str(subject), count, why))
            head, state = hash_, row[_TARGET] or state
            ends[subject] = (count, head, state)
    return ends


def _why(row: Sequence[Any], count: int, head: str) -> Text:
    if sha256(event_bytes(row)).hexdigest() != row[_HASH]:
        return _CHANGED
    return _GAP if row[_SEQ] != count else _UNLINKED


def subjects(period: Period) -> Select[tuple[str]]:
    """The chains that ``period`` rests on: its own, its campaign's, its office's roster's, its submissions'."""
    campaign = select(Campaign.subject).where(Campaign.id == period.campaign_id)
    roster = select(Roster.subject).join(Campaign, Campaign.office_id == Roster.office_id)
    own = select(Submission.subject).where(Submission.period_id == period.id)
    this = select(Period.subject).where(Period.id == period.id)
    found = union_all(this, campaign, roster.where(Campaign.id == period.campaign_id), own).subquery()
    return select(found.c.subject)


def _heads(session: Session, period: Period | None, ends: dict[str, End]) -> Iterator[Break]:
    stateless = cast(null(), String(32))
    rows = union_all(
        *(select(table.subject, table.seq, table.head, stateless) for table in (Campaign, Period, Roster)),
        # As it is stored: a word that is no state must not stop the reading.
        select(Submission.subject, Submission.seq, Submission.head, type_coerce(Submission.state, String)),
    ).subquery()
    query = select(rows)
    if period is not None:
        query = query.where(rows.c.subject.in_(subjects(period)))
    unspoken = dict(ends)
    for batch in batches(session, query):
        for subject, seq, head, state in batch:
            found = unspoken.pop(subject, NO_CHAIN)
            if (seq, head) != found[:2]:
                yield Break(str(subject), found[0], Text("链首与最后一个事件不符", "the head is not the last event"))
            elif state != found[2]:
                why = Text("状态与最后一个事件不符", "the state is not what the events say")
                yield Break(str(subject), found[0], why)
    for subject, (seq, _, _) in unspoken.items():
        yield Break(str(subject), seq, Text("账上有事件，却没有对应的记录", "events speak of a row that is not there"))


def _revisions(session: Session, period: Period | None) -> Iterator[Break]:
    query = select(Submission.subject, Revision.number, Revision.content, Revision.digest).join(
        Submission, Submission.id == Revision.submission_id
    )
    if period is not None:
        query = query.where(Submission.period_id == period.id)
    for rows in batches(session, query):
        for subject, number, content, digest in rows:
            if not _is_digest(digest, content):
                words = Text(f"第 {number} 版内容与签字时的摘要不符", f"revision {number} is not what was signed")
                yield Break(subject, number, words)


def _editions(session: Session, period: Period | None) -> Iterator[Break]:
    query = (
        select(Period.subject, AuditEvent.seq, AuditEvent.payload, CircularEdition.content)
        .join(CircularEdition, CircularEdition.period_id == Period.id)
        .join(AuditEvent, (AuditEvent.subject == Period.subject) & (AuditEvent.action == "freeze"))
    )
    if period is not None:
        query = query.where(Period.id == period.id)
    for subject, seq, payload, content in session.execute(query):
        if not _is_digest(said(payload).get("digest"), content):
            yield Break(subject, seq, Text("通报内容与定稿时的摘要不符", "the circular is not what was frozen"))


def _is_digest(digest: Any, content: Any) -> bool:
    return isinstance(content, str) and text_digest(content) == digest
