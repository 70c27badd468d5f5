"""What is asked of each report in figures: the confirmed targets of its tasks."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import Assignment, Indicator, KeyTask, Period, QuarterTarget, Submission
from reports.figures import figure_of
from reports.succession import answering
from statemachine.asking import asked
from statemachine.measure import Asked


class Duty(NamedTuple):
    """What a report answers in one task: whether its unit leads, and the figures that are to be reached."""

    lead: bool
    asked: tuple[Asked, ...]


def duties(session: Session, ids: Iterable[int]) -> dict[int, dict[int, Duty]]:
    """``{submission: {task number: Duty}}`` for every task that has a target in the report's quarter and confirmed
    figures of it or of the year, inherited tasks too. Figures of scope describe a task and are not asked for."""
    found: dict[int, dict[int, Duty]] = {id_: {} for id_ in ids}
    duty = answering(Submission.id.in_(list(found)))
    rows = session.execute(
        select(duty.c.id, KeyTask.seq, Assignment.lead, Indicator)
        .join(Period, Period.id == duty.c.period_id)
        .join(Assignment, Assignment.unit_id == duty.c.unit_id)
        .join(KeyTask, (KeyTask.id == Assignment.task_id) & (KeyTask.campaign_id == Period.campaign_id))
        .join(QuarterTarget, (QuarterTarget.task_id == KeyTask.id) & (QuarterTarget.quarter == Period.quarter))
        .join(Indicator, Indicator.task_id == KeyTask.id)
        .where(or_(Indicator.quarter.is_(None), Indicator.quarter == Period.quarter), Indicator.role == "target")
        .order_by(KeyTask.seq, Indicator.number)
    )
    for id_, seq, lead, indicator in rows:
        known = found[id_].get(seq, Duty(False, ()))
        one = asked(indicator.number, figure_of(indicator))
        # A unit that has taken another over may have the same task twice.
        both = known.asked if one in known.asked else (*known.asked, one)
        found[id_][seq] = Duty(known.lead or lead, both)
    return found
