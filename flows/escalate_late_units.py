"""escalate-late-units: every day; on a working day, late units climb the rung that is due."""

from collections import Counter
from typing import Any

from prefect import flow
from sqlalchemy import select

from actions.escalation import escalate
from flows.run import recorded
from models import Campaign, Period
from workdays import local_day

NAME = "escalate-late-units"


@flow(name=NAME)
def escalate_late_units(as_of: str | None = None) -> dict[str, Any]:
    """Sweep every open period; a day off ends it early, and a second run on the same day finds nothing."""
    with recorded(NAME, as_of) as run:
        today = local_day(run.now)
        working = run.calendar.knows(today.year) and run.calendar.is_working_day(today)
        reached: Counter[str] = Counter()
        if working:
            with run.writing() as session:
                rows = session.execute(select(Campaign, Period).join(Period).where(Campaign.active)).all()
                for campaign, period in rows:
                    found = escalate(session, campaign, period, run.calendar, run.actor, run.now)
                    reached.update(str(step.rung.kind) for step in found)
        run.summary |= {"day": today.isoformat(), "working_day": working, "reached": dict(sorted(reached.items()))}
    return run.summary
