"""Units that are renamed, merged or dissolved in mid-quarter; what was written before keeps its words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from actions.acknowledge import acknowledge
from actions.circular import freeze
from actions.draft import nil_return, write_draft
from actions.escalation import escalate
from actions.extension import ask_extension, exempt
from actions.request import Request
from actions.review import answer
from actions.roster import delegate, hand_over, revoke
from actions.roster import grant as give
from actions.roster_refusals import AlreadyEnded, OwnSuccessor, UnitGone
from actions.sign import sign, withdraw
from actions.submit import submit
from actions.transition import advance
from actions.units import end_unit, rename_unit
from documents import default_fonts
from models import Revision, Submission
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.refusals import NoSubmission
from reports.replay import replay
from reports.scope import find
from reports.verification import verify_all
from statemachine.actor import Actor, Grant, clock
from statemachine.authority import NotYourDuty, UnitHasEnded
from statemachine.refusals import NotYourRole
from statemachine.submission import Event, Role, State
from statemachine.timeliness import Timeliness, timeliness
from tests.actions.changes import newcomer, noted, person, unit
from tests.actions.people import events, grant, last
from tests.quarter import CALENDAR, QUARTER, Home, Scene, at

OLD, NEW = "区工业和信息化局", "区工业信息化和大数据局"


def rename(scene: Scene, when: str, name: str = NEW) -> None:
    director = scene.person("office.director")
    rename_unit(scene.session, scene.office, unit(scene, "GXJ"), name, "新工信局", director, at(when))


def merge(scene: Scene, old: str, new: str | None, when: str) -> list[str]:
    director, heir = scene.person("office.director"), unit(scene, new) if new else None
    return end_unit(scene.session, scene.office, unit(scene, old), heir, director, at(when))


def names(scene: Scene, when: str) -> tuple[str, set[str]]:
    """How a circular of that day calls GXJ: in its own row, and among the lead units of its tasks."""
    parts = (scene.session, scene.office, scene.campaign, scene.period, CALENDAR, at(when), None, here(scene.session))
    content: dict[str, Any] = circular_content(*parts)
    (row,) = [one["name"] for one in content["units"] if one["code"] == "GXJ"]
    return row, {name for task in content["tasks"] for name in task["lead"]} & {OLD, NEW}


def test_a_revision_keeps_the_name_of_its_time(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SIGNED, "2020-10-10")
        rename(scene, "2020-10-11")
        withdraw(scene.session, found, scene.person("GXJ.drafter"), at("2020-10-11"), "更名")
        scene.bring("GXJ", State.SIGNED, "2020-10-12")
        query = select(Revision.content).where(Revision.submission_id == found.id).order_by(Revision.number)
        assert [orjson.loads(text)["unit_name"] for text in scene.session.scalars(query)] == [OLD, NEW]
        short = {"short_from": "工信局", "short_to": "新工信局"}
        assert noted(scene) == [("rename_unit", {"unit": "GXJ", "from": OLD, "to": NEW} | short)]
        assert verify_all(scene.session).ok


def test_a_circular_calls_a_unit_as_it_was_called_on_its_day(home: Home) -> None:
    with home.act() as scene:
        rename(scene, "2020-10-28")
        rename(scene, "2020-11-02", OLD + "（筹）")
        rename(scene, "2020-11-05", NEW)
        scene.session.flush()
        assert names(scene, "2020-10-27") == (OLD, {OLD})
        assert names(scene, "2020-10-28") == names(scene, "2020-11-01") == (NEW, {NEW})
        assert names(scene, "2020-11-02")[0] == OLD + "（筹）"
        assert names(scene, "2020-11-05") == (NEW, {NEW})


def test_a_frozen_circular_keeps_the_old_name_and_can_still_be_rebuilt(home: Home) -> None:
    with home.act() as scene:
        session, office, campaign = scene.session, scene.office, scene.campaign
        scene.bring("GXJ", State.SUBMITTED)
        fonts = default_fonts()
        edition, _ = freeze(session, office, campaign, scene.period, CALENDAR, fonts, clock(), at("2020-10-27"))
        before = edition.content
        rename(scene, "2020-10-28")
        session.flush()
        session.refresh(edition)
        assert edition.content == before
        assert (OLD in before, NEW in before) == (True, False)
        assert names(scene, "2020-10-28") == (NEW, {NEW})
        assert replay(session, office, campaign, scene.period, CALENDAR).ok
        assert verify_all(session).ok


def test_open_work_of_a_merged_unit_passes_on_by_an_event(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        assert merge(scene, "GXJ", "FGJ", "2020-10-10") == [found.subject]
        event, payload = last(scene, "GXJ")
        assert (event.action, event.actor, event.role, payload) == (
            "pass_on", "office.director", "director", {"from": "GXJ", "to": "FGJ"},
        )  # fmt: skip
        assert found.state is State.DRAFTED
        assert noted(scene) == [("end_unit", {"unit": "GXJ", "to": "FGJ"})]
        done = scene.bring("ZRJ", State.REVIEWED)
        assert merge(scene, "ZRJ", "FGJ", "2020-10-11") == []
        assert "pass_on" not in {event.action for event in events(scene, "ZRJ")}
        assert done.state is State.REVIEWED
        assert verify_all(scene.session).ok


def test_the_successors_people_act_for_it_from_that_day_under_the_old_name(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        assert scene.person("FGJ.principal", "2020-10-09").held_for(scene.office.id, "GXJ") == {}
        heir = scene.person("FGJ.principal", "2020-10-10")
        assert heir.held_for(scene.office.id, "GXJ") == heir.held_for(scene.office.id, "FGJ") == {Role.PRINCIPAL: None}
        revision = sign(scene.session, found, heir, at("2020-10-10"))
        assert orjson.loads(revision.content)["unit_name"] == OLD
        event, _ = last(scene, "GXJ")
        assert (event.actor, event.role, event.on_behalf_of) == ("FGJ.principal", "principal", None)
        assert sees(scene, scene.person("FGJ.drafter", "2020-10-10"))
        assert not sees(scene, scene.person("FGJ.drafter", "2020-10-09"))
        assert not sees(scene, scene.person("ZRJ.drafter", "2020-10-10"))
        assert verify_all(scene.session).ok


def test_the_successors_principal_delegates_for_the_old_unit_and_his_deputies_act_for_it(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        newcomer(scene, "FGJ.deputy")
        newcomer(scene, "FGJ.other")
        deputise(scene, "FGJ", "FGJ.deputy", "2020-10-09")
        with pytest.raises(NotYourDuty):  # before the merger nothing of GXJ is his
            deputise(scene, "GXJ", "FGJ.other", "2020-10-09")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        deputise(scene, "GXJ", "FGJ.other", "2020-10-10")
        represented = {Role.PRINCIPAL: "FGJ.principal"}
        held = {
            (code, day): scene.person(code, day).held_for(scene.office.id, "GXJ")
            for code in ("FGJ.deputy", "FGJ.other") for day in ("2020-10-09", "2020-10-10", "2020-10-12", "2020-10-13")
        }  # fmt: skip
        assert {key for key, roles in held.items() if roles == represented} == {
            (code, day) for code in ("FGJ.deputy", "FGJ.other") for day in ("2020-10-10", "2020-10-12")
        }
        assert all(roles in ({}, represented) for roles in held.values())
        assert scene.person("FGJ.other", "2020-10-10").held_for(scene.office.id, "FGJ") == {}
        sign(scene.session, found, scene.person("FGJ.deputy", "2020-10-10"), at("2020-10-10"))
        assert (last(scene, "GXJ")[0].actor, last(scene, "GXJ")[0].on_behalf_of) == ("FGJ.deputy", "FGJ.principal")
        assert verify_all(scene.session).ok


def deputise(scene: Scene, code: str, deputy: str, when: str) -> None:
    """FGJ's principal delegates his signature for the unit ``code`` from 9 to 12 October."""
    days = date(2020, 10, 9), date(2020, 10, 12)
    principal, actor = person(scene, "FGJ.principal"), scene.person("FGJ.principal", when)
    parts = (unit(scene, code), principal, person(scene, deputy), Role.PRINCIPAL, days, "（演示）授权书2号")
    delegate(scene.session, scene.office, *parts, actor, at(when))


