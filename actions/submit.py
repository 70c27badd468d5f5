"""Handing in, electronically and on paper. Timeliness is fixed when everything asked for has first arrived."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.cases import Case, load
from actions.ledger import record
from actions.paper import check_paper
from actions.places import at_unit
from actions.refusals import PaperTooEarly
from actions.request import Request
from actions.transition import advance
from models import Receipt, Revision, Submission, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.code import Code
from statemachine.submission import STATE_WORDS, Event, State

_BEFORE_SEAL = (State.DRAFTED, State.SIGNED)


def submit(session: Session, submission: Submission, actor: Actor, now: datetime, home: Path | None = None) -> None:
    """The electronic copy is handed in; a file that it was signed in must lie in ``home`` as it was kept."""
    step = advance(session, submission, Event.SUBMIT, actor, now, Request(home=home))
    submission.submitted_at = now
    _complete(session, submission, step.before, now)


def receive_paper(
    session: Session,
    submission: Submission,
    code: str,
    actor: Actor,
    now: datetime,
    scan: Mapping[str, str] | None = None,
) -> bool:
    """收件登记: the office has the signed and sealed paper in hand; ``code`` is what its QR code says, or the short
    digest beside it; ``scan``: file (SHA-256) and place of a picture of it, where there is one.

    Registering the same copy again changes nothing (returns False). Raises ``NotYourDuty`` (only the office's
    clerk), ``PaperTooEarly``, or ``PaperWrong`` as ``check_paper`` tells it.
    """
    unit = session.get_one(Unit, submission.unit_id)
    held = require(actor, Act.RECEIVE_PAPER, at_unit(unit))
    (case,) = load(session, [submission.id])
    revision = _sealed_revision(session, submission, case)
    check_paper(session, submission, Code(case.quarter, case.unit, revision.number, revision.digest), code)
    if _received(session, submission):
        return False
    session.add(Receipt(submission_id=submission.id, revision=revision.number, person_id=actor.id, received_at=now))
    said = {"revision": revision.number, "digest": revision.digest} | dict(scan or {})
    record(session, submission, "receive_paper", said, actor, now, held)
    _complete(session, submission, case, now)
    return True


def _sealed_revision(session: Session, submission: Submission, case: Case) -> Revision:
    if submission.state in _BEFORE_SEAL:
        raise PaperTooEarly(name=case.name, state=STATE_WORDS[submission.state])
    return session.scalars(
        select(Revision).where(Revision.submission_id == submission.id, Revision.number == submission.revision)
    ).one()


def _received(session: Session, submission: Submission) -> bool:
    return (
        session.scalar(
            select(Receipt.id).where(Receipt.submission_id == submission.id, Receipt.revision == submission.revision)
        )
        is not None
    )


def _complete(session: Session, submission: Submission, case: Case, now: datetime) -> None:
    handed_in = submission.state not in (*_BEFORE_SEAL, State.SEALED)
    session.flush()
    whole = handed_in and (not case.rules.wants_paper or _received(session, submission))
    if whole and submission.completed_at is None:
        submission.completed_at = now
