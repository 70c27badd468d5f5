"""Units that come into an office after its first notice, and what the roster's chain says of them."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select, text

from actions.notice import first_office, import_notice
from actions.notice_refusals import TasksUnled
from actions.roster_refusals import PersonKnown, UnitsChanged
from actions.unit_list import import_units
from documents.refusals import MissingGlyph
from intake import Notice, UnitList
from intake.unit_refusals import UnitsUnfound
from models import Assignment, KeyTask, Person, Unit
from models.engine import writing
from reports.verification import verify_all
from statemachine.actor import Grant, console
from statemachine.submission import Role
from tests.actions.changes import chain, more_units, newcomer, noted, person
from tests.quarter import Home, Scene, at, sample

WHEN = at("2020-10-09")


def bring(scene: Scene, units: UnitList) -> list[str]:
    return import_units(scene.session, scene.office, units, scene.person("office.clerk"), WHEN)


def called(name: str) -> UnitList:
    """The second unit of ``more_units`` alone, under another name."""
    return replace(more_units(), units=(more_units().units[1]._replace(name=name),))


def test_new_units_come_with_their_people_by_one_event_and_twice_changes_nothing(home: Home) -> None:
    with home.act() as scene:
        both = replace(more_units(), units=(*sample()[1].units, *more_units().units))
        assert bring(scene, both) == ["DSJ", "SWJ"]
        assert bring(scene, both) == bring(scene, more_units()) == []
        (event,) = chain(scene)
        ((action, said),) = noted(scene)
        assert (action, event.actor, event.role) == ("import_units", "office.clerk", "clerk")
        assert said["units"][0] == ["DSJ", "区大数据局", "大数据局", "区政府部门"]
        assert (said["list"], len(said["grants"])) == ("5" * 64, 6)
        assert scene.person("DSJ.principal").grants == {Grant(Role.PRINCIPAL, "DSJ")}
        people = {p.code: (p.name, p.email, p.phone) for p in (person(scene, code) for code in CODES)}
        assert people == {
            "DSJ.drafter": ("综合科", "dsj@example.invalid", "0533-0000000"),
            "DSJ.principal": ("局长", "dsj@example.invalid", None),
            "DSJ.seal_keeper": ("大数据局印章管理员", "dsj@example.invalid", None),
            "SWJ.drafter": ("商务局经办人", None, None),
        }
        assert verify_all(scene.session).ok


CODES = ("DSJ.drafter", "DSJ.principal", "DSJ.seal_keeper", "SWJ.drafter")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person SET phone = '1' WHERE code = 'DSJ.drafter'",
        "UPDATE person SET phone = NULL WHERE code = 'DSJ.drafter'",
        "UPDATE person SET phone = '1' WHERE code = 'SWJ.drafter'",
        "UPDATE person SET phone = '' WHERE code = 'GXJ.drafter'",
        "UPDATE person SET name = '别人' WHERE code = 'DSJ.principal'",
        "UPDATE unit SET short_name = '别的' WHERE code = 'SWJ'",
        "DELETE FROM role_grant WHERE person_id = (SELECT id FROM person WHERE code = 'SWJ.drafter')",
    ],
)
def test_what_the_list_brought_is_held_against_the_event(home: Home, change: str) -> None:
    with home.act() as scene:
        bring(scene, more_units())
        scene.session.flush()
        assert scene.session.execute(text(change)).rowcount == 1  # type: ignore[attr-defined]
        scene.session.expire_all()
        assert not verify_all(scene.session).ok


def test_a_unit_that_is_there_under_another_name_is_shown_and_nothing_comes_in(home: Home) -> None:
    listed = sample()[1].units[0]
    changed = listed._replace(name="区工信和大数据局", short_name="工信大数据局", kind="其他")
    moved, lower = listed._replace(code="GX2"), listed._replace(code="gxj")
    with home.act() as scene:
        for bad, words in (
            (changed, "区工业和信息化局→区工信和大数据局；GXJ 简称 工信局→工信大数据局；GXJ 类别 区政府部门→其他。"),
            (moved, "区工业和信息化局 GXJ→GX2"),
            (lower, "代码 GXJ→gxj"),
        ):  # fmt: skip
            with pytest.raises(UnitsChanged) as caught:
                bring(scene, replace(more_units(), units=(*more_units().units, bad)))
            assert words in caught.value.sentence("zh")
        assert noted(scene) == []
        assert scene.session.scalar(select(Unit).where(Unit.code == "DSJ")) is None


def test_a_code_of_a_person_that_is_taken_and_a_name_that_no_face_can_print_are_refused(home: Home) -> None:
    with pytest.raises(MissingGlyph), home.act() as scene:
        bring(scene, called("区\U0001f600局"))
    with home.act() as scene:
        newcomer(scene, "SWJ.drafter")
    with pytest.raises(PersonKnown, match=r"SWJ\.drafter"), home.act() as scene:
        bring(scene, more_units())
    with home.look() as scene:
        assert [action for action, _ in noted(scene)] == ["add_person"]
        assert scene.session.scalar(select(Unit).where(Unit.code.in_(("DSJ", "SWJ")))) is None


def named(notice: Notice, *leads: str) -> Notice:
    """The sample notice, its first tasks led by ``leads`` and the others by 区工信局; all supported by every town."""
    own = {task.seq: name for task, name in zip(notice.tasks, leads, strict=False)}
    return replace(notice, tasks=tuple(
        replace(task, lead_units=(own.get(task.seq, "区工信局"),), supporting_units=("各镇",)) for task in notice.tasks
    ))  # fmt: skip


def test_a_list_without_tasks_gets_them_from_the_names_of_the_notice(engine: Engine) -> None:
    notice, units = sample()
    bare = replace(units, units=tuple(one._replace(lead=(), supporting=()) for one in units.units))
    with writing(engine) as session:
        office = first_office(session, notice, console("tester"), WHEN)
        for asked, kind in ((notice, TasksUnled), (named(notice, "区气象局"), UnitsUnfound)):
            with pytest.raises(kind):
                import_notice(session, office, asked, bare, console("tester"), WHEN)
        asked = named(notice, "区发改委", "生态环境分局")
        campaign, new = import_notice(session, office, asked, bare, console("tester"), WHEN)
        assert new
        assert import_notice(session, office, asked, bare, console("tester"), WHEN) == (campaign, False)
        query = select(KeyTask.seq, Unit.code, Assignment.lead).select_from(Assignment)
        query = query.join(KeyTask, KeyTask.id == Assignment.task_id).join(Unit, Unit.id == Assignment.unit_id)
        found = {tuple(one) for one in session.execute(query)}
        assert {(seq, code) for seq, code, lead in found if lead} == {
            (1, "FGJ"), (2, "HBJ"), *((task.seq, "GXJ") for task in notice.tasks[2:])
        }  # fmt: skip
        towns = {unit.code for unit in units.units if unit.kind == "镇"}
        assert {(seq, code) for seq, code, lead in found if not lead} == {
            (task.seq, code) for task in notice.tasks for code in towns
        }
        assert session.scalar(select(Person.id).where(Person.code == "CZJ.drafter")), "no task, but it is in the list"
        assert verify_all(session).ok
