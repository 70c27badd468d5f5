"""What happens to units and people in mid-quarter, in one line, and the roster's chain in short."""

from datetime import date
from typing import Any

import orjson
from sqlalchemy import select

from actions.roster import add_person, delegate
from intake import UnitList, UnitRow
from models import AuditEvent, Delegation, Person, Unit
from reports.offices import the_unit
from reports.people import the_person
from statemachine.actor import Actor
from statemachine.submission import Role
from tests.quarter import Scene, at


def person(scene: Scene, code: str) -> Person:
    """The person with ``code``."""
    return the_person(scene.session, scene.office, code)


def unit(scene: Scene, code: str) -> Unit:
    """The unit with ``code``."""
    return the_unit(scene.session, scene.office, code)


def newcomer(scene: Scene, code: str, when: str = "2020-10-09") -> Person:
    """Somebody new without any role."""
    clerk = scene.person("office.clerk")
    return add_person(scene.session, scene.office, code, "（演示）新来的人", None, clerk, at(when))


def more_units() -> UnitList:
    """A list of two units that the sample does not have, one of them with everything a list can say."""
    full = UnitRow(
        "DSJ", "区大数据局", "大数据局", "区政府部门", (), (), "dsj@example.invalid", "局长", "综合科", "0533-0000000",
        ("区大数据中心",),
    )  # fmt: skip
    return UnitList((full, UnitRow("SWJ", "区商务局", "商务局", "区政府部门", (), (), "")), "", "5" * 64)


def chain(scene: Scene) -> list[AuditEvent]:
    """The events of the roster after the office was opened, in order."""
    query = select(AuditEvent).where(AuditEvent.subject == "roster:main", AuditEvent.seq > 1)
    return list(scene.session.scalars(query.order_by(AuditEvent.seq)))


def noted(scene: Scene) -> list[tuple[str, dict[str, Any]]]:
    """What the roster's chain says, without who said it."""
    return [(event.action, orjson.loads(event.payload)) for event in chain(scene)]


def let(
    scene: Scene,
    deputy: str,
    first: str = "2020-10-10",
    last: str = "2020-10-12",
    *,
    principal: str = "GXJ.principal",
    role: Role = Role.PRINCIPAL,
    document: str = "（演示）授权书1号",
    by: Actor | None = None,
    when: str = "2020-10-09",
) -> Delegation:
    """The principal of GXJ (or ``by``) lets ``deputy`` act from ``first`` to ``last``."""
    return delegate(
        scene.session, scene.office, unit(scene, "GXJ"), person(scene, principal), person(scene, deputy), role,
        (date.fromisoformat(first), date.fromisoformat(last)), document,
        by or scene.person(principal, when), at(when),
    )  # fmt: skip
