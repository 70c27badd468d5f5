"""Units change in mid-quarter: one is renamed, merged or dissolved, and its open work passes on by an event.

History keeps the old names: revisions and circulars hold the words of their time.
"""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import keeping, require_own
from actions.ledger import record
from actions.roster import note
from actions.roster_refusals import AlreadyEnded, OwnSuccessor
from actions.words import NAME, fit
from models import Office, Submission, Unit, UnitEnd, UnitName
from reports.succession import heirs
from statemachine.actor import Actor
from statemachine.authority import Held
from statemachine.submission import State
from workdays import local_day


def rename_unit(
    session: Session, office: Office, unit: Unit, name: str, short_name: str, actor: Actor, now: datetime
) -> None:
    """From today ``unit`` bears another name; what was written before keeps the old one."""
    held = keeping(session, office, actor)
    require_own(office, unit)
    name, short_name = fit("name", name, NAME), fit("name", short_name, NAME)
    old = UnitName(unit_id=unit.id, name=unit.name, short_name=unit.short_name, until=now)
    session.add(old)
    payload = {"unit": unit.code, "from": old.name, "to": name, "short_from": old.short_name, "short_to": short_name}
    note(session, office, "rename_unit", payload, actor, now, held)
    unit.name, unit.short_name = name, short_name


def end_unit(
    session: Session, office: Office, unit: Unit, successor: Unit | None, actor: Actor, now: datetime
) -> list[str]:
    """``unit`` is merged into or dissolved in favour of ``successor`` from today, or (None) dissolved without one.

    From today its own people act no more. Its open submissions pass on, each by an event: the successor's people act
    for them under the old name; without a successor they are the office's to settle, by an exemption or as missing.
    Returns the subjects that passed on. Raises ``AlreadyEnded`` or ``OwnSuccessor``: who takes over is still there,
    so no line of successors can ever come back to where it began.
    """
    held = keeping(session, office, actor)
    require_own(office, unit, successor)
    if successor and (unit.id == successor.id or session.get(UnitEnd, successor.id) is not None):
        raise OwnSuccessor(unit=successor.name)
    if session.get(UnitEnd, unit.id) is not None:
        raise AlreadyEnded(unit=unit.name)
    session.add(UnitEnd(unit_id=unit.id, successor_id=successor.id if successor else None, on=local_day(now)))
    said = {"unit": unit.code, "to": successor.code if successor else None}
    note(session, office, "end_unit", said, actor, now, held)
    said = {"from": said["unit"], "to": said["to"]}
    return [_pass_on(session, found, said, actor, now, held) for found in _open(session, unit, local_day(now))]


def _open(session: Session, unit: Unit, today: date) -> list[Submission]:
    """The unit's own, and those that it has taken over."""
    line = heirs(today)
    owed = (Submission.unit_id == unit.id) | Submission.unit_id.in_(
        select(line.c.unit_id).where(line.c.heir_id == unit.id)
    )
    query = select(Submission).where(owed, Submission.state != State.REVIEWED)
    return list(session.scalars(query.order_by(Submission.subject)))


def _pass_on(
    session: Session, found: Submission, said: dict[str, str | None], actor: Actor, now: datetime, held: Held
) -> str:
    record(session, found, "pass_on", said, actor, now, held)
    return found.subject
