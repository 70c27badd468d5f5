"""A quarter that is opened after units have ended: their heirs report, on their own tasks and on the inherited ones."""

from datetime import date
from typing import Any

import orjson
import pytest
from sqlalchemy import select, text

from actions.cases import load
from actions.circular import freeze
from actions.draft import write_draft
from actions.escalation import escalate
from actions.period import has_targets, open_period
from actions.sign import sign
from actions.units import end_unit
from documents import default_fonts
from models import AuditEvent, Delivery, Period, Submission, Unit
from notifications.background import tasks
from notifications.fan_out import fan_out
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.content import targets
from reports.dossier import dossier
from reports.replay import replay
from reports.scope import find
from reports.verification import verify_all
from statemachine.actor import clock
from tests.actions.changes import unit
from tests.quarter import CALENDAR, Home, Scene, at
from workdays import Quarter

Q4 = Quarter(2020, 4)
OPENED = "2021-01-01"


def end(scene: Scene, code: str, successor: str | None, when: str) -> None:
    heir = unit(scene, successor) if successor else None
    end_unit(scene.session, scene.office, unit(scene, code), heir, scene.person("office.director"), at(when))


def opened(scene: Scene, when: str = OPENED) -> dict[str, Submission]:
    """The reports of the fourth quarter, by unit."""
    period, new = open_period(scene.session, scene.campaign, Q4, CALENDAR, clock(), at(when))
    assert new
    found = scene.session.query(Submission).filter_by(period_id=period.id)
    return {one.subject.rpartition("/")[2]: one for one in found}


def asked(scene: Scene, found: Submission) -> list[int]:
    """The tasks that it has to answer."""
    return list(targets(scene.session, load(scene.session, [found.id]))[found.id])


def before(scene: Scene, *codes: str) -> list[int]:
    """The tasks that the notice gives to these units and that have a target in the fourth quarter."""
    ask = """
        SELECT DISTINCT k.seq FROM key_task k JOIN assignment a ON a.task_id = k.id JOIN unit u ON u.id = a.unit_id
          JOIN quarter_target q ON q.task_id = k.id WHERE q.quarter = '2020Q4' AND u.code = :code"""
    return sorted({seq for code in codes for seq in scene.session.scalars(text(ask), {"code": code})})


@pytest.mark.parametrize("when", ["2020-09-15", "2020-11-10", "2020-12-31", "2021-01-01"])
def test_a_unit_that_has_ended_by_the_opening_gets_no_report_its_successor_answers(home: Home, when: str) -> None:
    with home.act() as scene:
        end(scene, "GXJ", "FGJ", when)
        reports = opened(scene)
        assert ("GXJ" in reports, "FGJ" in reports, len(reports)) == (False, True, 29)
        assert asked(scene, reports["FGJ"]) == before(scene, "GXJ", "FGJ") != before(scene, "FGJ")
        assert verify_all(scene.session).ok


def test_one_that_ends_a_day_later_has_a_report_of_its_own_and_keeps_its_tasks(home: Home) -> None:
    with home.act() as scene:
        reports = opened(scene)
        end(scene, "GXJ", "FGJ", "2021-01-02")
        assert (asked(scene, reports["GXJ"]), asked(scene, reports["FGJ"])) == (
            before(scene, "GXJ"),
            before(scene, "FGJ"),
        )


def test_the_third_quarter_that_was_open_stays_as_it_was(home: Home) -> None:
    with home.act() as scene:
        own = asked(scene, scene.submission("FGJ")), asked(scene, scene.submission("GXJ"))
        end(scene, "GXJ", "FGJ", "2020-10-20")
        opened(scene)
        assert (asked(scene, scene.submission("FGJ")), asked(scene, scene.submission("GXJ"))) == own


def test_a_line_of_mergers_ends_at_the_last_one_and_in_the_order_of_days(home: Home) -> None:
    with home.act() as scene:
        end(scene, "GXJ", "FGJ", "2020-11-01")
        end(scene, "FGJ", "ZRJ", "2020-11-02")
        end(scene, "HBJ", "ZRJ", "2021-01-05")
        reports = opened(scene)
        assert {"GXJ", "FGJ"}.isdisjoint(reports)
        assert asked(scene, reports["ZRJ"]) == before(scene, "GXJ", "FGJ", "ZRJ")
        assert asked(scene, reports["HBJ"]) == before(scene, "HBJ")


def test_an_heir_that_the_notice_does_not_name_reports_for_what_it_inherited(home: Home) -> None:
    with home.act() as scene:
        new = Unit(office_id=scene.office.id, code="NEW", name="区大数据局", short_name="大数据局", kind="部门")
        scene.session.add(new)
        scene.session.flush()
        end(scene, "GXJ", "NEW", "2020-11-01")
        assert asked(scene, opened(scene)["NEW"]) == before(scene, "GXJ")
        scene.session.rollback()


def test_for_one_dissolved_without_a_successor_nobody_reports(home: Home) -> None:
    with home.act() as scene:
        end(scene, "GXJ", None, "2020-11-01")
        reports = opened(scene)
        assert "GXJ" not in reports
        assert asked(scene, reports["FGJ"]) == before(scene, "FGJ")
        assert verify_all(scene.session).ok
        for found in scene.session.query(Unit).filter(Unit.code != "GXJ"):
            end(scene, found.code, None, "2020-12-01")
        assert not has_targets(scene.session, scene.campaign, Q4, date(2020, 12, 1))
        assert has_targets(scene.session, scene.campaign, Q4, date(2020, 11, 30))


