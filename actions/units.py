"""Units change in mid-quarter: one is renamed, merged or dissolved, and its open work passes on by an event.

History keeps the old names: revisions and circulars hold the words of their time.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.appointing import keeping, require_own
from actions.ledger import record
from actions.roster import note
from actions.roster_refusals import AlreadyEnded, OwnSuccessor
from actions.words import NAME, fit
from models import Office, Submission, Unit, UnitEnd, UnitName
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


def end_unit(session: Session, office: Office, unit: Unit, successor: Unit, actor: Actor, now: datetime) -> list[str]:
    """``unit`` is merged into or dissolved in favour of ``successor`` from today.

    Its open submissions pass on, each by an event; the successor's people act for them under the old name.
    Returns the subjects that passed on. Raises ``AlreadyEnded`` or ``OwnSuccessor``.
    """
    held = keeping(session, office, actor)
    require_own(office, unit, successor)
    if unit.id == successor.id or session.get(UnitEnd, successor.id) is not None:
        raise OwnSuccessor(unit=successor.name)
    if session.get(UnitEnd, unit.id) is not None:
        raise AlreadyEnded(unit=unit.name)
    session.add(UnitEnd(unit_id=unit.id, successor_id=successor.id, on=local_day(now)))
    note(session, office, "end_unit", {"unit": unit.code, "to": successor.code}, actor, now, held)
    return [_pass_on(session, found, unit, successor, actor, now, held) for found in _open(session, unit)]


def _open(session: Session, unit: Unit) -> list[Submission]:
    query = select(Submission).where(Submission.unit_id == unit.id, Submission.state != State.REVIEWED)
    return list(session.scalars(query.order_by(Submission.subject)))


def _pass_on(
    session: Session, found: Submission, unit: Unit, successor: Unit, actor: Actor, now: datetime, held: Held
) -> str:
    record(session, found, "pass_on", {"from": unit.code, "to": successor.code}, actor, now, held)
    return found.subject
