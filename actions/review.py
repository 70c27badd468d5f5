"""What the office does with a report: take it up, review, flag, reopen, clear; and the unit's answers."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from actions.evidence import STANDING
from actions.ledger import record
from actions.places import at_unit
from actions.refusals import FlagUnknown, NotSubmitted
from actions.request import Request
from actions.sign import void
from actions.transition import advance, advance_many
from actions.words import SHORT, fit
from models import Flag, Submission, Unit
from models.flag import FlagStatus
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.chain import name_of
from statemachine.refusals import ReviewerOfTheUnit
from statemachine.submission import STATE_WORDS, Event, State

#: No report has as many flags; a larger number would not fit a column.
_MOST = 10_000


def take_up(session: Session, submission: Submission, actor: Actor, now: datetime) -> None:
    """A reviewer begins to read: from now on the unit cannot withdraw it. Taking up again changes nothing."""
    unit = session.get_one(Unit, submission.unit_id)
    held = require(actor, Act.TAKE_UP, at_unit(unit))
    if submission.state is not State.SUBMITTED:
        raise NotSubmitted(name=name_of(submission.subject), state=STATE_WORDS[submission.state])
    if unit.code in actor.units:
        raise ReviewerOfTheUnit(unit=unit.name)
    if submission.taken_up_by is None:
        record(session, submission, "take_up", {"revision": submission.revision}, actor, now, held)
        submission.taken_up_by = actor.id


def review(
    session: Session, submissions: Sequence[Submission], actor: Actor, now: datetime, *, accept_flags: bool = False
) -> None:
    """The reports are read and found in order; answered flags are accepted when ``accept_flags``."""
    session.flush()
    submissions = list({submission.id: submission for submission in submissions}.values())
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
    category, text = fit("category", category, SHORT, blank=True), fit("text", text, blank=True)
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
    """The unit says how flag ``number`` was corrected. Raises ``NotYourDuty`` or ``FlagUnknown``."""
    unit = session.get_one(Unit, submission.unit_id)
    held = require(actor, Act.ANSWER, at_unit(unit))
    found = session.scalars(
        select(Flag).where(
            Flag.submission_id == submission.id, Flag.number == min(number, _MOST), Flag.status.in_(STANDING)
        )
    ).one_or_none()
    if found is None:
        raise FlagUnknown(name=name_of(submission.subject), number=number)
    text = fit("answer", text)
    found.answer, found.status = text, FlagStatus.ANSWERED
    record(session, submission, "answer", {"flag": number, "text": text}, actor, now, held)


def reopen(session: Session, submission: Submission, actor: Actor, now: datetime, reason: str) -> None:
    """Back to the unit for the next revision; the earlier ones stay readable."""
    advance(session, submission, Event.REOPEN, actor, now, Request(reason=fit("reason", reason, blank=True)))
    void(session, submission, now)


def clear(session: Session, submission: Submission, actor: Actor, now: datetime, *, reason: str, evidence: str) -> None:
    """The director closes the standing flags on evidence (销号)."""
    request = Request(reason=fit("reason", reason, blank=True), evidence=fit("evidence", evidence, blank=True))
    advance(session, submission, Event.CLEAR, actor, now, request)
    _close(session, submission, FlagStatus.CLEARED, now)


def _close(
    session: Session, submission: Submission, status: FlagStatus, now: datetime, numbers: list[int] | None = None
) -> None:
    statement = update(Flag).where(Flag.submission_id == submission.id, Flag.status.in_(STANDING))
    if numbers is not None:
        statement = statement.where(Flag.number.in_(numbers))
    session.execute(statement.values(status=status, closed_at=now))
