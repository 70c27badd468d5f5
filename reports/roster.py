"""The live list of a period: each unit, its state, its timeliness, the rungs it has reached."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal_column, select
from sqlalchemy.orm import Session

from models import Escalation, Period, Submission, Unit
from reports.scope import select_for
from statemachine.actor import Actor
from statemachine.submission import State
from statemachine.timeliness import Timeliness, timeliness


@dataclass(frozen=True)
class Line:
    """One unit in one period, as it stands at the moment asked for."""

    submission: Submission
    unit: Unit
    timeliness: Timeliness
    rungs: tuple[Escalation, ...]


def lines(session: Session, actor: Actor, period: Period, now: datetime) -> list[Line]:
    """All submissions of ``period`` that ``actor`` may see, by unit code."""
    rungs = _rungs(session, period)
    rows = session.execute(select_for(actor).where(Submission.period_id == period.id).order_by(Unit.code))
    return [
        Line(
            submission, unit, timeliness(submission.due_at, submission.completed_at, now, exempt=submission.exempt),
            tuple(rungs.get(submission.id, ())),
        )
        for submission, unit, _ in rows
    ]  # fmt: skip


def counts(session: Session, actor: Actor, period: Period, now: datetime) -> dict[str, dict[str, int]]:
    """How many submissions stand in each state, and how many are on time, late, missing, pending."""
    visible = select_for(actor).where(Submission.period_id == period.id)
    by_state = dict.fromkeys(map(str, State), 0)
    by_timeliness = dict.fromkeys(map(str, Timeliness), 0)
    standing = timeliness_at(now)
    rows = session.execute(
        visible.with_only_columns(Submission.state, standing, func.count()).group_by(Submission.state, standing)
    )
    for state, kind, count in rows:
        by_state[str(state)] += count
        by_timeliness[kind] += count
    return {"states": by_state, "timeliness": by_timeliness}


def timeliness_at(now: datetime) -> ColumnElement[str]:
    """``statemachine.timeliness`` as a column, for counting over sets; a test holds the two together."""
    complete = Submission.completed_at.is_not(None)
    return case(
        (Submission.exempt, literal_column("'exempt'")),
        (complete & (Submission.completed_at >= Submission.due_at), literal_column("'late'")),
        (complete, literal_column("'on_time'")),
        (Submission.due_at <= now, literal_column("'missing'")),
        else_=literal_column("'pending'"),
    )


def _rungs(session: Session, period: Period) -> dict[int, list[Escalation]]:
    reached = session.scalars(
        select(Escalation)
        .join(Submission, Submission.id == Escalation.submission_id)
        .where(Submission.period_id == period.id)
        .order_by(Escalation.on, Escalation.id)
    )
    by_submission: dict[int, list[Escalation]] = {}
    for rung in reached:
        by_submission.setdefault(rung.submission_id, []).append(rung)
    return by_submission
