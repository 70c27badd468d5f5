"""Whether a period is settled: every report reviewed, or the campaign's cut-off passed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Campaign, Period, Submission, Unit
from statemachine.campaign import CampaignRules
from statemachine.submission import State
from workdays import Calendar, end_of, nth_working_day_after


@dataclass(frozen=True)
class Settlement:
    """``waiting``: names of units not reviewed; ``cutoff``: the last local day the circular waits, None when 待定."""

    waiting: tuple[str, ...]
    cutoff: date | None
    settled: bool


def settlement(session: Session, campaign: Campaign, period: Period, calendar: Calendar, now: datetime) -> Settlement:
    """How far ``period`` is from its circular at ``now``."""
    waiting = session.scalars(
        select(Unit.name)
        .join(Submission, Submission.unit_id == Unit.id)
        .where(Submission.period_id == period.id, Submission.state != State.REVIEWED, ~Submission.exempt)
        .order_by(Unit.code)
    ).all()
    cutoff = _cutoff(campaign, period, calendar)
    passed = cutoff is not None and now >= end_of(cutoff)
    return Settlement(tuple(waiting), cutoff, passed or not waiting)


def _cutoff(campaign: Campaign, period: Period, calendar: Calendar) -> date | None:
    days = CampaignRules.from_json(campaign.rules).cutoff_working_days
    known = period.due_on is not None and calendar.knows(period.due_on.year)
    return nth_working_day_after(period.due_on, days, calendar) if known and period.due_on else None
