"""What the office does with a report, and who may not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, select

from actions.cases import load
from actions.evidence import Asked
from actions.facts import GATHER
from actions.refusals import FlagUnknown
from actions.request import NOTHING
from actions.review import answer, clear, flag, reopen, review, take_up
from actions.roster import revoke
from actions.sign import seal, sign
from actions.submit import submit
from models import Flag, Submission, prepared
from models.driver import run
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
    ReviewerHadAHand,
    ReviewerOfTheUnit,
)
from statemachine.submission import Event, Role, State
from tests.actions.changes import let, newcomer, person, unit
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


def became(scene: Scene, code: str, *roles: Role) -> Actor:
    """The person with ``code``, who has left the unit and works at the office in ``roles``."""
    post, gxj = Role(code.partition(".")[2]), unit(scene, "GXJ")
    revoke(scene.session, scene.office, person(scene, code), post, gxj, scene.person("office.director"), WHEN)
    for role in roles:
        grant(scene, code, role)
    return scene.person(code)


@pytest.mark.parametrize("post", [Role.DRAFTER, Role.PRINCIPAL, Role.SEAL_KEEPER])
def test_whoever_made_a_report_does_not_accept_it_after_moving_to_the_office(home: Home, post: Role) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.SUBMITTED), scene.session
        former = became(scene, f"GXJ.{post}", Role.REVIEWER, Role.DIRECTOR)
        assert former.units == frozenset()
        before = len(events(scene, "GXJ"))
        with pytest.raises(ReviewerHadAHand, match=former.person):
            review(session, [found], former, WHEN)
        with pytest.raises(ReviewerHadAHand, match=former.person):
            review(session, [scene.bring("FGJ", State.SUBMITTED), found], former, WHEN)
        assert len(events(scene, "GXJ")) == before
        review(session, [scene.submission("FGJ")], former, WHEN)  # another unit's he may
        raise_flag(scene, found, scene.person("office.inspector"))
        for _ in range(2):  # more flags and stamps than one
            with pytest.raises(ReviewerHadAHand, match=former.person):
                clear(session, found, former, WHEN, reason="已核实", evidence="许可证")
            clear(session, found, scene.person("office.director"), WHEN, reason="已核实", evidence="许可证")
            raise_flag(scene, found, scene.person("office.inspector"))


def test_a_deputy_and_whom_he_represented_both_had_a_hand_in_it(home: Home) -> None:
    with home.act() as scene:
        newcomer(scene, "GXJ.deputy")
        let(scene, "GXJ.deputy")
        found = scene.draft("GXJ")
        sign(scene.session, found, scene.person("GXJ.deputy", "2020-10-10"), at("2020-10-10"))
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), at("2020-10-10"))
        submit(scene.session, found, scene.person("GXJ.drafter"), at("2020-10-10"))
        deputy, principal = grant(scene, "GXJ.deputy", Role.REVIEWER), became(scene, "GXJ.principal", Role.REVIEWER)
        for former in (deputy, principal):
            with pytest.raises(ReviewerHadAHand, match=former.person):
                review(scene.session, [found], former, WHEN)


def test_of_a_revision_that_others_made_again_he_may_judge(home: Home) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.FLAGGED), scene.session
        other = grant(scene, "FGJ.principal", Role.PRINCIPAL, "GXJ")
        former = became(scene, "GXJ.principal", Role.REVIEWER)
        flag_again = became(scene, "GXJ.seal_keeper", Role.INSPECTOR)
        reopen(session, found, former, WHEN, "请补充")  # which accepts nothing
        grant(scene, "FGJ.seal_keeper", Role.SEAL_KEEPER, "GXJ")
        answer(session, found, 1, "已补充", scene.person("GXJ.drafter"), WHEN)
        sign(session, found, other, WHEN)
        seal(session, found, scene.person("FGJ.seal_keeper"), WHEN)
        submit(session, found, scene.person("GXJ.drafter"), WHEN)
        raise_flag(scene, found, flag_again)
        clear(session, found, scene.person("office.director"), WHEN, reason="已核实", evidence="许可证")
        raise_flag(scene, found, flag_again)
        grant(scene, "GXJ.principal", Role.DIRECTOR)
        clear(session, found, scene.person("GXJ.principal"), WHEN, reason="已核实", evidence="许可证")
        assert found.state is State.REVIEWED


def test_asking_for_the_hands_costs_no_statement_of_its_own(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(connection: Connection, sql: str, values: Sequence[Any] = ((),)) -> Any:
        asked.append(sql)
        return run(connection, sql, values)

    with home.act() as scene:
        cases = load(scene.session, [scene.bring(code, State.SUBMITTED).id for code in ("GXJ", "HBJ")])
        monkeypatch.setattr(prepared, "run", counted)
        for event in (Event.REVIEW, Event.CLEAR):
            GATHER[event](Asked(scene.session, cases, scene.person("office.reviewer"), WHEN, NOTHING))
        assert len(asked) == 2, asked


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
