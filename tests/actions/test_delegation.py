"""A deputy signs for the principal: in writing, for some days, and never what either of them has drafted."""

import pytest

from actions.draft import nil_return, write_draft
from actions.roster import revoke
from actions.roster_refusals import BadDelegation, NotHeld
from actions.sign import seal, sign, withdraw
from reports.verification import verify_all
from statemachine.actor import Actor
from statemachine.authority import NotYourDuty
from statemachine.refusals import NotYourRole, SealerSigned, SignerDrafted
from statemachine.submission import Role, State
from tests.actions.changes import chain, let, newcomer, noted, person, unit
from tests.actions.people import events, grant, last
from tests.quarter import Home, Scene, at

DEPUTY = "GXJ.deputy"
FOR_THE_PRINCIPAL = {Role.PRINCIPAL: "GXJ.principal"}


def deputy_of(scene: Scene, day: str) -> Actor:
    return scene.person(DEPUTY, day)


def test_it_holds_from_its_first_day_to_its_last_and_on_no_other(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY, "2020-10-10", "2020-10-12")
        found = scene.draft("GXJ")
        for day in ("2020-10-09", "2020-10-13"):
            assert deputy_of(scene, day).held_for(scene.office.id, "GXJ") == {}
            with pytest.raises(NotYourRole):
                sign(scene.session, found, deputy_of(scene, day), at(day))
        for day in ("2020-10-10", "2020-10-11", "2020-10-12"):
            assert deputy_of(scene, day).held_for(scene.office.id, "GXJ") == FOR_THE_PRINCIPAL
            assert deputy_of(scene, day).held_for(scene.office.id, "FGJ") == {}
        sign(scene.session, found, deputy_of(scene, "2020-10-12"), at("2020-10-12T23:59"))
        assert found.state is State.SIGNED


def test_the_ledger_says_who_signed_for_whom_and_by_which_document(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY)
        found = scene.draft("GXJ")
        sign(scene.session, found, deputy_of(scene, "2020-10-10"), at("2020-10-10"))
        event, _ = last(scene, "GXJ")
        assert (event.action, event.actor, event.role, event.on_behalf_of) == (
            "sign", DEPUTY, "principal", "GXJ.principal",
        )  # fmt: skip
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), at("2020-10-10"))
        assert last(scene, "GXJ")[0].on_behalf_of is None
        assert noted(scene)[-1] == (
            "delegate",
            {
                "person": "GXJ.principal", "role": "principal", "unit": "GXJ", "deputy": DEPUTY,
                "from": "2020-10-10", "until": "2020-10-12", "document": "（演示）授权书1号",
            },
        )  # fmt: skip
        assert (chain(scene)[-1].actor, chain(scene)[-1].role) == ("GXJ.principal", "principal")
        assert verify_all(scene.session).ok


