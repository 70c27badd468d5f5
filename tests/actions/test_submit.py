"""Handing in on both ways, and what fixes timeliness."""

import pytest
from sqlalchemy import select, text

from actions.refusals import PaperTooEarly, PaperWrong
from actions.review import answer, reopen, review
from actions.sign import seal, sign
from actions.submit import receive_paper, submit
from models import Receipt, Revision
from reports.roster import lines
from statemachine.actor import clock
from statemachine.authority import NotYourDuty
from statemachine.campaign import CampaignRules
from statemachine.code import SHORT
from statemachine.refusals import ContentChanged, FormsMissing, NotYourRole
from statemachine.submission import State
from statemachine.timeliness import Timeliness
from tests.actions.people import events, last
from tests.quarter import Home, Scene, at

IN_TIME = at("2020-10-12T23:59")


def digest(scene: Scene, unit: str) -> str:
    found = scene.submission(unit)
    revisions = select(Revision).where(Revision.submission_id == found.id, Revision.number == found.revision)
    return scene.session.scalars(revisions).one().digest


def hand_in(scene: Scene, unit: str, when: str) -> None:
    submit(scene.session, scene.submission(unit), scene.person(f"{unit}.drafter"), at(when))


def paper(scene: Scene, unit: str, when: str, code: str = "") -> bool:
    clerk = scene.person("office.clerk")
    return receive_paper(scene.session, scene.submission(unit), code or digest(scene, unit), clerk, at(when))


def stands(scene: Scene, unit: str, now: str = "2020-10-30") -> Timeliness:
    return next(x.timeliness for x in lines(scene.session, clock(), scene.period, at(now)) if x.unit.code == unit)


def test_complete_is_the_later_of_electronic_and_paper(home: Home) -> None:
    order = {
        "GXJ": ("2020-10-12T10:00", "2020-10-12T23:59", Timeliness.ON_TIME),
        "FGJ": ("2020-10-12T10:00", "2020-10-13T00:00", Timeliness.LATE),
        "ZRJ": ("2020-10-13T00:00", "2020-10-12T10:00", Timeliness.LATE),  # the paper came first
        "HBJ": ("2020-10-12T23:59", "2020-10-12T10:00", Timeliness.ON_TIME),
    }
    with home.act() as scene:
        for unit, (electronic, on_paper, expected) in order.items():
            found = scene.bring(unit, State.SEALED)
            for when in sorted((electronic, on_paper)):
                assert found.completed_at is None
                hand_in(scene, unit, when) if when == electronic else paper(scene, unit, when)
            assert found.completed_at == max(at(electronic), at(on_paper))
            assert found.submitted_at == at(electronic)
            assert stands(scene, unit) is expected


def test_half_of_it_is_missing_when_the_due_moment_passes(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SEALED)
        hand_in(scene, "GXJ", "2020-10-10")
        scene.bring("FGJ", State.SEALED)
        paper(scene, "FGJ", "2020-10-10")
        for unit in ("GXJ", "FGJ", "ZRJ"):
            assert stands(scene, unit, "2020-10-12T23:59") is Timeliness.PENDING
            assert stands(scene, unit, "2020-10-13T00:00") is Timeliness.MISSING


def test_where_the_campaign_asks_for_no_paper_the_electronic_copy_completes(home: Home) -> None:
    with home.act() as scene:
        scene.campaign.rules = CampaignRules(forms=("electronic",)).as_json()
        scene.session.flush()
        found = scene.bring("GXJ", State.SEALED)
        hand_in(scene, "GXJ", "2020-10-10")
        assert found.completed_at == at("2020-10-10")
        review(scene.session, [found], scene.person("office.reviewer"), at("2020-10-11"))


def test_a_correction_changes_nothing_about_timeliness(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.FLAGGED, "2020-10-12")
        reopen(scene.session, found, scene.person("office.reviewer"), at("2020-10-14"), "请补充")
        answer(scene.session, found, 1, "已补充", scene.person("GXJ.drafter"), at("2020-10-15"))
        assert stands(scene, "GXJ") is Timeliness.ON_TIME
        scene.bring("GXJ", State.SUBMITTED, "2020-10-19")
        assert found.completed_at == at("2020-10-12")
        assert (found.revision, found.submitted_at) == (2, at("2020-10-19"))
        assert stands(scene, "GXJ") is Timeliness.ON_TIME


