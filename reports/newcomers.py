"""Units that were given a task in a quarter that was open already: they have no report in it."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from models import Assignment, Campaign, KeyTask, Period, QuarterTarget, Submission, Unit


def without_report(session: Session, campaign: Campaign) -> list[tuple[str, str]]:
    """Quarter and name of each such unit; there are none unless the notice was corrected."""
    own = and_(Submission.period_id == Period.id, Submission.unit_id == Assignment.unit_id)
    found = session.execute(
        select(Period.quarter, Unit.name)
        .join(KeyTask, KeyTask.campaign_id == Period.campaign_id)
        .join(QuarterTarget, and_(QuarterTarget.task_id == KeyTask.id, QuarterTarget.quarter == Period.quarter))
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .outerjoin(Submission, own)
        .where(Period.campaign_id == campaign.id, Submission.id.is_(None))
        .distinct()
        .order_by(Period.quarter, Unit.name)
    )
    return [(quarter, name) for quarter, name in found]
