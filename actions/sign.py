"""Signing, sealing and taking back."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.request import Request
from actions.transition import Step, advance
from actions.words import fit
from models import AuditEvent, Revision, Signature, Submission
from models.signature import Stamp
from statemachine.actor import Actor
from statemachine.evidence import CONSOLE, Evidence
from statemachine.submission import Event, State


def sign(
    session: Session, submission: Submission, actor: Actor, now: datetime, evidence: Evidence | None = None
) -> Revision:
    """The principal signs: the draft becomes the next revision, and its digest is what is signed. ``evidence`` says
    what that rests on, at the console without any."""
    step = advance(session, submission, Event.SIGN, actor, now, Request(basis=evidence or CONSOLE))
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


def seal(
    session: Session, submission: Submission, actor: Actor, now: datetime, evidence: Evidence | None = None
) -> None:
    """The unit's seal goes on exactly the revision that was signed."""
    step = advance(session, submission, Event.SEAL, actor, now, Request(basis=evidence or CONSOLE))
    _stamp(session, submission, Stamp.SEAL, step, actor, now)


def withdraw(session: Session, submission: Submission, actor: Actor, now: datetime, reason: str) -> None:
    """Back to the draft; signature and seal are voided and stay in the ledger."""
    request = Request(reason=fit("reason", reason, blank=True))
    step = advance(session, submission, Event.WITHDRAW, actor, now, request)
    if step.before.state is State.SUBMITTED:
        # What is taken back has not been handed in: it neither counts as on time nor appears anywhere. A correction
        # takes nothing back of the report that it corrects, which the office has read.
        submission.submitted_at, submission.completed_at = _returned(session, submission)
    void(session, submission, now)


def _returned(session: Session, submission: Submission) -> tuple[datetime | None, datetime | None]:
    """When the report that the office last returned had been handed in, and when it was whole; None where none was."""
    events = session.execute(
        select(AuditEvent.action, AuditEvent.at)
        .where(AuditEvent.subject == submission.subject, AuditEvent.action.in_((Event.SUBMIT, Event.REOPEN)))
        .order_by(AuditEvent.seq.desc())
    ).all()
    reopened = next((place for place, event in enumerate(events) if event.action == Event.REOPEN), None)
    if reopened is None:
        return None, None
    handed_in = datetime.fromisoformat(next(event.at for event in events[reopened:] if event.action == Event.SUBMIT))
    completed = submission.completed_at
    before = completed is not None and completed <= datetime.fromisoformat(events[reopened].at)
    return handed_in, completed if before else None


def void(session: Session, submission: Submission, now: datetime) -> None:
    """Every valid signature and seal of ``submission`` is void from ``now``; nobody has taken it up any more."""
    session.execute(
        update(Signature)
        .where(Signature.submission_id == submission.id, Signature.voided_at.is_(None))
        .values(voided_at=now)
    )
    submission.taken_up_by = None


def _stamp(session: Session, submission: Submission, kind: Stamp, step: Step, actor: Actor, now: datetime) -> None:
    said = step.payload
    session.add(
        Signature(
            submission_id=submission.id,
            revision=said["revision"],
            kind=kind,
            person_id=actor.id,
            digest=said["digest"],
            level=said["level"],
            file=said.get("file"),
            place=said.get("place"),
            certificate=said.get("certificate"),
            dated=date.fromisoformat(said["dated"]) if "dated" in said else None,
            at=now,
        )
    )
    session.flush()
