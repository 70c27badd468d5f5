"""The reports of a period as their events tell them up to given heads, under the names that the units bore."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Office, Period, Revision, Submission, Unit, UnitName
from reports.projections import projected
from statemachine.evidence import Level
from statemachine.light import Light, light
from statemachine.projection import Projection
from statemachine.timeliness import Timeliness, timeliness

#: How far to read each chain: subject → number of its last event that counts.
Heads = Mapping[str, int]


@dataclass(frozen=True)
class UnitView:
    """A unit under the name that it bore at the time."""

    id: int
    code: str
    name: str


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

    @property
    def level(self) -> Level | None:
        """The weaker of the signature and the seal on what was handed in; None while nothing was."""
        order, number = tuple(Level), self.now.submitted_revision
        own = [Level(stamp["level"]) for stamp in self.now.stamps if stamp["revision"] == number]
        return max(own, key=order.index, default=None)


def units_at(session: Session, office: Office, at: datetime) -> dict[int, UnitView]:
    """The units under the names they bore at ``at``."""
    own = session.scalars(select(Unit).where(Unit.office_id == office.id))
    units = {unit.id: UnitView(unit.id, unit.code, unit.name) for unit in own}
    borne = select(UnitName).where(UnitName.until > at).order_by(UnitName.until.desc(), UnitName.id.desc())
    for old in session.scalars(borne):
        if old.unit_id in units:
            units[old.unit_id] = UnitView(old.unit_id, units[old.unit_id].code, old.name)
    return units


def lines_at(session: Session, period: Period, units: dict[int, UnitView], now: datetime, heads: Heads) -> list[Line]:
    """The reports of ``period`` at ``now``, by code of the unit."""
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