def test_the_clerk_may_hand_in_for_a_unit_and_the_ledger_says_for_whom(home: Home) -> None:
    with home.act() as scene:
        for unit, person in (("GXJ", "office.clerk"), ("FGJ", "FGJ.drafter")):
            submit(scene.session, scene.bring(unit, State.SEALED), scene.person(person), at("2020-10-12"))
        event, _ = last(scene, "GXJ")
        assert (event.actor, event.role, event.on_behalf_of) == ("office.clerk", "clerk", "GXJ")
        event, _ = last(scene, "FGJ")
        assert (event.actor, event.role, event.on_behalf_of) == ("FGJ.drafter", "drafter", None)
        sealed = scene.bring("ZRJ", State.SEALED)
        for stranger in ("GXJ.drafter", "ZRJ.principal", "office.reviewer"):
            with pytest.raises(NotYourRole):
                submit(scene.session, sealed, scene.person(stranger), at("2020-10-12"))


def test_paper_is_registered_once_by_the_clerk_with_the_code_on_it(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SEALED)
        whole = digest(scene, "GXJ")
        for stranger in ("GXJ.drafter", "office.reviewer"):
            with pytest.raises(NotYourDuty):
                receive_paper(scene.session, found, whole, scene.person(stranger), IN_TIME)
        for wrong in ("", whole[: SHORT - 1], whole[:SHORT] + "x", whole + "0", "0" * SHORT):
            with pytest.raises(PaperWrong) as caught:
                receive_paper(scene.session, found, wrong, scene.person("office.clerk"), IN_TIME)
        assert f"2020Q3/GXJ当前版本（第 1 版）是 {whole[:SHORT].upper()}" in caught.value.sentence("zh")
        assert paper(scene, "GXJ", "2020-10-12", f"  {whole[:SHORT].upper()} ") is True
        assert paper(scene, "GXJ", "2020-10-13", whole) is False
        receipt = scene.session.scalars(select(Receipt)).one()
        assert (receipt.revision, receipt.received_at) == (1, at("2020-10-12"))
        assert [e.action for e in events(scene, "GXJ")].count("receive_paper") == 1


def test_paper_of_a_report_that_is_not_sealed_cannot_be_compared(home: Home) -> None:
    with home.act() as scene:
        for unit, state in (("GXJ", State.DRAFTED), ("FGJ", State.SIGNED)):
            found = scene.bring(unit, state)
            with pytest.raises(PaperTooEarly):
                receive_paper(scene.session, found, "0" * 64, scene.person("office.clerk"), IN_TIME)


def test_after_reopening_the_old_paper_is_refused_and_the_new_one_is_asked_for(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.FLAGGED)
        old = digest(scene, "GXJ")
        reopen(scene.session, found, scene.person("office.reviewer"), at("2020-10-14"), "请补充")
        with pytest.raises(PaperTooEarly):
            paper(scene, "GXJ", "2020-10-14", old)
        answer(scene.session, found, 1, "已补充", scene.person("GXJ.drafter"), at("2020-10-15"))
        scene.draft("GXJ", "2020-10-15", "（演示）更正")
        sign(scene.session, found, scene.person("GXJ.principal"), at("2020-10-15"))
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), at("2020-10-15"))
        hand_in(scene, "GXJ", "2020-10-15")
        with pytest.raises(PaperWrong, match="revision 2"):
            paper(scene, "GXJ", "2020-10-15", old)
        with pytest.raises(FormsMissing):
            review(scene.session, [found], scene.person("office.reviewer"), at("2020-10-16"), accept_flags=True)
        assert paper(scene, "GXJ", "2020-10-16") is True
        review(scene.session, [found], scene.person("office.reviewer"), at("2020-10-16"), accept_flags=True)


def test_content_changed_behind_the_door_is_neither_sealed_nor_handed_in(home: Home) -> None:
    disable = {
        "sqlite": "DROP TRIGGER revision_update",
        "postgresql": "ALTER TABLE revision DISABLE TRIGGER ALL",
    }
    with home.act() as scene:
        signed, sealed = scene.bring("GXJ", State.SIGNED), scene.bring("FGJ", State.SEALED)
        scene.session.execute(text(disable[home.engine.dialect.name]))
        scene.session.execute(text("UPDATE revision SET content = replace(content, '完成', '未完成')"))
        with pytest.raises(ContentChanged):
            seal(scene.session, signed, scene.person("GXJ.seal_keeper"), IN_TIME)
        with pytest.raises(ContentChanged):
            submit(scene.session, sealed, scene.person("FGJ.drafter"), IN_TIME)
