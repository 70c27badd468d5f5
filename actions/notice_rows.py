"""The rows of a notice in force, brought to what a correction says."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import Assignment, Campaign, Indicator, KeyTask, QuarterTarget, Unit
from reports.wording import FIELDS
from statemachine.amendment import ANNUAL, LEAD, SUPPORTING, Change, is_quarter, removed
from statemachine.campaign import CampaignRules


def write_changes(session: Session, campaign: Campaign, made: Iterable[Change]) -> None:
    """Make every change of ``made`` in the rows; units that it names are there already. A task that is no longer
    there goes with everything below it."""
    made = list(made)
    _own(campaign, {one.field: one.after for one in made if one.seq is None})
    gone = removed(made)
    _remove(session, campaign, gone)
    by_task: dict[int, list[Change]] = {}
    for one in made:
        if one.seq is not None and one.seq not in gone:
            by_task.setdefault(one.seq, []).append(one)
    units = {code: id_ for code, id_ in session.execute(_units(campaign))}  # noqa: C416
    for seq, own in by_task.items():
        task = _task(session, campaign, seq, own)
        for one in own:
            if is_quarter(one.field):
                _cell(session, task, one)
        _parts(session, task, own, units)
    session.flush()


def _units(campaign: Campaign) -> Any:
    return select(Unit.code, Unit.id).where(Unit.office_id == campaign.office_id)


def _own(campaign: Campaign, new: dict[str, Any]) -> None:
    for field in FIELDS:
        if field in new:
            value = new[field]
            setattr(campaign, field, date.fromisoformat(value) if field == "issued_on" else value)
    rules = {field: new[field] for field in ("due_working_days", "forms") if field in new}
    if rules:
        campaign.rules = CampaignRules.from_json(campaign.rules | rules).as_json()


def _remove(session: Session, campaign: Campaign, seqs: set[int]) -> None:
    ids = select(KeyTask.id).where(KeyTask.campaign_id == campaign.id, KeyTask.seq.in_(seqs))
    for table in (Indicator, QuarterTarget, Assignment) if seqs else ():
        session.execute(delete(table).where(table.task_id.in_(ids)), execution_options={"synchronize_session": False})
    if seqs:
        session.execute(delete(KeyTask).where(KeyTask.campaign_id == campaign.id, KeyTask.seq.in_(seqs)))


def _task(session: Session, campaign: Campaign, seq: int, own: list[Change]) -> int:
    annual = next((one.after for one in own if one.field == ANNUAL), None)
    task = session.scalar(select(KeyTask).where(KeyTask.campaign_id == campaign.id, KeyTask.seq == seq))
    if task is None:
        task = KeyTask(campaign_id=campaign.id, seq=seq, annual=annual)
        session.add(task)
    elif annual is not None:
        task.annual = annual
    session.flush()
    return task.id


def _cell(session: Session, task: int, one: Change) -> None:
    this = (QuarterTarget.task_id == task, QuarterTarget.quarter == one.field)
    if one.after is None:
        session.execute(delete(QuarterTarget).where(*this))
    elif one.before is None:
        session.add(QuarterTarget(task_id=task, quarter=one.field, text=one.after))
    else:
        session.execute(update(QuarterTarget).where(*this).values(text=one.after))


def _parts(session: Session, task: int, own: list[Change], units: dict[str, int]) -> None:
    parts = [one for one in own if one.field in (LEAD, SUPPORTING)]
    old = {code: one.field == LEAD for one in parts for code in one.before or ()}
    new = {code: one.field == LEAD for one in parts for code in one.after or ()}
    for code in sorted(old | new):
        this = (Assignment.task_id == task, Assignment.unit_id == units[code])
        if code not in new:
            session.execute(delete(Assignment).where(*this))
        elif code not in old:
            session.add(Assignment(task_id=task, unit_id=units[code], lead=new[code]))
        elif old[code] != new[code]:
            session.execute(update(Assignment).where(*this).values(lead=new[code]))
