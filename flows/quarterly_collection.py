"""quarterly-collection: on the first day of a quarter, opens the one that has ended for every active campaign."""

from typing import Any

from prefect import flow
from sqlalchemy import select

from actions.period import has_targets, open_period
from flows.run import recorded
from models import Campaign
from reports.roster_check import roster_gaps
from workdays import Quarter, local_day

NAME = "quarterly-collection"


@flow(name=NAME)
def quarterly_collection(quarter: str | None = None, as_of: str | None = None) -> dict[str, Any]:
    """Open ``quarter`` (by default the one that ended last before ``as_of``); run again, it opens nothing."""
    with recorded(NAME, as_of, quarter=quarter) as run:
        asked = Quarter.parse(quarter) if quarter else Quarter.ended_before(local_day(run.now))
        opened: list[str] = []
        already: list[str] = []
        gaps = 0
        with run.writing() as session:
            for campaign in session.scalars(select(Campaign).where(Campaign.active).order_by(Campaign.subject)):
                if not has_targets(session, campaign, asked, local_day(run.now)):
                    continue
                period, new = open_period(session, campaign, asked, run.calendar, run.actor, run.now)
                (opened if new else already).append(period.subject)
                if new:
                    gaps += len(roster_gaps(session, campaign, local_day(run.now), mail=bool(run.settings.smtp_url)))
        run.summary |= {"quarter": str(asked), "opened": opened, "already_open": already, "gaps": gaps}
    return run.summary
