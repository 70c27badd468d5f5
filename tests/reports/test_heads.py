"""Heads then and now, and a printed root held against a ledger that was rewritten behind everybody's back."""

import pytest
from sqlalchemy import text

from actions.checkpoint import make_checkpoint
from models import AuditEvent, Checkpoint
from reports.heads import Head, heads, leaves_at, newest_checkpoint, root_of, verify_checkpoint, verify_root
from reports.ledger import verify
from reports.verification import verify_all
from statemachine.merkle import EMPTY_ROOT
from statemachine.submission import State
from tests.quarter import Home, Scene, at
from tests.reports.forgery import recompute, truncate, wide_open

GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


@pytest.fixture
def anchored(home: Home) -> Home:
    """Two units at work, and a checkpoint in between and after."""
    for unit, state in (("GXJ", State.REVIEWED), ("FGJ", State.SIGNED)):
        with home.act() as scene:
            scene.bring(unit, state)
            make_checkpoint(scene.session, at("2020-10-11"))
    return home


def test_there_is_a_head_for_every_chain_in_the_order_of_subjects(anchored: Home) -> None:
    with anchored.look() as scene:
        found = heads(scene.session)
        subjects = {row.subject for row in scene.session.query(AuditEvent.subject)}
        assert [head.subject for head in found] == sorted(subjects)
        rows = {(e.subject, e.seq, e.hash) for e in scene.session.query(AuditEvent)}
        assert {tuple(head) for head in found} <= rows


def test_without_any_checkpoint_there_is_none_to_hold_anything_against(home: Home) -> None:
    with home.look() as scene:
        assert newest_checkpoint(scene.session) is None
        assert verify_all(scene.session).ok


def test_a_root_that_was_never_made_here_is_named(anchored: Home) -> None:
    with anchored.look() as scene:
        for printed in ("ab" * 32, "", "x"):
            (found,) = verify_root(scene.session, printed)
            assert found.subject == f"checkpoint:{printed[:16]}"
            assert found.why.zh
            assert found.why.en


@pytest.mark.parametrize("keep", [1, 3, 5])
def test_a_chain_cut_off_agrees_with_itself_but_not_with_the_checkpoint(anchored: Home, keep: int) -> None:
    with wide_open(anchored) as scene:
        printed = newest_checkpoint(scene.session)
        assert printed
        truncate(scene, GXJ, keep)
        assert verify(scene.session).ok
        for found in (list(verify_checkpoint(scene.session, printed)), list(verify_root(scene.session, printed.root))):
            assert [(one.subject, one.seq, one.why.zh) for one in found] == [(GXJ, 6, "检查点之后被截断或改写")]
        assert GXJ in {one.subject for one in verify_all(scene.session).broken}


def test_a_chain_made_anew_as_a_whole_agrees_with_itself_but_not_with_the_checkpoint(anchored: Home) -> None:
    with wide_open(anchored) as scene:
        printed = newest_checkpoint(scene.session)
        assert printed
        recompute(scene, GXJ, actor="somebody.else")
        assert verify(scene.session).ok
        (found,) = verify_root(scene.session, printed.root)
        assert (found.subject, found.seq) == (GXJ, 6)
        assert [one.subject for one in verify_all(scene.session).broken] == [GXJ]


def test_a_checkpoint_forged_along_with_the_chain_no_longer_answers_to_the_printed_root(anchored: Home) -> None:
    with wide_open(anchored) as scene:
        printed = newest_checkpoint(scene.session)
        assert printed
        root = printed.root
        recompute(scene, GXJ, actor="somebody.else")
        for head in heads(scene.session):
            change = text("UPDATE checkpoint_head SET head = :head WHERE subject = :subject AND seq = :seq")
            scene.session.execute(change, head._asdict())
        change = text("UPDATE checkpoint SET root = :root WHERE id = :id")
        for one in checkpoints(scene):
            scene.session.execute(change, {"root": root_of(leaves_at(scene.session, one)), "id": one.id})
        scene.session.expire_all()
        assert verify_all(scene.session).ok, "this is what only the paper can show"
        (found,) = verify_root(scene.session, root)
        assert found.subject == f"checkpoint:{root[:16]}"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE checkpoint SET size = size + 1",
        f"UPDATE checkpoint SET root = '{'0' * 64}'",
        f"UPDATE checkpoint_head SET seq = seq + 1 WHERE subject = '{GXJ}'",
        f"UPDATE checkpoint_head SET head = '{'0' * 64}' WHERE subject = '{GXJ}'",
        f"DELETE FROM checkpoint_head WHERE subject = '{GXJ}'",
        "UPDATE checkpoint_head SET checkpoint_id = 2 WHERE subject LIKE 'roster:%'",
    ],
)
def test_a_checkpoint_that_was_changed_is_named(anchored: Home, change: str) -> None:
    with wide_open(anchored) as scene:
        roots = [one.root for one in checkpoints(scene)]
        scene.session.execute(text(change))
        scene.session.expire_all()
        found = [one.subject for printed in roots for one in verify_root(scene.session, printed)]
        assert any(subject.startswith("checkpoint:") for subject in found), change


def checkpoints(scene: Scene) -> list[Checkpoint]:
    return scene.session.query(Checkpoint).order_by(Checkpoint.id).all()


def test_the_root_of_heads_is_that_of_their_leaves() -> None:
    assert root_of([]) == EMPTY_ROOT
    assert root_of([Head("a", 1, "b")]) != root_of([Head("a", 2, "b")])
