"""People who come, change and leave: dated roles, each change an event on the roster's chain."""

from collections.abc import Callable
from datetime import date

import pytest

from actions.draft import nil_return, write_draft
from actions.roster import add_person, grant, hand_over, revoke
from actions.roster_refusals import NotHeld
from actions.units import end_unit, rename_unit
from reports.verification import verify_all
from statemachine.actor import Actor, Grant, clock, console
from statemachine.authority import NotYourDuty
from statemachine.submission import Role, State
from tests.actions import people
from tests.actions.changes import chain, newcomer, noted, person, unit
from tests.quarter import Home, Scene, at


def test_a_new_person_holds_what_is_granted_until_the_day_it_is_revoked(home: Home) -> None:
    with home.act() as scene:
        session, office, clerk = scene.session, scene.office, scene.person("office.clerk")
        found, gxj = newcomer(scene, "GXJ.new"), unit(scene, "GXJ")
        assert scene.person("GXJ.new").grants == frozenset()
        for _ in range(2):
            grant(session, office, found, Role.DRAFTER, gxj, clerk, at("2020-10-09"))
        revoke(session, office, found, Role.DRAFTER, gxj, clerk, at("2020-10-12T23:30"))
        assert scene.person("GXJ.new", "2020-10-11").grants == {Grant(Role.DRAFTER, "GXJ")}
        assert scene.person("GXJ.new", "2020-10-12").grants == frozenset()
        with pytest.raises(NotHeld, match=r"GXJ\.new"):
            revoke(session, office, found, Role.DRAFTER, gxj, clerk, at("2020-10-12"))
        words = {"person": "GXJ.new", "role": "drafter", "unit": "GXJ"}
        assert noted(scene) == [
            ("add_person", {"person": "GXJ.new", "name": "（演示）新来的人"}), ("grant", words), ("revoke", words),
        ]  # fmt: skip
        assert {(event.actor, event.role, event.on_behalf_of) for event in chain(scene)} == {
            ("office.clerk", "clerk", None)
        }
        assert verify_all(session).ok


def test_a_role_of_the_office_is_not_one_of_a_unit(home: Home) -> None:
    with home.act() as scene:
        session, office, director = scene.session, scene.office, scene.person("office.director")
        grant(session, office, newcomer(scene, "new"), Role.REVIEWER, None, director, at("2020-10-09"))
        with pytest.raises(NotHeld):
            revoke(session, office, person(scene, "new"), Role.REVIEWER, unit(scene, "GXJ"), director, at("2020-10-10"))
        assert scene.person("new").grants == {Grant(Role.REVIEWER, None)}
        assert noted(scene)[-1] == ("grant", {"person": "new", "role": "reviewer", "unit": None})


def test_everything_that_a_leaver_holds_passes_on_and_nothing_is_held_twice(home: Home) -> None:
    with home.act() as scene:
        session, office, director = scene.session, scene.office, scene.person("office.director")
        people.grant(scene, "office.inspector", Role.REVIEWER)
        people.grant(scene, "office.inspector", Role.DRAFTER, "GXJ")
        leaver, heir = person(scene, "office.inspector"), person(scene, "office.reviewer")
        assert hand_over(session, office, leaver, heir, director, at("2020-10-12")) == 3
        assert scene.person("office.inspector", "2020-10-11").units == {"GXJ"}
        assert scene.person("office.inspector", "2020-10-12").grants == frozenset()
        assert scene.person("office.reviewer", "2020-10-12").grants == {
            Grant(Role.REVIEWER, None), Grant(Role.INSPECTOR, None), Grant(Role.DRAFTER, "GXJ"),
        }  # fmt: skip
        assert hand_over(session, office, leaver, heir, director, at("2020-10-12")) == 0
        said = {"from": "office.inspector", "to": "office.reviewer"}
        assert noted(scene) == [("hand_over", said | {"roles": count}) for count in (3, 0)]
        assert verify_all(session).ok


def test_the_heir_goes_on_where_the_leaver_stopped(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        heir = newcomer(scene, "GXJ.new")
        director = scene.person("office.director")
        hand_over(scene.session, scene.office, person(scene, "GXJ.drafter"), heir, director, at("2020-10-10"))
        content, when = nil_return("（演示）无进展"), at("2020-10-10")
        with pytest.raises(NotYourDuty):
            write_draft(scene.session, found, content, scene.person("GXJ.drafter", "2020-10-10"), when)
        draft = write_draft(scene.session, found, content, scene.person("GXJ.new", "2020-10-10"), when)
        assert draft.drafters == ["GXJ.drafter", "GXJ.new"]
        assert found.state is State.DRAFTED


Verb = Callable[[Scene, Actor], object]
WHEN = at("2020-10-10")
VERBS: dict[str, Verb] = {
    "add_person": lambda s, who: add_person(s.session, s.office, "new", "新", None, who, WHEN),
    "grant": lambda s, who: grant(s.session, s.office, person(s, "GXJ.drafter"), Role.CLERK, None, who, WHEN),
    "revoke": lambda s, who: revoke(s.session, s.office, person(s, "office.clerk"), Role.CLERK, None, who, WHEN),
    "hand_over": lambda s, who: hand_over(
        s.session, s.office, person(s, "office.clerk"), person(s, "GXJ.drafter"), who, WHEN
    ),
    "rename_unit": lambda s, who: rename_unit(s.session, s.office, unit(s, "GXJ"), "新名称", "新", who, WHEN),
    "end_unit": lambda s, who: end_unit(s.session, s.office, unit(s, "GXJ"), unit(s, "FGJ"), who, WHEN),
}


def test_only_clerk_and_director_keep_the_roster(home: Home) -> None:
    with home.act() as scene:
        strangers = [scene.person(f"office.{role}") for role in ("reviewer", "inspector")]
        strangers += [scene.person(f"GXJ.{role}") for role in ("drafter", "principal", "seal_keeper")]
        strangers += [people.grant(scene, "FGJ.drafter", Role.PRINCIPAL, "GXJ"), clock(), console("tester")]
        for verb in VERBS.values():
            for stranger in strangers:
                with pytest.raises(NotYourDuty):
                    verb(scene, stranger)
        assert chain(scene) == []
    for keeper in ("clerk", "director"):
        for name, verb in VERBS.items():
            with home.act() as scene:
                verb(scene, scene.person(f"office.{keeper}"))
                (event,) = chain(scene)
                assert (event.action, event.role, event.via) == (name, keeper, "console")
                scene.session.rollback()


def test_what_the_sample_begins_with_holds_for_good(home: Home) -> None:
    with home.look() as scene:
        for day in (date(2020, 8, 12), date(2030, 1, 1)):
            assert scene.person("GXJ.principal", day.isoformat()).grants == {Grant(Role.PRINCIPAL, "GXJ")}