def test_the_successor_writes_on_every_task_and_the_circular_says_so(home: Home) -> None:
    with home.act() as scene:
        session = scene.session
        end(scene, "GXJ", "FGJ", "2020-11-10")
        end(scene, "JTJ", None, "2020-11-10")
        found = opened(scene)["FGJ"]
        seqs = asked(scene, found)
        drafter, principal = scene.person("FGJ.drafter", OPENED), scene.person("FGJ.principal", OPENED)
        content = {"entries": {str(seq): {"progress": f"（演示）第{seq}项"} for seq in seqs}}
        write_draft(session, found, content, drafter, at(OPENED))
        revision = sign(session, found, principal, at(OPENED))
        assert [entry["task"] for entry in orjson.loads(revision.content)["entries"]] == seqs
        assert list(dossier(session, found, at(OPENED))["targets"]) == list(map(str, seqs))
        assert find(session, drafter, scene.campaign, f"{Q4}/FGJ").id == found.id
        told = tasks(session, [found.period_id], [found.unit_id])[found.period_id, found.unit_id]
        assert [task.seq for task in told] == seqs
        assert [task.seq for task in told if task.lead] == led(scene, "GXJ", "FGJ")
        circular = preview(scene, found)
        (row,) = [one for one in circular["units"] if one["code"] == "FGJ"]
        assert sorted(row["tasks"] + row["supports"]) == seqs
        by_seq = {one["seq"]: one for one in circular["tasks"]}
        assert by_seq[1]["lead"] == ["区发展和改革局"]
        assert by_seq[2]["lead"].count("区发展和改革局") == 1
        assert not any(
            "工业和信息化局" in name for one in circular["tasks"] for name in (*one["lead"], *one["supporting"])
        )
        (gone,) = [one for one in circular["tasks"] if "区交通运输局" in one["lead"]]
        assert gone["entries"] == [] or "区交通运输局" not in {entry["unit"] for entry in gone["entries"]}


def led(scene: Scene, *codes: str) -> list[int]:
    ask = "SELECT DISTINCT k.seq FROM key_task k JOIN assignment a ON a.task_id = k.id JOIN unit u ON u.id = a.unit_id"
    ask += " JOIN quarter_target q ON q.task_id = k.id WHERE q.quarter = '2020Q4' AND a.lead AND u.code = :code"
    return sorted({seq for code in codes for seq in scene.session.scalars(text(ask), {"code": code})})


def preview(scene: Scene, found: Submission) -> dict[str, Any]:
    period = scene.session.get_one(Period, found.period_id)
    parts = (scene.session, scene.office, scene.campaign, period, CALENDAR, at(OPENED), None, here(scene.session))
    return circular_content(*parts)


def test_what_happens_to_units_later_changes_no_frozen_circular(home: Home) -> None:
    with home.act() as scene:
        session, office, campaign = scene.session, scene.office, scene.campaign
        end(scene, "GXJ", "FGJ", "2020-11-10")
        period = session.get_one(Period, opened(scene)["FGJ"].period_id)
        freeze(session, office, campaign, period, CALENDAR, default_fonts(), clock(), at("2021-02-20"))
        end(scene, "FGJ", "ZRJ", "2021-02-21")
        assert replay(session, office, campaign, period, CALENDAR).ok
        assert verify_all(session).ok


def test_down_a_line_of_mergers_only_the_last_one_is_told(home: Home) -> None:
    with home.act() as scene:
        session, found = scene.session, scene.submission("GXJ")
        for code, heir, day in (("GXJ", "FGJ", "10"), ("FGJ", "ZRJ", "11"), ("HBJ", None, "11")):
            end(scene, code, heir, f"2020-10-{day}")
        fan_out(session, at("2020-10-10"), "zh", lambda _: "console")
        (first,) = session.query(Delivery).filter_by(event_hash=opening(scene, found), rule="opened").all()
        assert first.person_id == scene.person("FGJ.drafter").id
        escalate(session, scene.campaign, scene.period, CALENDAR, clock(), at("2020-10-13"))
        session.refresh(found)
        fan_out(session, at("2020-10-13"), "zh", lambda _: "console")
        chased = session.query(Delivery).filter_by(event_hash=found.head, rule="chased").all()
        assert [one.person_id for one in chased] == [scene.person("ZRJ.drafter").id]


def opening(scene: Scene, found: Submission) -> str:
    query = select(AuditEvent.hash).where(AuditEvent.subject == found.subject, AuditEvent.seq == 1)
    return scene.session.scalars(query).one()


def test_the_successor_is_told_of_the_quarter_with_every_task(home: Home) -> None:
    with home.act() as scene:
        end(scene, "GXJ", "FGJ", "2020-11-10")
        found = opened(scene)["FGJ"]
        fan_out(scene.session, at(OPENED), "zh", lambda _: "console")
        told = scene.session.query(Delivery).filter_by(event_hash=found.head, rule="opened").all()
        assert [one.person_id for one in told] == [scene.person("FGJ.drafter").id]
        assert all(f"第{seq}项" in told[0].body or f"{seq}." in told[0].body for seq in asked(scene, found)), told[
            0
        ].body
