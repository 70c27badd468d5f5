"""What somebody may see: the start of every query about submissions."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models import Campaign, Period, Submission, Unit
from reports.refusals import NoSubmission
from statemachine.actor import Actor
from statemachine.authority import refuse_ended
from statemachine.roles import UNIT_ROLES


def select_for(actor: Actor) -> Select[tuple[Submission, Unit, Period]]:
    """Submissions with unit and period, as far as ``actor`` may see them: all, or the own units'."""
    query = (
        select(Submission, Unit, Period)
        .join(Unit, Unit.id == Submission.unit_id)
        .join(Period, Period.id == Submission.period_id)
    )
    if actor.office_id is not None:
        query = query.where(Unit.office_id == actor.office_id)
    return query if actor.sees_office else query.where(Unit.code.in_(sorted(actor.units)))


def find(session: Session, actor: Actor, campaign: Campaign, name: str) -> Submission:
    """The submission that ``name`` ("2020Q3/<unit code>", in any case where that means only one) is within
    ``campaign``. Raises ``NoSubmission``, or ``UnitHasEnded`` to those who could see it until then."""
    quarter, _, unit = name.partition("/")
    own = select_for(actor).where(Period.campaign_id == campaign.id, Period.quarter == quarter.upper())
    found: Sequence[Submission] = session.scalars(own.where(Unit.code == unit)).all()
    found = found or session.scalars(own.where(func.lower(Unit.code) == unit.lower())).all()
    if len(found) != 1:
        for gone in actor.lapsed:
            if gone.unit.lower() == unit.lower():
                refuse_ended(actor, UNIT_ROLES, campaign.office_id, gone.unit)
        raise NoSubmission(name=name)
    return found[0]
