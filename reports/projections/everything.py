"""Every projection of the ledger, in the order in which one thing rests on another."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Campaign, Period
from reports.ledger import Break
from reports.projections.campaigns import verify_campaigns
from reports.projections.folds import wants_paper
from reports.projections.names import names
from reports.projections.orphans import orphans
from reports.projections.periods import verify_period
from reports.projections.rosters import verify_rosters
from reports.projections.stored import read, table
from reports.projections.submissions import verify_submissions


def verify_projections(session: Session, period: Period | None = None) -> Iterator[Break]:
    """Every stored projection (of ``period``, or of all) that differs from what the events say.

    Periods come one after the other, so that one quarter is held in memory, not all of them.
    """
    known = names(session)
    where = []
    if period is None:
        yield from verify_campaigns(session, known)
        yield from verify_rosters(session, known)
        yield from orphans(session)
    else:
        where = [table("period").c.id == period.id]
    by_id = wants_paper(session)
    wants = {subject: by_id[id_] for id_, subject in session.execute(select(Campaign.id, Campaign.subject))}
    for row in read(session, "period", known, *where):
        yield from verify_period(session, row, known)
        yield from verify_submissions(session, row, known, wants_paper=wants.get(row["campaign_id"], True))
