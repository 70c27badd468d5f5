"""Importing a notice: the campaign, its tasks and targets, the units and who answers for what."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import hold_roster
from actions.ledger import born
from actions.notice_refusals import AnnexAlone, NoticeDiffers, UnitsDiffer
from actions.notice_units import (
    check_tasks,
    corrected,
    fields_of,
    last_units,
    parts,
    strangers,
    words_of,
)
from actions.office import open_office
from actions.places import at_office
from actions.unit_list import bring_in, created
from intake.assigning import assigned
from intake.notice import Notice
from intake.units import UnitList, UnitRow
from models import Assignment, Campaign, KeyTask, Office, QuarterTarget, Unit
from models.engine import alone
from reports.wording import wording
from statemachine.actor import Actor
from statemachine.amendment import changes, digests
from statemachine.authority import Act, Held, Place, require
from statemachine.campaign import CampaignRules

#: The code of the office that the first import creates where there is none.
FIRST_OFFICE = "main"
#: The number of no office.
NOWHERE = 0


def check_whole(notice: Notice) -> None:
    """Raises ``AnnexAlone`` for a file that holds only the table: a campaign has a number, an issuer and a date."""
    if notice.is_annex_alone:
        raise AnnexAlone()


def first_office(session: Session, notice: Notice, actor: Actor, now: datetime) -> Office:
    """The supervision office of the notice's issuer, created with a person for each of its roles if it is not there.

    The notice asks for reports to 区政府督查室; the office is named after its issuer. Nobody has a role yet in an
    office that is not there: only the console may. Raises ``NotYourDuty`` or ``AnnexAlone``.
    """
    require(actor, Act.IMPORT, Place(NOWHERE, None, notice.issuer))
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

    The same notice twice changes nothing. Where the list gives no tasks, the notice's own names do. Raises
    ``NotYourDuty``, ``AnnexAlone``, ``NoticeDiffers`` or ``UnitsDiffer`` (same number, other content; their ``changes``
    say what), ``UnitsUnfound``, ``TasksUnknown`` or ``TasksUnled``.
    """
    held = require(actor, Act.IMPORT, at_office(office))
    check_whole(notice)
    # Two imports at once wait for each other.
    session.execute(select(Office.id).where(Office.id == office.id).with_for_update(key_share=True))
    known = session.scalar(
        select(Campaign).where(Campaign.office_id == office.id, Campaign.doc_number == notice.doc_number)
    )
    if known is not None:
        refuse_other(session, known, notice, units)
        return known, False
    units = assigned(notice, units)
    check_tasks(notice, units)
    hold_roster(session, office.id)
    new = strangers(session, office.id, units)
    campaign = _campaign(session, office, notice, units, new, actor, now, held)
    bring_in(session, office, new)
    _assign(session, office, units, _tasks(session, campaign, notice))
    session.flush()
    return campaign, True


def refuse_other(session: Session, campaign: Campaign, notice: Notice, units: UnitList | None) -> None:
    """Raises ``NoticeDiffers`` or ``UnitsDiffer`` when these files are not the ones last imported."""
    same = notice.digest == campaign.source_digest
    if same and (units is None or units.digest == last_units(session, campaign)):
        return
    before = wording(session, campaign)
    made = changes(before, corrected(session, campaign, before, notice, units))
    refused = (UnitsDiffer if same else NoticeDiffers)(doc_number=notice.doc_number, count=len(made))
    refused.changes = made
    raise refused


def _campaign(
    session: Session,
    office: Office,
    notice: Notice,
    units: UnitList,
    new: Sequence[UnitRow],
    actor: Actor,
    now: datetime,
    held: Held,
) -> Campaign:
    rules = CampaignRules()
    rules = CampaignRules(notice.due_working_days or rules.due_working_days, notice.forms or rules.forms)
    subject = f"campaign:{office.code}/{notice.doc_number}"
    fields = fields_of(notice, units) | {"issued_on": notice.issued_on, "active": True}
    payload = {"notice": notice.digest, "units": units.digest, "rules": rules.as_json()}
    payload |= {"campaign": fields | {"issued_on": str(notice.issued_on)}, "created": created(new)}
    campaign = Campaign(
        office_id=office.id,
        doc_number=notice.doc_number,
        rules=rules.as_json(),
        source_digest=notice.digest,
        **fields,
        **born(session, subject, "import", payload | digests(words_of(notice, units)), actor, now, held),
    )
    session.add(campaign)
    session.flush()
    return campaign


def _tasks(session: Session, campaign: Campaign, notice: Notice) -> dict[int, KeyTask]:
    tasks = {t.seq: KeyTask(campaign_id=campaign.id, seq=t.seq, annual=t.year) for t in notice.tasks}
    session.add_all(tasks.values())
    session.flush()
    session.add_all(
        QuarterTarget(task_id=tasks[task.seq].id, quarter=quarter, text=text)
        for task in notice.tasks
        for quarter, text in task.targets.items()
    )
    return tasks


def _assign(session: Session, office: Office, units: UnitList, tasks: dict[int, KeyTask]) -> None:
    own = session.execute(select(Unit.code, Unit.id).where(Unit.office_id == office.id))
    ids = {unit.code: unit.id for unit in own}
    session.add_all(
        Assignment(task_id=tasks[seq].id, unit_id=ids[row.code], lead=lead)
        for row in units.units
        for seq, lead in parts(row)
    )
