"""What stands behind the events of a rule: their quarters, and the tasks that the units answer for."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Campaign, KeyTask, Office, Period, QuarterTarget, Submission
from reports.succession import answering
from statemachine.campaign import FORM_WORDS, PAPER, CampaignRules
from workdays import Quarter


class Task(NamedTuple):
    """A task of a unit: led (牵头) or supported (配合), with the quarter's target in the notice's words."""

    seq: int
    lead: bool
    target: str


def quarters(session: Session, period_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What the messages of each period have in common, as values for their templates."""
    rows = session.execute(
        select(Period, Campaign, Office)
        .join(Campaign, Campaign.id == Period.campaign_id)
        .join(Office, Office.id == Campaign.office_id)
        .where(Period.id.in_(set(period_ids)))
    )
    return {period.id: _common(period, campaign, office) for period, campaign, office in rows}


def _common(period: Period, campaign: Campaign, office: Office) -> dict[str, Any]:
    rules = CampaignRules.from_json(campaign.rules)
    return {
        "office": office.name,
        "label": campaign.label,
        "doc_number": campaign.doc_number,
        "title": campaign.title,
        "quarter": Quarter.parse(period.quarter),
        "due_on": period.due_on,
        "due_days": period.due_trace["days"],
        "due_sources": period.due_trace["sources"],
        "forms": [FORM_WORDS[form] for form in rules.forms],
        "wants_paper": PAPER in rules.forms,
        "ladder": [rung.kind for rung in rules.ladder],
    }


def tasks(session: Session, period_ids: Iterable[int], unit_ids: Iterable[int]) -> Mapping[tuple[int, int], list[Task]]:
    """The tasks with a target in the quarter for which a unit's report answers, inherited ones too, by period and
    unit, in the notice's order."""
    duty = answering(Submission.period_id.in_(set(period_ids)), Submission.unit_id.in_(set(unit_ids)))
    rows = session.execute(
        select(Period.id, duty.c.reporting_id, KeyTask.seq, Assignment.lead, QuarterTarget.text)
        .join(KeyTask, KeyTask.campaign_id == Period.campaign_id)
        .join(QuarterTarget, (QuarterTarget.task_id == KeyTask.id) & (QuarterTarget.quarter == Period.quarter))
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .join(duty, (duty.c.period_id == Period.id) & (duty.c.unit_id == Assignment.unit_id))
        .order_by(KeyTask.seq, Assignment.lead)  # whoever leads one part of a task leads it
    )
    found: dict[tuple[int, int], dict[int, Task]] = {}
    for period_id, unit_id, *task in rows:
        found.setdefault((period_id, unit_id), {})[task[0]] = Task(*task)
    return {key: list(own.values()) for key, own in found.items()}
