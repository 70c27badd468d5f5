"""What the office does with a report, and who may not."""

from datetime import date

import pytest
from sqlalchemy import select

from actions.refusals import FlagUnknown
from actions.review import answer, clear, flag, reopen, review, take_up
from actions.sign import sign
from actions.submit import submit
from models import Flag, Submission
from models.flag import FlagStatus
from reports.ledger import verify
from statemachine.actor import Actor
from statemachine.authority import NotYourDuty
from statemachine.refusals import (
    ClearerFlagged,
    EvidenceMissing,
    FlagDate,
    FlagIncomplete,
    FlagItems,
    FlagsStand,
    FlagsUnanswered,
    FormsMissing,
    NotFromHere,
    NotYourRole,
    ReasonMissing,
    ReviewerOfTheUnit,
)
from statemachine.submission import Role, State
from tests.actions.people import events, grant, last
from tests.quarter import Home, Scene, at

WHEN = at("2020-10-13")
WORDS: dict[str, object] = {"category": "数字不清", "text": "未写明", "items": (1,), "correct_by": date(2020, 10, 20)}


def raise_flag(scene: Scene, found: Submission, actor: Actor, **changes: object) -> Flag:
    return flag(scene.session, found, actor, WHEN, **(WORDS | changes))  # type: ignore[arg-type]


def flags(scene: Scene, unit: str) -> list[Flag]:
    found = select(Flag).where(Flag.submission_id == scene.submission(unit).id).order_by(Flag.number)
    return list(scene.session.scalars(found).unique())


def test_reviewing_many_is_all_or_nothing(home: Home) -> None:
    with home.act() as scene:
        ready = [scene.bring(unit, State.SUBMITTED) for unit in ("GXJ", "FGJ")]
        not_ready = scene.bring("ZRJ", State.SEALED)
        reviewer = scene.person("office.reviewer")
        with pytest.raises(NotFromHere):
            review(scene.session, [*ready, not_ready], reviewer, WHEN)
        assert [found.state for found in ready] == [State.SUBMITTED, State.SUBMITTED]
        assert "review" not in [event.action for event in events(scene, "GXJ")]
        review(scene.session, ready, reviewer, WHEN)
        assert {found.state for found in ready} == {State.REVIEWED}
        assert {found.taken_up_by for found in ready} == {reviewer.id}
        assert verify(scene.session).ok


def test_without_the_paper_it_is_not_reviewed(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.SEALED)
        submit(scene.session, found, scene.person("GXJ.drafter"), WHEN)
        with pytest.raises(FormsMissing, match="the paper copy"):
            review(scene.session, [found], scene.person("office.reviewer"), WHEN)


def test_only_the_office_reviews_flags_reopens_and_clears(home: Home) -> None:
    with home.act() as scene:
        submitted, flagged = scene.bring("GXJ", State.SUBMITTED), scene.bring("FGJ", State.FLAGGED)
        unit = [scene.person(f"GXJ.{post}") for post in ("drafter", "principal", "seal_keeper")]
        office = {post: scene.person(f"office.{post}") for post in ("clerk", "reviewer", "inspector", "director")}
        for actor in (*unit, office["clerk"], office["inspector"], office["director"]):
            with pytest.raises(NotYourRole):
                review(scene.session, [submitted], actor, WHEN)
        for actor in (*unit, office["clerk"], office["director"]):
            with pytest.raises(NotYourRole):
                raise_flag(scene, submitted, actor)
            with pytest.raises(NotYourDuty):
                take_up(scene.session, submitted, actor, WHEN)
        for actor in (*unit, office["clerk"], office["inspector"], office["director"]):
            with pytest.raises(NotYourRole):
                reopen(scene.session, flagged, actor, WHEN, "请补充")
        for actor in (*unit, office["clerk"], office["reviewer"], office["inspector"]):
            with pytest.raises(NotYourRole):
                clear(scene.session, flagged, actor, WHEN, reason="已核实", evidence="许可证")


def test_nobody_judges_the_report_of_the_own_unit(home: Home) -> None:
    with home.act() as scene:
        submitted, flagged = scene.bring("GXJ", State.SUBMITTED), scene.bring("HBJ", State.FLAGGED)
        grant(scene, "office.reviewer", Role.DRAFTER, "GXJ")
        recused = grant(scene, "office.reviewer", Role.SEAL_KEEPER, "HBJ")
        with pytest.raises(ReviewerOfTheUnit):
            review(scene.session, [submitted], recused, WHEN)
        with pytest.raises(ReviewerOfTheUnit):
            raise_flag(scene, submitted, recused)
        with pytest.raises(ReviewerOfTheUnit):
            reopen(scene.session, flagged, recused, WHEN, "请补充")
        review(scene.session, [scene.bring("FGJ", State.SUBMITTED)], recused, WHEN)


