"""签收."""

import orjson
import pytest
from sqlalchemy import select

from actions.acknowledge import acknowledge
from models import Assignment, AuditEvent
from reports.offices import the_unit
from statemachine.authority import NotYourDuty
from tests.quarter import Home, at

WHEN = at("2020-08-14")


def test_a_unit_takes_on_its_tasks_once_and_names_who_is_responsible(home: Home) -> None:
    with home.act() as scene:
        unit = the_unit(scene.session, scene.office, "GXJ")
        words = ("（演示）分管负责人", "（演示）倒排工期")
        for stranger in ("FGJ.principal", "GXJ.seal_keeper", "office.director"):
            with pytest.raises(NotYourDuty, match="acknowledge its tasks"):
                acknowledge(scene.session, scene.campaign, unit, *words, scene.person(stranger), WHEN)
        principal = scene.person("GXJ.principal")
        assert acknowledge(scene.session, scene.campaign, unit, *words, principal, WHEN) == [1, 2, 3, 5]
        assert acknowledge(scene.session, scene.campaign, unit, "别人", "别的", principal, at("2020-08-15")) == []
        rows = scene.session.scalars(select(Assignment).where(Assignment.acknowledged_at.is_not(None))).all()
        assert {(row.unit_id, row.acknowledged_at, row.responsible, row.measures) for row in rows} == {
            (unit.id, WHEN, *words)
        }
        (event,) = scene.session.scalars(select(AuditEvent).where(AuditEvent.action == "acknowledge")).all()
        assert (event.subject, event.seq, event.hash) == (scene.campaign.subject, 2, scene.campaign.head)
        assert orjson.loads(event.payload) == {
            "unit": "GXJ", "tasks": [1, 2, 3, 5], "responsible": words[0], "measures": words[1],
        }  # fmt: skip
