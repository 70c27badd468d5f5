"""Units that have ended, and who answers for them: the successor, or that one's, to the end of the line."""

from datetime import date

from sqlalchemy import CTE, ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from models import Submission, Unit, UnitEnd


def ended(today: date) -> Select[tuple[int]]:
    """The ids of the units that have ended by the local day ``today``."""
    return select(UnitEnd.unit_id).where(UnitEnd.on <= today)


def heirs(today: date) -> CTE:
    """Every unit (``unit_id``) that has ended by ``today``, with each unit (``heir_id``) down its line: its successor,
    that one's, and so on. A pair is met once only, so that even a circle, which no verb can make, would end."""
    gone = UnitEnd.on <= today, UnitEnd.successor_id.is_not(None)
    line = select(UnitEnd.unit_id, UnitEnd.successor_id.label("heir_id")).where(*gone).cte("heir", recursive=True)
    further = select(line.c.unit_id, UnitEnd.successor_id).join(UnitEnd, UnitEnd.unit_id == line.c.heir_id)
    return line.union(further.where(*gone))


def acting(today: date) -> CTE:
    """Every unit (``unit_id``) with the one whose people act for it today (``acting_id``): itself, or the last of its
    line; a unit for which nobody does is left out."""
    line = heirs(today)
    itself = select(Unit.id.label("unit_id"), Unit.id.label("acting_id")).where(Unit.id.not_in(ended(today)))
    last = select(line.c.unit_id, line.c.heir_id).where(line.c.heir_id.not_in(ended(today)))
    return itself.union_all(last).cte("acting")


def dissolved(today: date) -> Select[tuple[int]]:
    """The ids of the units that have ended and for which nobody acts: no unit down the line is still there."""
    return ended(today).where(UnitEnd.unit_id.not_in(select(acting(today).c.unit_id)))


def answering(*which: ColumnElement[bool]) -> CTE:
    """The reports (``id``, of ``reporting_id`` in ``period_id``) that ``which`` picks, each with every unit
    (``unit_id``) for whose tasks it answers: its own, and those that have passed into it, at whatever remove, before
    the quarter was opened. One that ended later has a report of its own in the quarter, and keeps its tasks."""
    line = (
        select(Submission.id, Submission.period_id, Submission.unit_id.label("reporting_id"), Submission.unit_id)
        .where(*which)
        .cte("answering", recursive=True)
    )
    other = aliased(Submission)
    own = exists().where(other.unit_id == UnitEnd.unit_id, other.period_id == line.c.period_id)
    before = select(line.c.id, line.c.period_id, line.c.reporting_id, UnitEnd.unit_id)
    return line.union(before.join(UnitEnd, UnitEnd.successor_id == line.c.unit_id).where(~own))
