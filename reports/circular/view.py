"""Everything the circular looks at: what the events of each submission add up to, up to given heads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Campaign, Office, Period, Revision, Submission, Unit, UnitName
from reports.projections import projected
from reports.succession import answering
from reports.wording import wording
from statemachine.amendment import ANNUAL, LEAD, SUPPORTING, Words
from statemachine.light import Light, light
from statemachine.projection import Projection
from statemachine.timeliness import Timeliness, timeliness
from workdays import Calendar

#: How far to read each chain: subject → number of its last event that counts.
Heads = Mapping[str, int]


@dataclass(frozen=True)
class UnitView:
    """A unit under the name that it bore at the time."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class Duty:
    """A unit's part in a task."""

    seq: int
    unit: UnitView
    lead: bool


@dataclass(frozen=True)
class NoticeView:
    """The campaign's own words as they were; the columns of ``models.Campaign``."""

    doc_number: str
    title: str
    addressees: str
    declared_tasks: int | None
    warnings: list[Any]
    label: str | None
    rules: dict[str, Any]


@dataclass(frozen=True)
class TaskView:
    """A key task with its target of the quarter, as the words were."""

    seq: int
    annual: str
    target: str


@dataclass(frozen=True)
class Line:
    """One unit's report as its events tell it, with the content that was handed in last."""

    unit: UnitView
    now: Projection
    timeliness: Timeliness
    content: dict[str, Any] | None

    @property
    def light(self) -> tuple[Light, str]:
        """The light of the report and its reason in Chinese."""
        shade, why = light(self.now.state, self.timeliness)
        return shade, why.zh

    @property
    def nil(self) -> bool:
        """Whether a nil return was handed in."""
        return bool(self.content and self.content["nil"])

    @property
    def digest(self) -> str | None:
        """The digest of the content shown."""
        return self.now.digests.get(self.now.submitted_revision)


@dataclass(frozen=True)
class View:
    """One period as the circular sees it at ``now``."""

    office: Office
    campaign: NoticeView
    period: Period
    calendar: Calendar
    now: datetime
    lines: Sequence[Line]
    tasks: Sequence[TaskView]
    duties: Sequence[Duty]


def look(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    now: datetime,
    heads: Heads,
) -> View:
    """Read the period up to ``heads``: a handful of queries, whatever the number of units. What was corrected in
    the notice after them is undone."""
    units = _units(session, office, now)
    words = wording(session, campaign, heads.get(campaign.subject, campaign.seq))
    return View(
        office=office,
        campaign=_notice(campaign, words),
        period=period,
        calendar=calendar,
        now=now,
        lines=_lines(session, period, units, now, heads),
        tasks=_tasks(words, period),
        duties=_duties(session, words, period, units),
    )


def _units(session: Session, office: Office, at: datetime) -> dict[int, UnitView]:
    """The units under the names they bore at ``at``."""
    own = session.scalars(select(Unit).where(Unit.office_id == office.id))
    units = {unit.id: UnitView(unit.id, unit.code, unit.name) for unit in own}
    borne = select(UnitName).where(UnitName.until > at).order_by(UnitName.until.desc(), UnitName.id.desc())
    for old in session.scalars(borne):
        if old.unit_id in units:
            units[old.unit_id] = UnitView(old.unit_id, units[old.unit_id].code, old.name)
    return units


def _lines(session: Session, period: Period, units: dict[int, UnitView], now: datetime, heads: Heads) -> list[Line]:
    rows = session.execute(
        select(Submission.id, Submission.subject, Submission.unit_id).where(Submission.period_id == period.id)
    ).all()
    found = projected(session, period, heads)
    contents = _contents(session, period)
    lines = []
    for id_, subject, unit_id in rows:
        projection = found[subject]
        shown = contents.get((id_, projection.submitted_revision))
        kind = timeliness(projection.due_at, projection.completed_at, now, exempt=projection.exempt)
        lines.append(Line(units[unit_id], projection, kind, shown))
    return sorted(lines, key=lambda line: line.unit.code)


def _contents(session: Session, period: Period) -> dict[tuple[int, int], dict[str, Any]]:
    """Every revision of the period by submission and number."""
    rows = session.scalars(
        select(Revision)
        .join(Submission, Submission.id == Revision.submission_id)
        .where(Submission.period_id == period.id)
    )
    return {(row.submission_id, row.number): orjson.loads(row.content) for row in rows}


def _notice(campaign: Campaign, words: Words) -> NoticeView:
    own = words[None]
    return NoticeView(
        doc_number=campaign.doc_number,
        title=own["title"],
        addressees=own["addressees"],
        declared_tasks=own.get("declared_tasks"),
        warnings=own["warnings"],
        label=own.get("label"),
        rules=campaign.rules,
    )


def _tasks(words: Words, period: Period) -> list[TaskView]:
    tasks = ((seq, own) for seq, own in words.items() if seq is not None and period.quarter in own)
    found = [TaskView(seq, own[ANNUAL], own[period.quarter]) for seq, own in tasks]
    return sorted(found, key=lambda task: task.seq)


def _duties(session: Session, words: Words, period: Period, units: dict[int, UnitView]) -> list[Duty]:
    """Each task with the units that report on it in ``period``: a unit that had ended before is spoken for by the
    one that its tasks have passed to, and without a successor stands there under its own name, without a report."""
    by_code = {unit.code: unit.id for unit in units.values()}
    duty = answering(Submission.period_id == period.id)
    moved = session.execute(select(duty.c.unit_id, duty.c.reporting_id).where(duty.c.unit_id != duty.c.reporting_id))
    heir: dict[int, int] = {was: now for was, now in moved.tuples()}  # noqa: C416
    leads: dict[tuple[int, int], bool] = {}
    for seq, code, lead in _parts(words):
        part = seq, heir.get(by_code[code], by_code[code])
        leads[part] = lead or leads.get(part, False)
    duties = [Duty(seq, units[unit_id], lead) for (seq, unit_id), lead in leads.items()]
    return sorted(duties, key=lambda duty: (duty.seq, not duty.lead, duty.unit.code))


def _parts(words: Words) -> Iterator[tuple[int, str, bool]]:
    """Task, code of a unit, and whether it leads."""
    for seq, own in words.items():
        for field in (LEAD, SUPPORTING) if seq is not None else ():
            yield from ((seq, code, field == LEAD) for code in own.get(field, ()))
