"""What the office does with a report: take it up, review, flag, reopen, clear; and the unit's answers."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from actions.duty import require
from actions.evidence import STANDING
from actions.ledger import record
from actions.refusals import FlagUnknown
from actions.request import Request
from actions.sign import void
from actions.transition import advance, advance_many
from bilingual import Text
from models import Flag, Submission, Unit
from models.flag import FlagStatus
from statemachine.actor import Actor
from statemachine.submission import Event, Role


def take_up(session: Session, submission: Submission, actor: Actor, now: datetime) -> None:
    """A reviewer begins to read: from now on the unit cannot withdraw it. Taking up again changes nothing."""
    unit = session.get_one(Unit, submission.unit_id)
    require(actor, unit, (Role.REVIEWER, Role.INSPECTOR), Text("受理", "take it up"))
    if submission.taken_up_by is None:
        record(session, submission, "take_up", {"revision": submission.revision}, actor, now)
        submission.taken_up_by = actor.id


def review(
    session: Session, submissions: Sequence[Submission], actor: Actor, now: datetime, *, accept_flags: bool = False
) -> None:
    """The reports are read and found in order; answered flags are accepted when ``accept_flags``."""
    session.flush()
    ids = [submission.id for submission in submissions]
    steps = advance_many(session, ids, Event.REVIEW, actor, now, Request(accept_flags=accept_flags))
    for submission, step in zip(submissions, steps, strict=True):
        session.refresh(submission)
        submission.taken_up_by = actor.id
        _close(session, submission, FlagStatus.ACCEPTED, now, step.payload["accepted"])


def flag(
    session: Session,
    submission: Submission,
    actor: Actor,
    now: datetime,
    *,
    category: str,
    text: str,
    items: tuple[int, ...],
    correct_by: date | None,
) -> Flag:
    """The office names a problem: its category, what is wrong in which tasks, and by when to correct it."""
    request = Request(category=category, text=text, items=items, correct_by=correct_by)
    advance(session, submission, Event.FLAG, actor, now, request)
    count = session.scalar(select(func.count()).select_from(Flag).where(Flag.submission_id == submission.id)) or 0
    raised = Flag(
        submission_id=submission.id, number=count + 1, revision=submission.revision, category=category, text=text,
        items=list(items), correct_by=correct_by, raised_by=actor.id, raised_at=now, status=FlagStatus.OPEN,
    )  # fmt: skip
    session.add(raised)
    submission.taken_up_by = actor.id
    return raised


def answer(session: Session, submission: Submission, number: int, text: str, actor: Actor, now: datetime) -> None:
    """The unit says how flag ``number`` was corrected. Raises ``NotYourUnit`` or ``FlagUnknown``."""
    unit = session.get_one(Unit, submission.unit_id)
    require(actor, unit, (Role.DRAFTER, Role.PRINCIPAL), Text("答复", "answer for it"))
    found = session.scalars(
        select(Flag).where(Flag.submission_id == submission.id, Flag.number == number, Flag.status.in_(STANDING))
    ).one_or_none()
    if found is None or not text.strip():
        raise FlagUnknown(name=submission.subject.partition("/")[2], number=number)
    found.answer, found.status = text, FlagStatus.ANSWERED
    record(session, submission, "answer", {"flag": number, "text": text}, actor, now)


def reopen(session: Session, submission: Submission, actor: Actor, now: datetime, reason: str) -> None:
    """Back to the unit for the next revision; the earlier ones stay readable."""
    advance(session, submission, Event.REOPEN, actor, now, Request(reason=reason))
    void(session, submission, now)


def clear(session: Session, submission: Submission, actor: Actor, now: datetime, *, reason: str, evidence: str) -> None:
    """The director closes the standing flags on evidence (销号)."""
    advance(session, submission, Event.CLEAR, actor, now, Request(reason=reason, evidence=evidence))
    _close(session, submission, FlagStatus.CLEARED, now)


def _close(
    session: Session, submission: Submission, status: FlagStatus, now: datetime, numbers: list[int] | None = None
) -> None:
    statement = update(Flag).where(Flag.submission_id == submission.id, Flag.status.in_(STANDING))
    if numbers is not None:
        statement = statement.where(Flag.number.in_(numbers))
    session.execute(statement.values(status=status, closed_at=now))
