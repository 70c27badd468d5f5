"""Everything that a letter may speak of: its submission, notice and unit as they were at one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Office, Period, Submission
from reports.circular.lines import UnitView, units_at
from reports.events import chain_of
from reports.wording import wording
from statemachine.campaign import PAPER, CampaignRules
from statemachine.chain import digest
from statemachine.ladder import Rung
from statemachine.projection import Projection, project
from workdays import Quarter, local_day


@dataclass(frozen=True)
class Moment:
    """``event``: the letter's own, payload decoded; ``now``: what the events up to and including it add up to.

    ``heir``: the unit that had taken the report over by then; ``notice``: the campaign's own words then;
    ``due_days``: the working days counted for the due day with the notices they rest on, as the opening of the quarter
    sealed them, None when the stored reckoning is not that one."""

    office: str
    unit: UnitView
    heir: UnitView | None
    doc_number: str
    notice: Mapping[str, Any]
    ladder: Sequence[Rung]
    quarter: Quarter
    event: Mapping[str, Any]
    now: Projection
    due_days: Mapping[str, Any] | None

    @property
    def on(self) -> date:
        """The local day of the letter."""
        return local_day(datetime.fromisoformat(self.event["at"]))

    @property
    def forms(self) -> tuple[str, ...]:
        """What a complete report consists of."""
        return tuple(self.notice["forms"])

    @property
    def due_on(self) -> date | None:
        """The last day that is in time, or None (待定). The due moment is the end of its day."""
        return local_day(self.now.due_at - timedelta(seconds=1)) if self.now.due_at else None


def moment(session: Session, submission: Submission, seq: int) -> Moment:
    """The ledger as it was just after event ``seq`` of ``submission``."""
    period = session.get_one(Period, submission.period_id)
    campaign = session.get_one(Campaign, period.campaign_id)
    office = session.get_one(Office, campaign.office_id)
    events = chain_of(session, submission.subject, seq)
    at = events[-1]["at"]
    units = units_at(session, office, datetime.fromisoformat(at))
    notice = wording(session, campaign, _head(session, campaign.subject, at))[None]
    return Moment(
        office=office.name,
        unit=units[submission.unit_id],
        heir=_heir(events, units),
        doc_number=campaign.doc_number,
        notice=notice,
        ladder=CampaignRules.from_json(campaign.rules).ladder,
        quarter=Quarter.parse(period.quarter),
        event=events[-1],
        now=project(events, wants_paper=PAPER in notice["forms"]),
        due_days=_sealed_trace(session, period),
    )


def _heir(events: Sequence[Mapping[str, Any]], units: Mapping[int, UnitView]) -> UnitView | None:
    """The unit that had taken the report over, if any."""
    passed = [event["payload"]["to"] for event in events if event["action"] == "pass_on"]
    return next((unit for unit in units.values() if passed and unit.code == passed[-1]), None)


def _head(session: Session, subject: str, at: str) -> int:
    """The number of the last event of ``subject`` up to the moment ``at``."""
    last = select(func.max(AuditEvent.seq)).where(AuditEvent.subject == subject, AuditEvent.at <= at)
    return session.scalar(last) or 1


def _sealed_trace(session: Session, period: Period) -> Mapping[str, Any] | None:
    (opening,) = chain_of(session, period.subject, 1)
    return period.due_trace if digest(period.due_trace) == opening["payload"].get("trace") else None
