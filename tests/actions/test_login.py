"""Passwords: the first from the office, the next from the person, and none without the one before."""

import pytest
from sqlalchemy import select

from actions.login import LEAST, confirm, set_password
from actions.login_refusals import NoPassword, PasswordUnfit, WrongPassword
from models import Login, Person
from reports.people import the_person
from reports.verification import verify_all
from statemachine.actor import clock, console
from statemachine.authority import NotYourDuty
from tests.actions.changes import chain, noted
from tests.quarter import Home, Scene, at

FIRST, SECOND = "（演示）初始口令 2020", "（演示）本人口令 2021"
PRINCIPAL = "GXJ.principal"
NOW = at("2020-10-09")


def principal(scene: Scene) -> Person:
    return the_person(scene.session, scene.office, PRINCIPAL)


def given(scene: Scene) -> None:
    set_password(scene.session, principal(scene), FIRST, scene.person("office.clerk"), NOW)


def test_the_office_gives_the_first_password_and_the_ledger_says_so(home: Home) -> None:
    with home.act() as scene:
        before = noted(scene)
        with pytest.raises(NoPassword):
            confirm(scene.session, scene.person(PRINCIPAL), FIRST)
        with pytest.raises(NoPassword):
            set_password(scene.session, principal(scene), FIRST, scene.person(PRINCIPAL), NOW)
        given(scene)
        assert noted(scene) == [*before, ("give_password", {"person": PRINCIPAL})]
        event = chain(scene)[-1]
        assert (event.actor, event.role) == ("office.clerk", "clerk")
        confirm(scene.session, scene.person(PRINCIPAL), FIRST)
        stored = scene.session.scalars(select(Login)).one()
        assert stored.password.startswith("$argon2id$")
        assert stored.set_at == NOW
        assert verify_all(scene.session).ok


def test_a_person_changes_it_with_the_old_one_only(home: Home) -> None:
    with home.act() as scene:
        given(scene)
        me, events = scene.person(PRINCIPAL), len(noted(scene))
        for old in (None, "", SECOND):
            with pytest.raises(WrongPassword, match=r"GXJ\.principal"):
                set_password(scene.session, principal(scene), SECOND, me, NOW, old=old)
        set_password(scene.session, principal(scene), SECOND, me, at("2020-10-10"), old=FIRST)
        confirm(scene.session, me, SECOND)
        for wrong in (FIRST, "", SECOND + "1", "x" * 100_000, "\udcff" * 12):
            with pytest.raises(WrongPassword):
                confirm(scene.session, me, wrong)
        assert len(noted(scene)) == events, "what a person does with the own password is nobody's business"
        assert scene.session.scalars(select(Login)).one().set_at == at("2020-10-10")


def test_nobody_else_may_set_it(home: Home) -> None:
    with home.act() as scene:
        given(scene)
        others = ("GXJ.drafter", "GXJ.seal_keeper", "FGJ.principal", "office.reviewer", "office.inspector")
        for actor in (*map(scene.person, others), clock(), console("tester")):
            with pytest.raises(NotYourDuty):
                set_password(scene.session, principal(scene), SECOND, actor, NOW, old=FIRST)
        confirm(scene.session, scene.person(PRINCIPAL), FIRST)


def test_who_is_no_person_has_no_password(home: Home) -> None:
    with home.act() as scene:
        for actor in (clock(), console("tester")):
            with pytest.raises(NoPassword):
                confirm(scene.session, actor, FIRST)


def test_what_is_easily_guessed_or_cannot_be_typed_again_is_refused(home: Home) -> None:
    with home.act() as scene:
        clerk = scene.person("office.clerk")
        for unfit in (
            "",
            "short-one",
            PRINCIPAL,
            PRINCIPAL.upper(),
            "a" * 30,
            "line\nand line",
            "\udcff" * 5 + "abcdefg",
        ):
            with pytest.raises(PasswordUnfit, match=str(LEAST)):
                set_password(scene.session, principal(scene), unfit, clerk, NOW)
        with pytest.raises(PasswordUnfit):
            set_password(scene.session, principal(scene), "long" * 60, clerk, NOW)
        assert scene.session.scalars(select(Login)).all() == []


def test_the_same_signs_from_another_keyboard_are_the_same_password(home: Home) -> None:
    with home.act() as scene:
        set_password(scene.session, principal(scene), "Ｐassword－ｃafé", scene.person("office.clerk"), NOW)
        confirm(scene.session, scene.person(PRINCIPAL), "Password-cafe\u0301")


def test_what_is_stored_and_no_hash_lets_nobody_in(home: Home) -> None:
    with home.act() as scene:
        scene.session.add(Login(person_id=principal(scene).id, password="（演示）", set_at=NOW))
        scene.session.flush()
        with pytest.raises(WrongPassword):
            confirm(scene.session, scene.person(PRINCIPAL), "（演示）")
