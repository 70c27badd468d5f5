"""What somebody else does between one's look and one's act. On SQLite nobody can: one writer at a time."""

from dataclasses import replace
from hashlib import sha256
from threading import Thread
from typing import Any

import pytest

from actions.amendment import correct, edit_task
from actions.draft import merge_entry, nil_return, write_draft
from actions.indicators import confirm
from actions.refusals import NotDrafting
from actions.roster import grant
from actions.sign import sign
from actions.transition import advance
from actions.unit_list import import_units
from intake.units import UnitRow
from models import Draft
from reports.verification import verify_all
from statemachine.submission import Role, State
from tests.actions.changes import newcomer, noted, person
from tests.figures import OTHERS
from tests.quarter import Home, at, sample

WHEN = at("2020-10-09")
BESIDE = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def test_a_reader_sees_one_moment_however_long_it_reads(home: Home) -> None:
    with home.look() as reader:
        before = verify_all(reader.session)
        with home.act() as scene:
            scene.bring("GXJ", State.REVIEWED)
        after = verify_all(reader.session)
    assert before.ok
    assert after.ok
    assert after.events == before.events


@BESIDE
def test_what_has_been_signed_meanwhile_is_not_written_in(home: Home) -> None:
    with home.act() as scene:
        scene.draft("GXJ")
    with home.act() as slow:
        found, drafter = slow.submission("GXJ"), slow.person("GXJ.drafter")
        assert found.state is State.DRAFTED
        with home.act() as fast:
            sign(fast.session, fast.submission("GXJ"), fast.person("GXJ.principal"), WHEN)
        with pytest.raises(NotDrafting):
            write_draft(slow.session, found, nil_return("无进展"), drafter, WHEN)


@BESIDE
def test_what_the_office_changes_meanwhile_is_not_in_what_is_signed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice is corrected and a figure confirmed between the decision and the revision."""

    def slowly(*asked: Any) -> Any:
        step = advance(*asked)
        with home.act() as office:
            clerk, cells = office.person("office.clerk"), {"2020Q3": "（演示）另一目标，投资力争达到56亿元、70%以上"}
            edit_task(office.session, office.campaign, 2, cells, "（演示）更正", clerk, WHEN)
            confirm(office.session, office.campaign, {2: OTHERS}, clerk, WHEN)
        return step

    monkeypatch.setattr("actions.sign.advance", slowly)
    with home.act() as scene:
        revision = sign(scene.session, scene.draft("GXJ"), scene.person("GXJ.principal"), WHEN)
        assert sha256(revision.content.encode()).hexdigest() == revision.digest
        assert "另一目标" not in revision.content
        assert "readings" not in revision.content
    with home.look() as scene:
        assert verify_all(scene.session).ok


@BESIDE
def test_two_who_write_different_tasks_both_keep_their_words(home: Home) -> None:
    def write(task: int) -> None:
        with home.act() as scene:
            found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
            write_draft(scene.session, found, merge_entry(scene.session, found, task, words), drafter, WHEN)

    words = {"progress": "（演示）完成"}
    with home.act() as scene:
        found, drafter = scene.submission("GXJ"), scene.person("GXJ.drafter")
        content = merge_entry(scene.session, found, 1, words)
        waiting = Thread(target=write, args=(2,))
        waiting.start()
        waiting.join(0.5)  # it comes to where it must wait
        write_draft(scene.session, found, content, drafter, WHEN)
    waiting.join()
    with home.look() as scene:
        draft = scene.session.get_one(Draft, scene.submission("GXJ").id)
        assert sorted(draft.content["entries"]) == ["1", "2"]


@BESIDE
def test_a_unit_that_two_lists_bring_at_once_comes_once(home: Home) -> None:
    def correcting() -> None:
        with home.act() as scene:
            listed = replace(units, digest="2" * 64, units=(*units.units, newcomer_unit))
            clerk = scene.person("office.clerk")
            correct(scene.session, scene.campaign, notice, listed, "（演示）增加单位", clerk, WHEN)
            done.append("corrected")

    (notice, units), done = sample(), list[str]()
    newcomer_unit = UnitRow("NEW", "区新局", "新局", "部门", (), (2,), "")
    with home.act() as scene:
        alone = replace(units, digest="3" * 64, units=(newcomer_unit,))
        import_units(scene.session, scene.office, alone, scene.person("office.clerk"), WHEN)
        waiting = Thread(target=correcting)
        waiting.start()
        waiting.join(0.5)  # it comes to where it must wait
    waiting.join()
    assert done == ["corrected"]
    with home.look() as scene:
        assert verify_all(scene.session).ok


@BESIDE
def test_a_role_that_two_give_at_once_is_given_once(home: Home) -> None:
    def give() -> None:
        with home.act() as scene:
            whom, director = person(scene, "X"), scene.person("office.director")
            grant(scene.session, scene.office, whom, Role.REVIEWER, None, director, WHEN)

    with home.act() as scene:
        newcomer(scene, "X")
    with home.act() as scene:
        director = scene.person("office.director")
        grant(scene.session, scene.office, person(scene, "X"), Role.REVIEWER, None, director, WHEN)
        waiting = Thread(target=give)
        waiting.start()
        waiting.join(0.5)  # it comes to where it must wait
    waiting.join()
    with home.look() as scene:
        assert [action for action, _ in noted(scene)] == ["add_person", "grant"]
