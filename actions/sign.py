"""Signing, sealing and taking back."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from actions.request import Request
from actions.transition import Step, advance
from actions.words import fit
from models import Revision, Signature, Submission
from models.signature import Stamp
from statemachine.actor import Actor
from statemachine.submission import Event, State


def sign(session: Session, submission: Submission, actor: Actor, now: datetime) -> Revision:
    """The principal signs: the draft becomes the next revision, and its digest is what is signed."""
    step = advance(session, submission, Event.SIGN, actor, now)
    number = step.payload["revision"]
    revision = Revision(
        submission_id=submission.id,
        number=number,
        content=step.content,
        digest=step.payload["digest"],
        created_at=now,
    )
    submission.revision, submission.nil = number, step.payload["nil"]
    session.add(revision)
    _stamp(session, submission, Stamp.SIGNATURE, step, actor, now)
    return revision


def seal(session: Session, submission: Submission, actor: Actor, now: datetime) -> None:
    """The unit's seal goes on exactly the revision that was signed."""
    step = advance(session, submission, Event.SEAL, actor, now)
    _stamp(session, submission, Stamp.SEAL, step, actor, now)


def withdraw(session: Session, submission: Submission, actor: Actor, now: datetime, reason: str) -> None:
    """Back to the draft; signature and seal are voided and stay in the ledger."""
    request = Request(reason=fit("reason", reason, blank=True))
    step = advance(session, submission, Event.WITHDRAW, actor, now, request)
    if step.before.state is State.SUBMITTED:
        # What is taken back has not been handed in: it neither counts as on time nor appears anywhere. A correction
        # that was only signed or sealed takes nothing back of the report that it corrects.
        submission.submitted_at = submission.completed_at = None
    void(session, submission, now)


def void(session: Session, submission: Submission, now: datetime) -> None:
    """Every valid signature and seal of ``submission`` is void from ``now``; nobody has taken it up any more."""
    session.execute(
        update(Signature)
        .where(Signature.submission_id == submission.id, Signature.voided_at.is_(None))
        .values(voided_at=now)
    )
    submission.taken_up_by = None


def _stamp(session: Session, submission: Submission, kind: Stamp, step: Step, actor: Actor, now: datetime) -> None:
    session.add(
        Signature(
            submission_id=submission.id,
            revision=step.payload["revision"],
            kind=kind,
            person_id=actor.id,
            digest=step.payload["digest"],
            level=step.payload["level"],
            at=now,
        )
    )
    session.flush()
