"""Signing, sealing and taking back."""

from hashlib import sha256

import orjson
import pytest
from sqlalchemy import select

from actions.draft import nil_return, write_draft
from actions.review import take_up
from actions.sign import seal, sign, withdraw
from models import Revision, Signature
from models.signature import Stamp
from reports.ledger import verify
from statemachine.refusals import (
    AlreadyTakenUp,
    ContentIncomplete,
    NothingWritten,
    NotYourRole,
    ReasonMissing,
    SealerSigned,
    SignerDrafted,
)
from statemachine.submission import Role, State
from tests.actions.people import events, grant, last
from tests.quarter import Home, Scene, at

WHEN = at("2020-10-10")


def signatures(scene: Scene, unit: str) -> list[Signature]:
    found = select(Signature).where(Signature.submission_id == scene.submission(unit).id).order_by(Signature.id)
    return list(scene.session.scalars(found))


def test_what_is_signed_is_an_immutable_revision_and_its_digest_is_what_is_sealed(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ", words="（演示）进展")
        revision = sign(scene.session, found, scene.person("GXJ.principal"), WHEN)
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), WHEN)
        content = orjson.loads(revision.content)
        assert revision.digest == sha256(revision.content.encode()).hexdigest()
        assert (content["unit"], content["quarter"], content["revision"], content["nil"]) == ("GXJ", "2020Q3", 1, False)
        assert [entry["task"] for entry in content["entries"]] == [1, 2, 3, 5]
        assert all(
            entry["target"] and entry["progress"] == f"（演示）进展{entry['task']}" for entry in content["entries"]
        )
        stamped = [(s.kind, s.revision, s.digest, s.level, s.voided_at) for s in signatures(scene, "GXJ")]
        assert stamped == [(kind, 1, revision.digest, "console", None) for kind in (Stamp.SIGNATURE, Stamp.SEAL)]
        event, payload = last(scene, "GXJ")
        assert payload == {"digest": revision.digest, "revision": 1, "level": "console"}
        assert (event.actor, event.role, event.via, event.os_account) == (
            "GXJ.seal_keeper", "seal_keeper", "console", "tester",
        )  # fmt: skip
        assert event.at == "2020-10-10T04:00:00.000000Z"


def test_an_empty_or_half_written_report_is_not_signed(home: Home) -> None:
    with home.act() as scene:
        found, principal = scene.submission("GXJ"), scene.person("GXJ.principal")
        with pytest.raises(NothingWritten):
            sign(scene.session, found, principal, WHEN)
        half = {"entries": {"1": {"progress": "完成"}, "2": {"issues": "无"}, "5": {"progress": " "}}}
        write_draft(scene.session, found, half, scene.person("GXJ.drafter"), WHEN)
        with pytest.raises(ContentIncomplete) as caught:
            sign(scene.session, found, principal, WHEN)
        assert "第 2、3、5 项任务" in caught.value.sentence("zh")
        assert scene.session.scalars(select(Revision)).all() == []


def test_a_nil_return_is_signed_and_sealed_like_any_other(home: Home) -> None:
    with home.act() as scene:
        found = scene.submission("YJJ")
        write_draft(scene.session, found, nil_return("（演示）尚未进入工作阶段"), scene.person("YJJ.drafter"), WHEN)
        revision = sign(scene.session, found, scene.person("YJJ.principal"), WHEN)
        seal(scene.session, found, scene.person("YJJ.seal_keeper"), WHEN)
        content = orjson.loads(revision.content)
        assert (content["nil"], content["nil_reason"], content["entries"]) == (True, "（演示）尚未进入工作阶段", [])
        assert (found.state, found.nil) == (State.SEALED, True)


def test_nobody_does_the_duty_of_another(home: Home) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        for stranger in ("GXJ.drafter", "GXJ.seal_keeper", "FGJ.principal", "office.director"):
            with pytest.raises(NotYourRole):
                sign(session, found, scene.person(stranger), WHEN)
        sign(session, found, scene.person("GXJ.principal"), WHEN)
        for stranger in ("GXJ.drafter", "GXJ.principal", "FGJ.seal_keeper", "office.director"):
            with pytest.raises(NotYourRole):
                seal(session, found, scene.person(stranger), WHEN)


def test_who_holds_two_roles_still_does_not_do_both(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        with pytest.raises(SignerDrafted):
            sign(scene.session, found, grant(scene, "GXJ.drafter", Role.PRINCIPAL, "GXJ"), WHEN)
        principal = grant(scene, "GXJ.principal", Role.SEAL_KEEPER, "GXJ")
        sign(scene.session, found, principal, WHEN)
        with pytest.raises(SealerSigned):
            seal(scene.session, found, principal, WHEN)
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), WHEN)


def test_who_once_wrote_in_the_draft_does_not_sign_the_next_revision_either(home: Home) -> None:
    with home.act() as scene:
        both = grant(scene, "GXJ.principal", Role.DRAFTER, "GXJ")
        found = scene.submission("GXJ")
        write_draft(scene.session, found, nil_return("x"), both, WHEN)
        scene.draft("GXJ")
        with pytest.raises(SignerDrafted):
            sign(scene.session, found, both, WHEN)


def test_withdrawing_voids_the_stamps_and_the_next_signature_is_a_new_revision(home: Home) -> None:
    with home.act() as scene:
        for unit, state in (("GXJ", State.SIGNED), ("FGJ", State.SEALED), ("ZRJ", State.SUBMITTED)):
            found = scene.bring(unit, state)
            drafter = scene.person(f"{unit}.drafter")
            with pytest.raises(ReasonMissing):
                withdraw(scene.session, found, drafter, WHEN, " ")
            withdraw(scene.session, found, drafter, at("2020-10-11"), "数字有误")
            assert (found.state, found.revision) == (State.DRAFTED, 1)
            assert all(s.voided_at == at("2020-10-11") for s in signatures(scene, unit))
            assert last(scene, unit)[1] == {"reason": "数字有误", "revision": 1}
            scene.bring(unit, State.SEALED, "2020-10-12")
            assert found.revision == 2
            assert [s.voided_at is None for s in signatures(scene, unit) if s.revision == 2] == [True, True]
        assert verify(scene.session).ok


def test_what_the_office_has_taken_up_is_not_withdrawn(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SUBMITTED)
        take_up(scene.session, found, scene.person("office.reviewer"), WHEN)
        with pytest.raises(AlreadyTakenUp):
            withdraw(scene.session, found, scene.person("GXJ.drafter"), WHEN, "数字有误")
        assert found.state is State.SUBMITTED
        take_up(scene.session, found, scene.person("office.inspector"), WHEN)  # again: nothing
        assert [event.action for event in events(scene, "GXJ")][-2:] == ["receive_paper", "take_up"]
