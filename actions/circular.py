"""Freezing the circular: numbered once, never rebuilt."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.checkpoint import make_checkpoint
from actions.ledger import record
from actions.places import of_campaign
from actions.publish import recorded_versions
from actions.refusals import PeriodUnsettled
from bilingual import Text
from documents import Fonts
from models import Campaign, CircularEdition, Office, Period
from reports.circular import circular_content
from reports.circular.anchor import anchored
from reports.settlement import Settlement, settlement
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.chain import canonical, text_digest
from workdays import Calendar, Quarter, local_day


def freeze(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    fonts: Fonts,
    actor: Actor,
    now: datetime,
) -> tuple[CircularEdition, bool]:
    """The edition of ``period`` and whether it is new; rendered once with ``fonts``,
    so that it records renderer and font versions and the digest of each file.

    Raises ``NotYourDuty``, or ``PeriodUnsettled`` while somebody is still to be waited for.
    """
    held = require(actor, Act.FREEZE, of_campaign(campaign))
    # Two at once wait for each other: the number of the year is taken once.
    session.execute(select(Office.id).where(Office.id == office.id).with_for_update(key_share=True))
    known = session.scalar(select(CircularEdition).where(CircularEdition.period_id == period.id))
    if known is not None:
        return known, False
    _require_settled(period, settlement(session, campaign, period, calendar, now))
    issue = _next_issue(session, office, local_day(now).year)
    checkpoint, _ = make_checkpoint(session, now)
    anchor = anchored(session, checkpoint)
    content = canonical(circular_content(session, office, campaign, period, calendar, now, issue, anchor)).decode()
    edition = CircularEdition(
        office_id=office.id, period_id=period.id, year=local_day(now).year, issue=issue,
        content=content, digest=text_digest(content), versions=recorded_versions(content, fonts), built_at=now,
    )  # fmt: skip
    session.add(edition)
    payload = {"issue": issue, "digest": edition.digest, "checkpoint": checkpoint.root, "versions": edition.versions}
    record(session, period, "freeze", payload, actor, now, held)
    return edition, True


def _require_settled(period: Period, found: Settlement) -> None:
    if not found.settled:
        raise PeriodUnsettled(
            quarter=Quarter.parse(period.quarter),
            waiting=len(found.waiting),
            examples="、".join(found.waiting[:3]),
            cutoff=found.cutoff or Text("待定", "the limit is set"),
        )


def _next_issue(session: Session, office: Office, year: int) -> int:
    newest = session.scalar(
        select(func.max(CircularEdition.issue)).where(
            CircularEdition.office_id == office.id, CircularEdition.year == year
        )
    )
    return (newest or 0) + 1
