"""The confirmed figures of a campaign, and whether their words still stand in the notice."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Indicator, KeyTask
from reports.said import said
from reports.wording import wording
from statemachine.amendment import ANNUAL, is_quarter
from statemachine.figure import Figure, Numbered, confirmed, stands

#: The words of a task by quarter, None for the year's.
Cells = dict[str | None, str]


class Confirmed(NamedTuple):
    """A confirmed figure of task ``seq``; ``stale``: its cell was changed and no longer holds its words, so that
    somebody has to confirm it again."""

    seq: int
    number: int
    figure: Figure
    stale: bool


def cells(session: Session, campaign: Campaign) -> dict[int, Cells]:
    """The words of every task (序号) of ``campaign`` as they are now."""
    return {
        seq: {None: own[ANNUAL]} | {field: text for field, text in own.items() if is_quarter(field)}
        for seq, own in wording(session, campaign).items()
        if seq is not None
    }


def confirmed_figures(session: Session, campaign: Campaign) -> list[Confirmed]:
    """Every confirmed figure of ``campaign``, by task and number."""
    words = cells(session, campaign)
    rows = session.execute(
        select(KeyTask.seq, Indicator)
        .join(Indicator, Indicator.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id)
        .order_by(KeyTask.seq, Indicator.number)
    )
    found = [(seq, row.number, figure_of(row)) for seq, row in rows]
    return [Confirmed(*one, not stands(one[2].text, words[one[0]].get(one[2].quarter, ""))) for one in found]


def figure_of(row: Indicator) -> Figure:
    """The figure that a row of the table holds."""
    return Figure(*(getattr(row, name) for name in Figure._fields))


def confirmed_up_to(session: Session, campaign: Campaign, head: int) -> dict[int, Numbered]:
    """The figures of each task that stood confirmed after event number ``head`` of the campaign's chain."""
    return confirmed(figure_events(session, campaign, head))


def to_confirm_again(figures: Iterable[Confirmed]) -> list[Confirmed]:
    """Those whose words no longer stand in their cells."""
    return [one for one in figures if one.stale]


def figure_events(session: Session, campaign: Campaign, head: int | None = None) -> list[dict[str, Any]]:
    """The events of ``campaign`` that figures follow from, with ``action`` and decoded ``payload``; with ``head``, up
    to that event of its chain."""
    query = (
        select(AuditEvent.action, AuditEvent.payload)
        .where(AuditEvent.subject == campaign.subject, AuditEvent.action.in_(("confirm_figures", "amend")))
        .order_by(AuditEvent.seq)
    )
    found = session.execute(query if head is None else query.where(AuditEvent.seq <= head))
    return [{"action": action, "payload": said(payload)} for action, payload in found]
