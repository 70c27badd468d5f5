"""Importing a notice: the campaign, its tasks and targets, the units and who answers for what."""

from datetime import datetime

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import born
from actions.office import open_office
from actions.posts import staff_unit
from actions.refusals import NoticeDiffers, TasksUnknown, TasksUnled, UnitsDiffer
from intake.notice import Notice
from intake.units import UnitList, UnitRow
from models import Assignment, AuditEvent, Campaign, KeyTask, Office, QuarterTarget, Unit
from models.engine import alone
from statemachine.actor import Actor
from statemachine.campaign import CampaignRules

#: The code of the office that the first import creates where there is none.
FIRST_OFFICE = "main"


def first_office(session: Session, notice: Notice, actor: Actor, now: datetime) -> Office:
    """The supervision office of the notice's issuer, created with a person for each of its roles if it is not there.

    The notice asks for reports to 区政府督查室; the office is named after its issuer.
    """
    alone(session.connection())
    known = session.scalar(select(Office).where(Office.code == FIRST_OFFICE))
    if known is not None:
        return known
    return open_office(session, FIRST_OFFICE, f"{notice.issuer}督查室", {}, actor, now)


def import_notice(
    session: Session, office: Office, notice: Notice, units: UnitList, actor: Actor, now: datetime
) -> tuple[Campaign, bool]:
    """Bring ``notice`` into force for ``office``; returns the campaign, and whether it is new.

    The same notice twice changes nothing. Raises ``NoticeDiffers`` (same number, other content),
    ``TasksUnknown`` or ``TasksUnled``.
    """
    # Two imports at once wait for each other.
    session.execute(select(Office.id).where(Office.id == office.id).with_for_update(key_share=True))
    known = session.scalar(
        select(Campaign).where(Campaign.office_id == office.id, Campaign.doc_number == notice.doc_number)
    )
    if known is not None:
        if known.source_digest != notice.digest:
            raise NoticeDiffers(doc_number=notice.doc_number)
        if units.digest not in _imported_units(session, known):
            raise UnitsDiffer(doc_number=notice.doc_number)
        return known, False
    _check_tasks(notice, units)
    campaign = _campaign(session, office, notice, units, actor, now)
    tasks = _tasks(session, campaign, notice)
    for row in units.units:
        _assign(session, _unit(session, office, row), row, tasks)
    session.flush()
    return campaign, True


def _imported_units(session: Session, campaign: Campaign) -> set[str]:
    payloads = session.scalars(
        select(AuditEvent.payload).where(AuditEvent.subject == campaign.subject, AuditEvent.action == "import")
    )
    return {orjson.loads(payload)["units"] for payload in payloads}


def _check_tasks(notice: Notice, units: UnitList) -> None:
    known = {task.seq for task in notice.tasks}
    for row in units.units:
        strangers = sorted({*row.lead, *row.supporting} - known)
        if strangers:
            raise TasksUnknown(unit=row.name, tasks="、".join(map(str, strangers)))
    unled = sorted(known - {seq for row in units.units for seq in row.lead})
    if unled:
        raise TasksUnled(tasks="、".join(map(str, unled)))


def _campaign(
    session: Session, office: Office, notice: Notice, units: UnitList, actor: Actor, now: datetime
) -> Campaign:
    rules = CampaignRules()
    rules = CampaignRules(notice.due_working_days or rules.due_working_days, notice.forms or rules.forms)
    subject = f"campaign:{office.code}/{notice.doc_number}"
    payload = {"notice": notice.digest, "units": units.digest, "rules": rules.as_json()}
    campaign = Campaign(
        office_id=office.id,
        doc_number=notice.doc_number,
        title=notice.title,
        issuer=notice.issuer,
        issued_on=notice.issued_on,
        addressees=notice.addressees,
        declared_tasks=notice.declared_tasks,
        rules=rules.as_json(),
        warnings=[{"code": w.code, "seq": w.seq, "zh": w.message.zh, "en": w.message.en} for w in notice.warnings],
        label=units.label.partition("\n")[0] or None,
        source_digest=notice.digest,
        active=True,
        **born(session, subject, "import", payload, actor, now),
    )
    session.add(campaign)
    session.flush()
    return campaign


def _tasks(session: Session, campaign: Campaign, notice: Notice) -> dict[int, KeyTask]:
    tasks = {t.seq: KeyTask(campaign_id=campaign.id, seq=t.seq, annual=t.annual) for t in notice.tasks}
    session.add_all(tasks.values())
    session.flush()
    session.add_all(
        QuarterTarget(task_id=tasks[task.seq].id, quarter=quarter, text=text)
        for task in notice.tasks
        for quarter, text in task.targets.items()
    )
    return tasks


def _unit(session: Session, office: Office, row: UnitRow) -> Unit:
    unit = session.scalar(select(Unit).where(Unit.office_id == office.id, Unit.code == row.code))
    if unit is None:
        unit = Unit(office_id=office.id, code=row.code, name=row.name, short_name=row.short_name, kind=row.kind)
        session.add(unit)
        session.flush()
        staff_unit(session, office, unit, row.email or None)
    return unit


def _assign(session: Session, unit: Unit, row: UnitRow, tasks: dict[int, KeyTask]) -> None:
    leads = dict.fromkeys(row.supporting, False) | dict.fromkeys(row.lead, True)
    session.add_all(Assignment(task_id=tasks[seq].id, unit_id=unit.id, lead=lead) for seq, lead in leads.items())