def test_for_whom_a_deputy_signed_does_not_seal_it_nor_lets_it_be_sealed_for_him(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        newcomer(scene, "GXJ.sealer")
        principal = grant(scene, "GXJ.principal", Role.SEAL_KEEPER, "GXJ")
        let(scene, DEPUTY)
        let(scene, "GXJ.sealer", role=Role.SEAL_KEEPER)
        grant(scene, DEPUTY, Role.SEAL_KEEPER, "GXJ")
        found = scene.draft("GXJ")
        sign(scene.session, found, deputy_of(scene, "2020-10-10"), at("2020-10-10"))
        sealers = (principal, deputy_of(scene, "2020-10-10"), scene.person("GXJ.sealer", "2020-10-10"))
        for sealer, named in zip(sealers, ("GXJ.principal", DEPUTY, "GXJ.principal"), strict=True):
            with pytest.raises(SealerSigned, match=named):
                seal(scene.session, found, sealer, at("2020-10-10"))
        withdraw(scene.session, found, principal, at("2020-10-11"), "改由本人签")
        sign(scene.session, found, principal, at("2020-10-11"))
        with pytest.raises(SealerSigned):
            seal(scene.session, found, scene.person("GXJ.sealer", "2020-10-11"), at("2020-10-11"))
        seal(scene.session, found, deputy_of(scene, "2020-10-11"), at("2020-10-11"))  # nothing of this one is his
        assert verify_all(scene.session).ok


def test_who_holds_the_role_himself_signs_in_his_own_name(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY)
        grant(scene, DEPUTY, Role.PRINCIPAL, "GXJ")
        sign(scene.session, scene.draft("GXJ"), deputy_of(scene, "2020-10-10"), at("2020-10-10"))
        event, _ = last(scene, "GXJ")
        assert (event.actor, event.on_behalf_of) == (DEPUTY, None)


def test_the_drafter_does_not_sign_as_a_deputy_either(home: Home) -> None:
    with home.act() as scene:
        let(scene, "GXJ.drafter")
        found = scene.draft("GXJ")
        with pytest.raises(SignerDrafted):
            sign(scene.session, found, scene.person("GXJ.drafter", "2020-10-10"), at("2020-10-10"))
        assert found.state is State.DRAFTED


def test_what_the_principal_drafted_is_not_signed_by_a_deputy_of_his(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY)
        both, found = grant(scene, "GXJ.principal", Role.DRAFTER, "GXJ"), scene.submission("GXJ")
        write_draft(scene.session, found, nil_return("（演示）无进展"), both, at("2020-10-10"))
        with pytest.raises(SignerDrafted):
            sign(scene.session, found, deputy_of(scene, "2020-10-10"), at("2020-10-10"))


def test_it_is_not_passed_on(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY)
        for principal in (DEPUTY, "GXJ.principal"):
            with pytest.raises(BadDelegation):
                let(
                    scene, "FGJ.principal", principal=principal, when="2020-10-10",
                    by=deputy_of(scene, "2020-10-10"),
                )  # fmt: skip
        assert [action for action, _ in noted(scene)] == ["add_person", "delegate"]


def test_only_the_principal_delegates(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        for stranger in ("GXJ.drafter", "GXJ.seal_keeper", "FGJ.principal", "office.director", "office.clerk"):
            with pytest.raises(NotYourDuty):
                let(scene, DEPUTY, by=scene.person(stranger))
        with pytest.raises(BadDelegation):  # another principal of the same unit
            let(scene, DEPUTY, by=grant(scene, "FGJ.principal", Role.PRINCIPAL, "GXJ"))


def test_only_in_writing_to_somebody_else_for_days_to_come_and_for_what_is_held(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        for document in ("", " 　\n"):
            with pytest.raises(BadDelegation):
                let(scene, DEPUTY, document=document)
        for first, until in (("2020-10-12", "2020-10-11"), ("2020-10-01", "2020-10-08")):
            with pytest.raises(BadDelegation):
                let(scene, DEPUTY, first, until)
        with pytest.raises(BadDelegation):
            let(scene, "GXJ.principal")
        for role in (Role.DRAFTER, Role.DIRECTOR):
            with pytest.raises(BadDelegation):
                let(scene, DEPUTY, role=role)
        with pytest.raises(NotHeld):
            let(scene, DEPUTY, role=Role.SEAL_KEEPER)
        assert scene.person(DEPUTY, "2020-10-10").grants == frozenset()
        let(scene, DEPUTY, "2020-10-09", "2020-10-09")  # for one day, today
        assert deputy_of(scene, "2020-10-09").held_for(scene.office.id, "GXJ") == FOR_THE_PRINCIPAL


def test_it_ends_when_the_role_of_the_principal_ends(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, DEPUTY)
        let(scene, DEPUTY, "2020-10-10", "2020-10-30")
        gxj, director = unit(scene, "GXJ"), scene.person("office.director")
        principal = person(scene, "GXJ.principal")
        revoke(scene.session, scene.office, principal, Role.PRINCIPAL, gxj, director, at("2020-10-12"))
        found = scene.draft("GXJ")
        assert deputy_of(scene, "2020-10-11").held_for(scene.office.id, "GXJ") == FOR_THE_PRINCIPAL
        assert deputy_of(scene, "2020-10-12").held_for(scene.office.id, "GXJ") == {}
        with pytest.raises(NotYourRole):
            sign(scene.session, found, deputy_of(scene, "2020-10-12"), at("2020-10-12"))
        assert [event.action for event in events(scene, "GXJ")] == ["open"]
