"""People who come, change and leave: dated roles, each change an event on the roster's chain."""

from collections.abc import Callable
from datetime import date

import pytest

from actions.draft import nil_return, write_draft
from actions.roster import add_person, grant, hand_over, revoke
from actions.roster_refusals import LastDirector, NotHeld, OwnRole
from actions.units import end_unit, rename_unit
from reports.verification import verify_all
from statemachine.actor import Actor, Grant, clock, console
from statemachine.authority import NotYourDuty
from statemachine.chain import digest
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
        row = digest(["GXJ.new", "（演示）新来的人", found.email])
        assert noted(scene) == [
            ("add_person", {"person": "GXJ.new", "name": "（演示）新来的人", "digest": row}),
            ("grant", words),
            ("revoke", words),
        ]
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
        assert noted(scene)[2:] == [("hand_over", said | {"roles": count}) for count in (3, 0)]
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


def give(scene: Scene, who: Actor, whom: str, role: Role, code: str | None = None) -> None:
    grant(scene.session, scene.office, person(scene, whom), role, unit(scene, code) if code else None, who, WHEN)


def take(scene: Scene, who: Actor, whom: str, role: Role, code: str | None = None) -> None:
    revoke(scene.session, scene.office, person(scene, whom), role, unit(scene, code) if code else None, who, WHEN)


def pass_on(scene: Scene, who: Actor, leaver: str, heir: str) -> int:
    return hand_over(scene.session, scene.office, person(scene, leaver), person(scene, heir), who, WHEN)


VERBS: dict[str, Verb] = {
    "add_person": lambda s, who: add_person(s.session, s.office, "new", "新", None, who, WHEN),
    "grant": lambda s, who: give(s, who, "FGJ.drafter", Role.DRAFTER, "GXJ"),
    "revoke": lambda s, who: take(s, who, "GXJ.drafter", Role.DRAFTER, "GXJ"),
    "hand_over": lambda s, who: pass_on(s, who, "GXJ.drafter", "FGJ.drafter"),
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
        assert len(chain(scene)) == 1, "nothing but the stranger's own role"
        scene.session.rollback()
    for keeper in ("clerk", "director"):
        for name, verb in VERBS.items():
            with home.act() as scene:
                verb(scene, scene.person(f"office.{keeper}"))
                (event,) = chain(scene)
                assert (event.action, event.role, event.via) == (name, keeper, "console")
                scene.session.rollback()


def test_the_offices_own_roles_are_the_directors_to_give(home: Home) -> None:
    with home.act() as scene:
        clerk, director = scene.person("office.clerk"), scene.person("office.director")
        for role in (Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.DIRECTOR):
            with pytest.raises(NotYourDuty, match="director"):
                give(scene, clerk, "GXJ.drafter", role)
            with pytest.raises(NotYourDuty):
                take(scene, clerk, f"office.{role}", role)
            with pytest.raises(NotYourDuty):
                pass_on(scene, clerk, f"office.{role}", "GXJ.drafter")
        both = people.grant(scene, "GXJ.drafter", Role.REVIEWER)  # a unit's role, and one of the office
        with pytest.raises(NotYourDuty):
            pass_on(scene, clerk, both.person, "FGJ.drafter")
        assert len(chain(scene)) == 1, "nothing but the second role"
        assert pass_on(scene, director, both.person, "FGJ.drafter") == 2
        give(scene, director, "GXJ.drafter", Role.REVIEWER)
        take(scene, director, "office.clerk", Role.CLERK)
        assert {(event.actor, event.role) for event in chain(scene)[1:]} == {("office.director", "director")}


def test_nobody_gives_himself_a_role(home: Home) -> None:
    with home.act() as scene:
        for code in ("office.clerk", "office.director"):
            who = scene.person(code)
            with pytest.raises(OwnRole, match=code):
                give(scene, who, code, Role.PRINCIPAL, "GXJ")
            with pytest.raises(OwnRole):
                pass_on(scene, who, "GXJ.principal", code)
        for role in (Role.REVIEWER, Role.DIRECTOR):
            with pytest.raises(OwnRole):
                give(scene, scene.person("office.director"), "office.director", role)
        assert chain(scene) == []


def test_an_office_is_never_left_without_a_director(home: Home) -> None:
    with home.act() as scene:
        director = scene.person("office.director")
        with pytest.raises(LastDirector, match="hand over"):
            take(scene, director, "office.director", Role.DIRECTOR)
        take(scene, director, "office.clerk", Role.CLERK)  # any other post may be vacant
        give(scene, director, "office.reviewer", Role.DIRECTOR)
        take(scene, director, "office.director", Role.DIRECTOR)
        with pytest.raises(LastDirector):
            take(scene, scene.person("office.reviewer"), "office.reviewer", Role.DIRECTOR)
        pass_on(scene, scene.person("office.reviewer"), "office.reviewer", "office.inspector")
        assert Grant(Role.DIRECTOR, None) in scene.person("office.inspector").grants
        assert verify_all(scene.session).ok


def test_what_the_sample_begins_with_holds_for_good(home: Home) -> None:
    with home.look() as scene:
        for day in (date(2020, 8, 12), date(2030, 1, 1)):
            assert scene.person("GXJ.principal", day.isoformat()).grants == {Grant(Role.PRINCIPAL, "GXJ")}
