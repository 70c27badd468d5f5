"""Who is late: submissions whose due moment has passed and that are not complete, with the rungs reached."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Escalation, Period, Submission
from reports.scope import select_for
from statemachine.actor import Actor
from statemachine.ladder import Climbed
from workdays import local_day


class Late(NamedTuple):
    """A late submission, and where on the ladder it stands."""

    submission: Submission
    climbed: tuple[Climbed, ...]


def late(session: Session, actor: Actor, period: Period, now: datetime) -> list[Late]:
    """The late submissions of ``period`` at ``now``; none while the due moment is 待定."""
    found = session.scalars(
        select_for(actor)
        .where(
            Submission.period_id == period.id,
            Submission.completed_at.is_(None),
            Submission.due_at <= now,
            ~Submission.exempt,
        )
        .order_by(Submission.subject)
    ).all()
    reached = climbed(session, period)
    return [Late(submission, reached.get(submission.id, ())) for submission in found]


def climbed(session: Session, period: Period) -> dict[int, tuple[Climbed, ...]]:
    """The rungs reached in ``period``, by submission, in their order."""
    rungs = session.scalars(
        select(Escalation)
        .join(Submission, Submission.id == Escalation.submission_id)
        .where(Submission.period_id == period.id)
        .order_by(Escalation.on, Escalation.id)
    )
    by_submission: dict[int, tuple[Climbed, ...]] = {}
    for rung in rungs:
        # The day of issue counts for "one a working day": a person may issue later than it was proposed.
        day = local_day(rung.issued_at) if rung.issued_at else rung.on
        step = Climbed(rung.kind, day, rung.issued_at is not None)
        by_submission[rung.submission_id] = (*by_submission.get(rung.submission_id, ()), step)
    return by_submission
