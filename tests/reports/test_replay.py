"""A quarter rebuilt from its events: the same bytes whatever came after, and what was changed is named."""

from typing import Any

import pytest
from sqlalchemy import text

from actions.checkpoint import make_checkpoint
from actions.period import open_period
from actions.review import clear
from actions.sign import withdraw
from actions.units import end_unit, rename_unit
from reports.offices import the_unit
from reports.replay import Replay, replay
from reports.verification import verify_all
from statemachine.actor import clock
from tests.quarter import CALENDAR, Home, Scene, at
from tests.reports.forgery import wide_open
from tests.reports.worked_quarter import edition
from workdays import Quarter

PERIOD = "period:main/临政字〔2020〕112号/2020Q3"
GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


def rebuilt(scene: Scene) -> Replay:
    scene.session.flush()
    scene.session.expire_all()
    return replay(scene.session, scene.office, scene.campaign, scene.period, CALENDAR)


def test_the_circular_is_rebuilt_byte_for_byte(quarter: Home) -> None:
    with quarter.look() as scene:
        found = rebuilt(scene)
        assert (found.ok, found.differing, found.submissions) == (True, [], 30)
        assert found.content == edition(scene).content
        assert found.edition is not None


def test_a_quarter_without_a_circular_is_rebuilt_too(home: Home) -> None:
    with home.look() as scene:
        found = rebuilt(scene)
        assert (found.ok, found.submissions, found.content, found.edition) == (True, 30, None, None)


def test_work_after_the_freeze_changes_nothing_in_what_was_frozen(quarter: Home) -> None:
    with quarter.act() as scene:
        content = edition(scene).content
        later(scene)
        found = rebuilt(scene)
        assert found.differing == []
        assert found.content == content
        assert verify_all(scene.session).broken == []
        scene.session.rollback()


def later(scene: Scene) -> None:
    """A flag, a clearing, a withdrawal, a report brought in, a rename, a merger, the next quarter, a checkpoint."""
    session, clerk, director = scene.session, scene.person("office.clerk"), scene.person("office.director")
    scene.flag(scene.submission("JSZ"), "2020-10-20")
    clear(session, scene.submission("HBJ"), director, at("2020-10-28"), reason="核实", evidence="证照")
    withdraw(session, scene.submission("ZRJ"), scene.person("ZRJ.principal"), at("2020-10-28"), "（演示）重报")
    scene.draft("ZTZ", "2020-10-28")
    unit, other = the_unit(session, scene.office, "GXJ"), the_unit(session, scene.office, "FGJ")
    rename_unit(session, scene.office, unit, "（演示）区工信局", "工信", clerk, at("2020-10-28"))
    rename_unit(session, scene.office, unit, "（演示）区工业局", "工业", clerk, at("2020-11-28"))
    end_unit(session, scene.office, the_unit(session, scene.office, "NYJ"), other, clerk, at("2020-10-29"))
    open_period(session, scene.campaign, Quarter(2020, 4), CALENDAR, clock(), at("2021-01-04"))
    make_checkpoint(session, at("2021-01-04"))


OWN = f"WHERE submission_id = (SELECT id FROM submission WHERE subject = '{GXJ}')"


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        (f"UPDATE submission SET revision = 2 WHERE subject = '{GXJ}'", GXJ),
        (f"UPDATE revision SET digest = '{'0' * 64}' {OWN}", GXJ),
        (f"DELETE FROM revision {OWN}", GXJ),
        (f"DELETE FROM receipt {OWN}", GXJ),
        (f"UPDATE audit_event SET payload = replace(payload, '\"digest\":\"', '\"digest\":\"0') "
         f"WHERE subject = '{GXJ}' AND seq = 2", GXJ),
        (f"DELETE FROM audit_event WHERE subject = '{GXJ}' AND seq = 6", GXJ),
        (f"UPDATE audit_event SET at = replace(at, '2020-10-12', '2020-10-11') WHERE subject = '{GXJ}'", GXJ),
        (f"UPDATE revision SET content = replace(content, '完成1', '完成9') {OWN}", PERIOD),
        ("UPDATE circular_edition SET content = replace(content, '未报', '已报')", PERIOD),
        ("UPDATE circular_edition SET issue = issue + 1", PERIOD),
        ("UPDATE circular_edition SET built_at = '2020-10-30 01:00:00.000000+00:00'", PERIOD),
        ("UPDATE period SET due_on = '2020-10-13'", PERIOD),
        ("UPDATE campaign SET title = title || '！'", PERIOD),
        ("UPDATE key_task SET annual = annual || '！' WHERE seq = 1", PERIOD),
        ("UPDATE unit SET name = name || '！' WHERE code = 'GXJ'", PERIOD),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(quarter: Home, change: str, subject: str) -> None:
    if quarter.engine.dialect.name == "sqlite":
        change = change.replace("+00:00", "")
    with wide_open(quarter) as scene:
        done: Any = scene.session.execute(text(change))
        assert done.rowcount >= 1
        found = rebuilt(scene)
        assert not found.ok
        assert subject in {one.subject for one in found.differing}
        assert all(one.why.zh and one.why.en for one in found.differing)
