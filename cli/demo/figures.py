"""Figures in the demonstration: those of the notice confirmed as proposed, and answers that are plainly made up.

A unit answers what was asked for, or the part of it that the plan says; every answer carries the note 演示.
"""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from actions.indicators import confirm
from actions.proposals import proposed
from cli.demo import plan
from intake.notice import Notice
from models import Campaign, Submission
from reports.duties import duties
from statemachine.actor import Actor
from statemachine.measure import Asked
from statemachine.scale import SHARE, plainly

_WHOLE, _TENTH = Decimal(1), Decimal("0.1")


def confirm_all(session: Session, campaign: Campaign, notice: Notice, actor: Actor) -> None:
    """Every figure that the reader proposes, as a person would who finds them all right."""
    confirm(session, campaign, {task.seq: proposed(task) for task in notice.tasks}, actor, plan.IMPORTED)


def readings(session: Session, found: Submission, unit: str) -> dict[int, dict[str, Any]]:
    """By task what ``unit`` answers: each figure of the quarter in the tasks that it leads."""
    part = plan.REACHED.get(unit, Fraction(1))
    return {
        seq: {str(one.number): _answer(one, part) for one in duty.asked if one.quarter}
        for seq, duty in duties(session, [found.id])[found.id].items()
        if duty.lead
    }


def _answer(one: Asked, part: Fraction) -> dict[str, str]:
    said = {"unit": one.unit, "note": "演示"}
    if part == 1 or one.caps:
        return said | {"value": plainly(one.target)}
    reached = Fraction(one.target) * part
    # A count of things is whole; shares, money and thousands of something are not.
    counted = one.goal.scale.kind != SHARE and one.goal.scale.factor == 1
    step = _WHOLE if counted else _TENTH
    value = (Decimal(reached.numerator) / Decimal(reached.denominator)).quantize(step, ROUND_FLOOR)
    return said | {"value": plainly(value)}
