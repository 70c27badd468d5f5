"""What a notice and its unit list say together: the words, the parts of the units, the units that are new."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.notice_refusals import TasksUnknown, TasksUnled
from actions.unit_list import bring_in, created
from intake.assigning import assigned
from intake.notice import Notice
from intake.units import UnitList, UnitRow
from models import AuditEvent, Campaign, Office, Unit
from statemachine.amendment import ANNUAL, LEAD, SUPPORTING, Words

#: Which words come from the unit list.
_OF_UNITS = (LEAD, SUPPORTING, "label")


def check_tasks(notice: Notice, units: UnitList) -> None:
    """Every task has a lead unit, and no unit a task that is not there. Raises ``TasksUnknown`` or ``TasksUnled``."""
    known = {task.seq for task in notice.tasks}
    for row in units.units:
        unknown = sorted({*row.lead, *row.supporting} - known)
        if unknown:
            raise TasksUnknown(unit=row.name, tasks="、".join(map(str, unknown)))
    unled = sorted(known - {seq for row in units.units for seq in row.lead})
    if unled:
        raise TasksUnled(tasks="、".join(map(str, unled)))


def fields_of(notice: Notice, units: UnitList) -> dict[str, Any]:
    """The plain columns of the campaign; the ledger says them too."""
    return {
        "title": notice.title,
        "issuer": notice.issuer,
        "issued_on": str(notice.issued_on),
        "addressees": notice.addressees,
        "declared_tasks": notice.declared_tasks,
        "warnings": [{"code": w.code, "seq": w.seq, "zh": w.message.zh, "en": w.message.en} for w in notice.warnings],
        "label": units.label.partition("\n")[0] or None,
    }


def parts(row: UnitRow) -> Iterator[tuple[int, bool]]:
    """The tasks of a unit, and whether it leads them."""
    yield from (dict.fromkeys(row.supporting, False) | dict.fromkeys(row.lead, True)).items()


def words_of(notice: Notice, units: UnitList) -> Words:
    """The notice as the table of words that corrections are made in."""
    own = {name: value for name, value in fields_of(notice, units).items() if value is not None}
    words: Words = {None: own}
    for task in notice.tasks:
        words[task.seq] = {ANNUAL: task.year, **task.targets}
    for row in units.units:
        for seq, lead in parts(row):
            words.setdefault(seq, {}).setdefault(LEAD if lead else SUPPORTING, []).append(row.code)
    return {seq: {f: sorted(v) if f in (LEAD, SUPPORTING) else v for f, v in own.items()} for seq, own in words.items()}


def corrected(session: Session, campaign: Campaign, before: Words, notice: Notice, units: UnitList | None) -> Words:
    """``before``, the words in force, as ``notice`` and ``units`` want them. A file that is the one last imported
    wants nothing, nor does a list that was not given: what was edited by hand since then stays.

    Raises ``UnitsUnfound``.
    """
    said = words_of(notice, assigned(notice, units) if units else UnitList((), "", ""))
    asked = {"due_working_days": notice.due_working_days, "forms": list(notice.forms)}
    said[None] |= {field: value or before[None][field] for field, value in asked.items()}
    cells = before if notice.digest == campaign.source_digest else said
    # Where the list leaves it open who answers for what, the notice says it, and a corrected one may say otherwise.
    open_list = units is not None and not any(row.lead or row.supporting for row in units.units)
    same_list = units is None or units.digest == last_units(session, campaign)
    duties = before if same_list and (cells is before or not open_list) else said
    tasks = before if cells is before else [None, *(task.seq for task in notice.tasks)]
    return {
        seq: {field: value for field, value in cells[seq].items() if field not in _OF_UNITS}
        | {field: value for field, value in duties.get(seq, {}).items() if field in _OF_UNITS}
        for seq in tasks
    }


def last_units(session: Session, campaign: Campaign) -> str:
    """The digest of the unit list that was imported last."""
    payloads = session.scalars(
        select(AuditEvent.payload)
        .where(AuditEvent.subject == campaign.subject, AuditEvent.action.in_(("import", "amend")))
        .order_by(AuditEvent.seq)
    )
    digests: list[str] = [said["units"] for said in map(orjson.loads, payloads) if "units" in said]
    return digests[-1]


def strangers(session: Session, office_id: int, units: UnitList) -> list[UnitRow]:
    """The units of the list that the office does not know yet."""
    known = set(session.scalars(select(Unit.code).where(Unit.office_id == office_id)))
    return [row for row in units.units if row.code not in known]


def bring_units(session: Session, campaign: Campaign, units: UnitList) -> dict[str, Any]:
    """Bring the units into being that a corrected list adds; returns what its event says of them, if there are any."""
    new = strangers(session, campaign.office_id, units)
    bring_in(session, session.get_one(Office, campaign.office_id), new)
    return {"created": created(new)} if new else {}