def sees(scene: Scene, actor: Actor) -> bool:
    """Whether the report of GXJ is there for ``actor``."""
    try:
        return bool(find(scene.session, actor, scene.campaign, f"{QUARTER}/GXJ"))
    except NoSubmission:
        return False


def test_the_former_people_act_no_more_from_that_day_and_are_told_who_does(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        for post in ("drafter", "principal", "seal_keeper"):
            assert scene.person(f"GXJ.{post}", "2020-10-09").grants == {Grant(Role(post), "GXJ")}
            assert scene.person(f"GXJ.{post}", "2020-10-10").grants == frozenset()  # and nothing of the successor
        for attempt in attempts(scene, found, "2020-10-10"):
            with pytest.raises(UnitHasEnded, match=r"its successor \(区发展和改革局\) act"):
                attempt()
        assert found.subject in merge(scene, "FGJ", "ZRJ", "2020-10-12")  # with what it had taken over
        assert last(scene, "GXJ")[1] == {"from": "FGJ", "to": "ZRJ"}
        with pytest.raises(UnitHasEnded, match="区自然资源局"):
            sign(scene.session, found, scene.person("GXJ.principal", "2020-10-12"), at("2020-10-12"))
        assert found.seq == 3, "opened, passed on twice"
        assert verify_all(scene.session).ok


def attempts(scene: Scene, found: Submission, day: str) -> list[Callable[[], object]]:
    """Everything that a unit's people do, by those of GXJ, each in his post."""
    drafter, principal, keeper = (scene.person(f"GXJ.{post}", day) for post in ("drafter", "principal", "seal_keeper"))
    session, when, name = scene.session, at(day), f"{QUARTER}/GXJ"
    span = date(2020, 10, 10), date(2020, 10, 12)
    return [
        lambda: write_draft(session, found, nil_return("无"), drafter, when),
        lambda: sign(session, found, principal, when),
        lambda: advance(session, found, Event.SIGN, principal, when),
        lambda: ask_extension(session, found, date(2020, 10, 16), "因", "展", drafter, when),
        lambda: answer(session, found, 1, "已改", principal, when),
        lambda: acknowledge(session, scene.campaign, unit(scene, "GXJ"), "科室", "措施", drafter, when),
        lambda: delegate(
            session, scene.office, unit(scene, "GXJ"), person(scene, "GXJ.principal"), person(scene, "FGJ.drafter"),
            Role.PRINCIPAL, span, "文", principal, when,
        ),
        *(lambda who=who: find(session, who, scene.campaign, name) for who in (drafter, principal, keeper)),
    ]  # fmt: skip


@pytest.mark.parametrize(("state", "event", "post"), [
    (State.SIGNED, Event.SEAL, "seal_keeper"),
    (State.SEALED, Event.SUBMIT, "drafter"),
    (State.SUBMITTED, Event.WITHDRAW, "principal"),
])  # fmt: skip
def test_nor_is_anything_sealed_submitted_or_taken_back_by_them(
    home: Home, state: State, event: Event, post: str
) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", state)
        merge(scene, "GXJ", None, "2020-10-11")
        former = scene.person(f"GXJ.{post}", "2020-10-11")
        with pytest.raises(UnitHasEnded, match="submission exempt"):
            advance(scene.session, found, event, former, at("2020-10-11"), Request(reason="更正"))
        with pytest.raises(NotYourRole):  # what was never theirs is refused as ever
            advance(scene.session, scene.bring("HBJ", State.SUBMITTED), Event.REVIEW, former, at("2020-10-11"))


def test_whoever_holds_a_role_at_the_successor_goes_on(home: Home) -> None:
    with home.act() as scene:
        grant(scene, "GXJ.principal", Role.PRINCIPAL, "FGJ")
        found = scene.draft("GXJ")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        sign(scene.session, found, scene.person("GXJ.principal", "2020-10-10"), at("2020-10-10"))
        assert last(scene, "GXJ")[0].actor == "GXJ.principal"


def test_a_role_at_a_unit_that_has_ended_is_not_given_any_more(home: Home) -> None:
    with home.act() as scene:
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        who, director = person(scene, "ZRJ.drafter"), scene.person("office.director")
        with pytest.raises(UnitGone, match="2020-10-10"):
            give(scene.session, scene.office, who, Role.DRAFTER, unit(scene, "GXJ"), director, at("2020-10-10"))
        heir = person(scene, "FGJ.drafter")  # what stands in the rows may still be handed over and ended
        hand_over(scene.session, scene.office, person(scene, "GXJ.drafter"), heir, director, at("2020-10-11"))
        revoke(scene.session, scene.office, heir, Role.DRAFTER, unit(scene, "GXJ"), director, at("2020-10-12"))
        assert scene.person("FGJ.drafter", "2020-10-12").units == {"FGJ", "GXJ"}  # by inheritance
        assert verify_all(scene.session).ok


def test_without_a_successor_the_office_settles_what_is_open(home: Home) -> None:
    with home.act() as scene:
        session, found = scene.session, scene.draft("GXJ")
        sealed = scene.bring("HBJ", State.SEALED)
        for code in ("GXJ", "HBJ"):
            assert len(merge(scene, code, None, "2020-10-11")) == 1
        assert last(scene, "GXJ")[1] == {"from": "GXJ", "to": None}
        assert noted(scene) == [("end_unit", {"unit": code, "to": None}) for code in ("GXJ", "HBJ")]
        submit(session, sealed, scene.person("office.clerk"), at("2020-10-11"))  # what was sealed still counts
        for day in ("2020-10-13", "2020-10-15"):
            reached = escalate(session, scene.campaign, scene.period, CALENDAR, clock(), at(day))
            assert found.id not in {step.submission.id for step in reached}
        assert timeliness(found.due_at, found.completed_at, at("2020-10-20")) is Timeliness.MISSING
        exempt(session, found, "（演示）已撤销", scene.person("office.director"), at("2020-10-20"))
        with pytest.raises(AlreadyEnded):
            merge(scene, "GXJ", "FGJ", "2020-10-21")
        with pytest.raises(OwnSuccessor):
            merge(scene, "FGJ", "GXJ", "2020-10-21")
        assert verify_all(session).ok


def test_a_merged_unit_whose_successor_is_dissolved_has_nobody_either(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        merge(scene, "FGJ", None, "2020-10-11")
        for code in ("GXJ.principal", "FGJ.principal"):
            assert scene.person(code, "2020-10-11").grants == frozenset()
        with pytest.raises(UnitHasEnded, match="no successor"):
            sign(scene.session, found, scene.person("GXJ.principal", "2020-10-11"), at("2020-10-11"))
        reached = escalate(scene.session, scene.campaign, scene.period, CALENDAR, clock(), at("2020-10-13"))
        assert {"GXJ", "FGJ"}.isdisjoint(step.submission.subject.rpartition("/")[2] for step in reached)


def test_a_successor_that_is_merged_itself_passes_everything_on(home: Home) -> None:
    with home.act() as scene:
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        merge(scene, "FGJ", "ZRJ", "2020-10-12")
        for day, units in (("2020-10-11", {"ZRJ"}), ("2020-10-12", {"ZRJ", "FGJ", "GXJ"})):
            assert scene.person("ZRJ.principal", day).units == units


def test_a_unit_ends_once_and_never_in_favour_of_itself_or_of_one_that_has_ended(home: Home) -> None:
    with home.act() as scene:
        with pytest.raises(OwnSuccessor, match=OLD):
            merge(scene, "GXJ", "GXJ", "2020-10-10")
        merge(scene, "GXJ", "FGJ", "2020-10-10")
        with pytest.raises(AlreadyEnded, match=OLD):
            merge(scene, "GXJ", "ZRJ", "2020-10-11")
        for old in ("ZRJ", "FGJ"):
            with pytest.raises(OwnSuccessor, match=OLD):
                merge(scene, old, "GXJ", "2020-10-11")
        assert len(noted(scene)) == 1
        assert verify_all(scene.session).ok
