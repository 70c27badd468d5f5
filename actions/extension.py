"""Extensions and exemptions: asked for with a reason, decided by the office; old due moments stay visible."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import record, stamp
from actions.places import at_unit
from actions.refusals import (
    ExtensionLate,
    ExtensionMoot,
    ExtensionRepeated,
    ExtensionUnknown,
    ExtensionWaits,
    NothingToExcuse,
)
from actions.words import fit
from bilingual import Text
from models import Extension, Submission, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, Held, require
from statemachine.chain import name_of
from statemachine.refusals import ReviewerOfTheUnit
from workdays import end_of, local_day

#: In days; whoever needs more is exempt, or the campaign is wrong.
LONGEST_EXTENSION = 366


def ask_extension(
    session: Session, submission: Submission, until: date, reason: str, progress: str, actor: Actor, now: datetime
) -> Extension:
    """The unit asks to hand in by the end of the local day ``until``, before the limit, with reason and progress.

    Once one is decided another may be asked for, if it says anything new.
    Raises ``NotYourDuty``, ``WordsMissing``, ``ExtensionLate``, ``ExtensionWaits`` or ``ExtensionRepeated``.
    """
    unit = session.get_one(Unit, submission.unit_id)
    held = require(actor, Act.ASK_EXTENSION, at_unit(unit))
    reason, progress = fit("reason", reason), fit("progress", progress)
    due = submission.due_at
    if submission.exempt or (until - local_day(now)).days > LONGEST_EXTENSION:
        raise ExtensionLate(due=_day(due))
    if submission.completed_at or due is None or now >= due or end_of(until) <= due:
        raise ExtensionLate(due=_day(due))
    _refuse_repeated(session, submission, (until, reason, progress))
    asked = Extension(
        submission_id=submission.id, reason=reason, progress=progress, until=until,
        requested_by=actor.id, requested_at=now,
    )  # fmt: skip
    session.add(asked)
    payload = {"until": until.isoformat(), "reason": reason, "progress": progress}
    record(session, submission, "ask_extension", payload, actor, now, held)
    return asked


def decide_extension(
    session: Session, submission: Submission, granted: bool, decision: str, actor: Actor, now: datetime
) -> Extension:
    """The office grants the extension that waits (the due moment moves) or refuses it, and says why.

    Raises ``NotYourDuty``, ``ReviewerOfTheUnit``, ``WordsMissing`` or ``ExtensionUnknown``.
    """
    unit = session.get_one(Unit, submission.unit_id)
    held = _deciding(actor, Act.DECIDE_EXTENSION, unit)
    asked = _pending(session, submission)
    if asked is None:
        raise ExtensionUnknown(name=name_of(submission.subject))
    if granted and (submission.completed_at is not None or submission.exempt):
        raise ExtensionMoot(name=name_of(submission.subject))
    decision = fit("decision", decision)
    asked.granted, asked.decision, asked.decided_by, asked.decided_at = granted, decision, actor.id, now
    old = submission.due_at
    payload = {"decision": decision, "old_due_at": stamp(old) if old else None}
    if granted:
        asked.old_due_at, submission.due_at = old, end_of(asked.until)
        payload["due_at"] = stamp(submission.due_at)
    record(session, submission, "grant_extension" if granted else "refuse_extension", payload, actor, now, held)
    return asked


def exempt(session: Session, submission: Submission, reason: str, actor: Actor, now: datetime) -> None:
    """The office excuses the unit from this report (免报). Raises ``NothingToExcuse`` once it is complete."""
    unit = session.get_one(Unit, submission.unit_id)
    held = _deciding(actor, Act.EXEMPT, unit)
    reason = fit("reason", reason)
    if submission.completed_at is not None or submission.exempt:
        raise NothingToExcuse(name=name_of(submission.subject))
    submission.exempt = True
    record(session, submission, "exempt", {"reason": reason}, actor, now, held)


def _deciding(actor: Actor, act: Act, unit: Unit) -> Held:
    """The role in which ``actor`` decides for ``unit``; nobody decides what the own unit asks."""
    held = require(actor, act, at_unit(unit))
    if unit.code in actor.units:
        raise ReviewerOfTheUnit(unit=unit.name)
    return held


def _refuse_repeated(session: Session, submission: Submission, said: tuple[date, str, str]) -> None:
    waiting = _pending(session, submission)
    if waiting is not None:
        raise ExtensionWaits(name=name_of(submission.subject), until=waiting.until)
    for old in session.scalars(
        select(Extension).where(Extension.submission_id == submission.id, Extension.granted.is_(False))
    ):
        if (old.until, old.reason, old.progress) == said:
            raise ExtensionRepeated(until=old.until, decision=old.decision)


def _day(due: datetime | None) -> date | Text:
    return local_day(due - timedelta(seconds=1)) if due else Text("待定", "not set")


def _pending(session: Session, submission: Submission) -> Extension | None:
    session.flush()
    return session.scalars(
        select(Extension).where(Extension.submission_id == submission.id, Extension.granted.is_(None))
    ).one_or_none()
