"""Importing a notice: the campaign, its tasks and targets, the units and who answers for what."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.ledger import born
from actions.office import open_office
from actions.posts import Post, posted, staff, unit_posts
from actions.refusals import AnnexAlone, NoticeDiffers, TasksUnknown, TasksUnled, UnitsDiffer
from intake.notice import Notice
from intake.units import UnitList, UnitRow
from models import Assignment, AuditEvent, Campaign, KeyTask, Office, QuarterTarget, Unit
from models.engine import alone
from statemachine.actor import Actor
from statemachine.campaign import CampaignRules
from statemachine.chain import rows_digest

#: The code of the office that the first import creates where there is none.
FIRST_OFFICE = "main"


def check_whole(notice: Notice) -> None:
    """Raises ``AnnexAlone`` for a file that holds only the table: a campaign has a number, an issuer and a date."""
    if notice.is_annex_alone:
        raise AnnexAlone()


def first_office(session: Session, notice: Notice, actor: Actor, now: datetime) -> Office:
    """The supervision office of the notice's issuer, created with a person for each of its roles if it is not there.

    The notice asks for reports to 区政府督查室; the office is named after its issuer. Raises ``AnnexAlone``.
    """
    check_whole(notice)
    alone(session.connection())
    known = session.scalar(select(Office).where(Office.code == FIRST_OFFICE))
    if known is not None:
        return known
    return open_office(session, FIRST_OFFICE, f"{notice.issuer}督查室", {}, actor, now)


def import_notice(
    session: Session, office: Office, notice: Notice, units: UnitList, actor: Actor, now: datetime
) -> tuple[Campaign, bool]:
    """Bring ``notice`` into force for ``office``; returns the campaign, and whether it is new.

    The same notice twice changes nothing. Raises ``AnnexAlone``, ``NoticeDiffers`` (same number, other content),
    ``TasksUnknown`` or ``TasksUnled``.
    """
    check_whole(notice)
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
    known_units = set(session.scalars(select(Unit.code).where(Unit.office_id == office.id)))
    new = [row for row in units.units if row.code not in known_units]
    campaign = _campaign(session, office, notice, units, new, actor, now)
    for row in new:
        _unit(session, office, row)
    _assign(session, office, units, _tasks(session, campaign, notice))
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
    session: Session,
    office: Office,
    notice: Notice,
    units: UnitList,
    new: Sequence[UnitRow],
    actor: Actor,
    now: datetime,
) -> Campaign:
    rules = CampaignRules()
    rules = CampaignRules(notice.due_working_days or rules.due_working_days, notice.forms or rules.forms)
    subject = f"campaign:{office.code}/{notice.doc_number}"
    fields = _fields(notice, units)
    payload = {"notice": notice.digest, "units": units.digest, "rules": rules.as_json()}
    payload |= {"campaign": fields | {"issued_on": str(notice.issued_on)}, "created": _created(new)}
    campaign = Campaign(
        office_id=office.id,
        doc_number=notice.doc_number,
        rules=rules.as_json(),
        source_digest=notice.digest,
        **fields,
        **born(session, subject, "import", payload | _contents(notice, units), actor, now),
    )
    session.add(campaign)
    session.flush()
    return campaign


def _fields(notice: Notice, units: UnitList) -> dict[str, Any]:
    """The plain columns of the campaign; the ledger says them too."""
    return {
        "title": notice.title,
        "issuer": notice.issuer,
        "issued_on": notice.issued_on,
        "addressees": notice.addressees,
        "declared_tasks": notice.declared_tasks,
        "warnings": [{"code": w.code, "seq": w.seq, "zh": w.message.zh, "en": w.message.en} for w in notice.warnings],
        "label": units.label.partition("\n")[0] or None,
        "active": True,
    }


def _contents(notice: Notice, units: UnitList) -> dict[str, str]:
    """Digests of the rows that stand below the campaign; verification makes them again from the rows."""
    targets = [[task.seq, quarter, text] for task in notice.tasks for quarter, text in task.targets.items()]
    return {
        "tasks": rows_digest([task.seq, task.annual] for task in notice.tasks),
        "targets": rows_digest(targets),
        "assignments": rows_digest([seq, row.code, lead] for row in units.units for seq, lead in _parts(row)),
    }


def _created(new: Sequence[UnitRow]) -> dict[str, Any]:
    """What the ledger keeps of the units that this import brings into being, and of their people."""
    posts = [post for row in new for post in _posts(row)]
    return {"units": [[row.code, row.name, row.short_name, row.kind] for row in new], **posted(posts)}


def _posts(row: UnitRow) -> list[Post]:
    return unit_posts(row.code, row.short_name, row.email or None)


def _parts(row: UnitRow) -> Iterator[tuple[int, bool]]:
    """The tasks of a unit, and whether it leads them."""
    yield from (dict.fromkeys(row.supporting, False) | dict.fromkeys(row.lead, True)).items()


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


def _unit(session: Session, office: Office, row: UnitRow) -> None:
    unit = Unit(office_id=office.id, code=row.code, name=row.name, short_name=row.short_name, kind=row.kind)
    session.add(unit)
    session.flush()
    staff(session, office, _posts(row), unit.id)


def _assign(session: Session, office: Office, units: UnitList, tasks: dict[int, KeyTask]) -> None:
    own = session.execute(select(Unit.code, Unit.id).where(Unit.office_id == office.id))
    ids = {unit.code: unit.id for unit in own}
    session.add_all(
        Assignment(task_id=tasks[seq].id, unit_id=ids[row.code], lead=lead)
        for row in units.units
        for seq, lead in _parts(row)
    )