def test_a_flag_says_what_where_and_until_when(home: Home) -> None:
    with home.act() as scene:
        found, inspector = scene.bring("GXJ", State.SUBMITTED), scene.person("office.inspector")
        wrong = (
            ({"category": " "}, FlagIncomplete), ({"text": ""}, FlagIncomplete), ({"items": ()}, FlagItems),
            ({"items": (1, 4)}, FlagItems), ({"correct_by": None}, FlagDate),
            ({"correct_by": date(2020, 10, 12)}, FlagDate),
        )  # fmt: skip
        for changes, kind in wrong:
            with pytest.raises(kind):
                raise_flag(scene, found, inspector, **changes)
        raised = raise_flag(scene, found, inspector, correct_by=date(2020, 10, 13))
        assert (raised.number, raised.revision, raised.status, raised.items) == (1, 1, FlagStatus.OPEN, [1])
        assert (found.state, found.taken_up_by) == (State.FLAGGED, inspector.id)
        assert last(scene, "GXJ")[1] == {
            "category": "数字不清", "correct_by": "2020-10-13", "items": [1], "revision": 1, "text": "未写明",
        }  # fmt: skip


def test_a_reopened_report_is_answered_corrected_accepted(home: Home) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.FLAGGED), scene.session
        reviewer, drafter = scene.person("office.reviewer"), scene.person("GXJ.drafter")
        with pytest.raises(ReasonMissing):
            reopen(session, found, reviewer, WHEN, "")
        reopen(session, found, reviewer, WHEN, "请补充")
        assert (found.state, found.taken_up_by) == (State.DRAFTED, None)
        scene.draft("GXJ", words="（演示）更正")
        with pytest.raises(FlagsUnanswered):
            sign(session, found, scene.person("GXJ.principal"), WHEN)
        for stranger in ("GXJ.seal_keeper", "FGJ.drafter", "office.reviewer"):
            with pytest.raises(NotYourDuty):
                answer(session, found, 1, "已补充", scene.person(stranger), WHEN)
        with pytest.raises(FlagUnknown):
            answer(session, found, 2, "已补充", drafter, WHEN)
        answer(session, found, 1, "已补充", drafter, WHEN)
        assert last(scene, "GXJ")[1] == {"flag": 1, "text": "已补充"}
        scene.bring("GXJ", State.SUBMITTED, "2020-10-19")
        with pytest.raises(FlagsStand):
            review(session, [found], reviewer, at("2020-10-20"))
        review(session, [found], reviewer, at("2020-10-20"), accept_flags=True)
        (closed,) = flags(scene, "GXJ")
        session.refresh(closed)
        assert (closed.status, closed.closed_at) == (FlagStatus.ACCEPTED, at("2020-10-20"))
        assert last(scene, "GXJ")[1] == {"accepted": [1], "revision": 2}
        with pytest.raises(FlagUnknown):
            answer(session, found, 1, "再补充", drafter, at("2020-10-21"))
        assert verify(session).ok


def test_a_reviewed_report_can_still_be_flagged_and_the_numbers_go_on(home: Home) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.REVIEWED), scene.session
        reviewer, director = scene.person("office.reviewer"), scene.person("office.director")
        for number in (1, 2):
            assert raise_flag(scene, found, reviewer).number == number
            clear(session, found, director, WHEN, reason="已核实", evidence="许可证")
        assert [f.status for f in flags(scene, "GXJ")] == [FlagStatus.CLEARED, FlagStatus.CLEARED]
        assert found.state is State.REVIEWED


def test_clearing_needs_a_reason_evidence_and_somebody_who_did_not_flag(home: Home) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.SUBMITTED), scene.session
        both = grant(scene, "office.director", Role.INSPECTOR)
        raise_flag(scene, found, both)
        with pytest.raises(ClearerFlagged):
            clear(session, found, both, WHEN, reason="已核实", evidence="许可证")
        other = grant(scene, "office.clerk", Role.DIRECTOR)
        with pytest.raises(ReasonMissing):
            clear(session, found, other, WHEN, reason=" ", evidence="许可证")
        with pytest.raises(EvidenceMissing):
            clear(session, found, other, WHEN, reason="已核实", evidence="")
        clear(session, found, other, WHEN, reason="已核实", evidence="许可证")
        assert found.state is State.REVIEWED
        assert last(scene, "GXJ")[0].actor == "office.clerk"
