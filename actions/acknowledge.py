"""签收: a unit takes on its tasks and names who is responsible and by which measures.

The notice: 各责任单位要对照分工，迅速明确责任人，完善工作措施。
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import record
from actions.places import at_unit
from actions.words import NAME, fit
from models import Assignment, Campaign, KeyTask, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, require


def acknowledge(
    session: Session, campaign: Campaign, unit: Unit, responsible: str, measures: str, actor: Actor, now: datetime
) -> list[int]:
    """Acknowledge every task of ``unit`` that is not yet; returns their numbers. Raises ``NotYourDuty``."""
    held = require(actor, Act.ACKNOWLEDGE, at_unit(unit))
    responsible, measures = fit("responsible", responsible, NAME), fit("measures", measures)
    rows = session.execute(
        select(Assignment, KeyTask.seq)
        .join(KeyTask, KeyTask.id == Assignment.task_id)
        .where(KeyTask.campaign_id == campaign.id, Assignment.unit_id == unit.id, Assignment.acknowledged_at.is_(None))
        .order_by(KeyTask.seq)
    ).all()
    for assignment, _ in rows:
        assignment.acknowledged_at = now
        assignment.responsible, assignment.measures = responsible, measures
    tasks = [seq for _, seq in rows]
    if tasks:
        payload = {"unit": unit.code, "tasks": tasks, "responsible": responsible, "measures": measures}
        record(session, campaign, "acknowledge", payload, actor, now, held)
    return tasks
