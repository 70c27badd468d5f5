"""The prepared quarter: as many sealed submissions as wanted, their paper received, and everybody who acts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from actions.notice import first_office, import_notice
from actions.period import open_period
from actions.submit import receive_paper
from intake import UnitList
from intake.units import UnitRow
from models import Revision, Submission, Unit
from models.engine import reading, writing
from statemachine.actor import Actor, clock, console
from statemachine.submission import State
from tests.quarter import CALENDAR, QUARTER, Scene, at, sample

BEGIN = at("2020-10-12T09:00")


@dataclass(frozen=True)
class Case:
    """A submission that waits to be submitted, and who does it."""

    id: int
    unit: str
    subject: str
    head: str
    seq: int
    revision: int
    content: str
    digest: str
    drafter: Actor


@dataclass(frozen=True)
class Ground:
    """What every contender works on, in this order."""

    cases: tuple[Case, ...]
    reviewer: Actor


def moment(number: int, later: int = 0) -> datetime:
    """When the act on case ``number`` happens; a clock that every contender shares."""
    return BEGIN + timedelta(hours=later, milliseconds=number)


def units(count: int) -> UnitList:
    """``count`` invented units, each with two tasks of the sample notice."""
    return UnitList(tuple(map(_unit, range(count))), "演示：基准测试的虚构单位", f"{count:064}")


def _unit(number: int) -> UnitRow:
    tasks = [task.seq for task in sample()[0].tasks]
    lead, supporting = tasks[number % len(tasks)], tasks[(number + 5) % len(tasks)]
    return UnitRow(
        f"U{number:05}", f"演示单位{number:05}", f"演示{number:05}", "演示", (lead,), (supporting,), ""
    )  # fmt: skip


def import_sample(engine: Engine, count: int = 16) -> None:
    """The sample notice brought into force for ``count`` units, nothing opened."""
    notice = replace(sample()[0], digest=f"{count:064}")
    with writing(engine) as session:
        office = first_office(session, notice, console("bench"), at("2020-08-12"))
        import_notice(session, office, notice, units(count), console("bench"), at("2020-08-12"))


def prepare(engine: Engine, count: int) -> Ground:
    """Bring ``count`` submissions (16 at least) to *sealed*, paper received."""
    import_sample(engine, count)
    with writing(engine) as session:
        scene = Scene(session)
        open_period(session, scene.campaign, QUARTER, CALENDAR, clock(), at("2020-10-01T00:30"))
        clerk = scene.person("office.clerk")
        for unit in units(count).units:
            found = scene.bring(unit.code, State.SEALED)
            digest = session.scalars(select(Revision.digest).where(Revision.submission_id == found.id)).one()
            receive_paper(session, found, digest, clerk, at("2020-10-11"))
    with reading(engine) as session:
        return _survey(session)


def _survey(session: Session) -> Ground:
    scene = Scene(session)
    rows = session.execute(
        select(
            Submission.id, Unit.code, Submission.subject, Submission.head, Submission.seq,
            Submission.revision, Revision.content, Revision.digest,
        )
        .join(Unit, Unit.id == Submission.unit_id)
        .join(Revision, Revision.submission_id == Submission.id)
        .order_by(Submission.id)
    )  # fmt: skip
    cases = tuple(Case(*row._t, drafter=scene.person(f"{row.code}.drafter")) for row in rows)
    return Ground(cases, scene.person("office.reviewer"))
