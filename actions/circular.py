"""Freezing the circular: numbered once, never rebuilt."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.ledger import record
from actions.refusals import PeriodUnsettled
from models import Campaign, CircularEdition, Office, Period
from reports.circular import circular_content
from reports.settlement import Settlement, settlement
from statemachine.actor import Actor
from statemachine.chain import canonical, text_digest
from workdays import Calendar, Quarter, local_day


def freeze(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    versions: dict[str, str],
    actor: Actor,
    now: datetime,
) -> tuple[CircularEdition, bool]:
    """The edition of ``period`` and whether it is new; ``versions`` names the renderers and fonts in use.

    Raises ``PeriodUnsettled`` while somebody is still to be waited for.
    """
    known = session.scalar(select(CircularEdition).where(CircularEdition.period_id == period.id))
    if known is not None:
        return known, False
    _require_settled(period, settlement(session, campaign, period, calendar, now))
    issue = _next_issue(session, office, local_day(now).year)
    content = canonical(circular_content(session, office, campaign, period, calendar, now, issue)).decode()
    edition = CircularEdition(
        office_id=office.id, period_id=period.id, year=local_day(now).year, issue=issue,
        content=content, digest=text_digest(content), versions=versions, built_at=now,
    )  # fmt: skip
    session.add(edition)
    record(session, period, "freeze", {"issue": issue, "digest": edition.digest}, actor, now)
    return edition, True


def _require_settled(period: Period, found: Settlement) -> None:
    if not found.settled:
        raise PeriodUnsettled(
            quarter=Quarter.parse(period.quarter),
            waiting=len(found.waiting),
            examples="、".join(found.waiting[:3]),
            cutoff=found.cutoff or "待定",
        )


def _next_issue(session: Session, office: Office, year: int) -> int:
    newest = session.scalar(
        select(func.max(CircularEdition.issue)).where(
            CircularEdition.office_id == office.id, CircularEdition.year == year
        )
    )
    return (newest or 0) + 1
