"""consolidated-report: builds, freezes and numbers the circular of every period that has settled."""

from typing import Any

from prefect import flow
from sqlalchemy import select

from actions.circular import freeze
from actions.fonts import chosen_fonts
from actions.publish import edition_folder, publish_missing
from flows.run import Run, recorded
from models import Campaign, CircularEdition, Office, Period
from reports.settlement import settlement
from workdays import Quarter

NAME = "consolidated-report"


@flow(name=NAME)
def consolidated_report(quarter: str | None = None, as_of: str | None = None) -> dict[str, Any]:
    """Freeze the circular of ``quarter`` (by default of every period); run again, it writes what is missing."""
    with recorded(NAME, as_of, quarter=quarter) as run:
        asked = str(Quarter.parse(quarter)) if quarter else None
        editions, waiting = _editions(run, asked)
        for folder, content in editions.items():
            publish_missing(content, run.settings.home / "circular" / folder, chosen_fonts())
        run.summary |= {"circulars": sorted(editions), "waiting": waiting}
    return run.summary


def _editions(run: Run, quarter: str | None) -> tuple[dict[str, str], dict[str, int]]:
    editions: dict[str, str] = {}
    waiting: dict[str, int] = {}
    query = select(Office, Campaign, Period).join(Campaign, Campaign.office_id == Office.id).join(Period)
    if quarter:
        query = query.where(Period.quarter == quarter)
    with run.writing() as session:
        for office, campaign, period in session.execute(query.order_by(Period.subject)).all():
            frozen = session.scalar(select(CircularEdition.id).where(CircularEdition.period_id == period.id))
            found = settlement(session, campaign, period, run.calendar, run.now)
            if frozen is None and not found.settled:
                waiting[period.subject] = len(found.waiting)
                continue
            edition, _ = freeze(session, office, campaign, period, run.calendar, chosen_fonts(), run.actor, run.now)
            editions[edition_folder(office, period, edition)] = edition.content
    return editions, waiting
