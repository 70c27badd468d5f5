"""Making checkpoints: one while nothing changes, small ones where little does, and none is ever changed."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from actions.checkpoint import LedgerForged, make_checkpoint
from models import Checkpoint, CheckpointHead
from reports.heads import (
    Head,
    heads,
    heads_at,
    leaves_at,
    moment_head,
    newest_checkpoint,
    root_of,
    verify_checkpoint,
    verify_root,
)
from statemachine.submission import State
from tests.quarter import Home, Scene, at
from tests.reports.forgery import recompute, truncate, wide_open

WORK = [("GXJ", State.SUBMITTED), ("FGJ", State.SIGNED), ("ZRJ", State.FLAGGED), ("HBJ", State.REVIEWED)]


def made(scene: Scene, when: str = "2020-10-11") -> tuple[Checkpoint, bool]:
    return make_checkpoint(scene.session, at(when))


def work(home: Home) -> dict[str, list[Head]]:
    """A checkpoint before and after each unit's work; the heads as they were, by root."""
    saved = {}
    for unit, state in [(None, None), *WORK]:
        with home.act() as scene:
            if unit and state:
                scene.bring(unit, state)
            checkpoint, new = made(scene)
            assert new
            saved[checkpoint.root] = heads(scene.session)
    return saved


def test_the_first_checkpoint_stands_over_every_head(home: Home) -> None:
    with home.act() as scene:
        checkpoint, new = made(scene)
        found = heads(scene.session)
        assert new
        leaves = sorted([*found, moment_head(1, at("2020-10-11"))])
        assert (checkpoint.root, checkpoint.size) == (root_of(leaves), len(found))
        assert leaves_at(scene.session, checkpoint) == leaves
        assert heads_at(scene.session, checkpoint) == found
        assert newest_checkpoint(scene.session) is checkpoint
        assert list(verify_checkpoint(scene.session, checkpoint)) == []


def test_while_nothing_changes_it_is_the_last_one_again(home: Home) -> None:
    with home.act() as scene:
        first, _ = made(scene)
        again, new = made(scene, "2020-10-12")
        assert (again, new) == (first, False)
        number = first.id
    with home.act() as scene:
        again, new = made(scene, "2021-10-12")
        assert (again.id, new, again.made_at) == (number, False, at("2020-10-11"))
        assert scene.session.scalar(select(func.count()).select_from(Checkpoint)) == 1


def test_work_in_the_same_transaction_is_under_it(home: Home) -> None:
    with home.act() as scene:
        made(scene)
        found = scene.bring("GXJ", State.SIGNED)
        checkpoint, new = made(scene)
        assert new
        assert Head(found.subject, found.seq, found.head) in heads_at(scene.session, checkpoint)


def test_every_earlier_checkpoint_still_tells_the_heads_of_its_time(home: Home) -> None:
    saved = work(home)
    with home.look() as scene:
        checkpoints = scene.session.scalars(select(Checkpoint).order_by(Checkpoint.id)).all()
        assert [one.root for one in checkpoints] == list(saved)
        for one in checkpoints:
            assert heads_at(scene.session, one) == saved[one.root]
            assert list(verify_root(scene.session, one.root)) == []


def test_what_has_not_moved_is_not_written_again(home: Home) -> None:
    saved = work(home)
    with home.look() as scene:
        rows = scene.session.execute(
            select(CheckpointHead.checkpoint_id, func.count()).group_by(CheckpointHead.checkpoint_id)
        ).all()
        counts = [count for _, count in sorted(tuple(row) for row in rows)]
    # One head each, and the moment.
    assert counts == [len(next(iter(saved.values()))) + 1, 2, 2, 2, 2]


def test_what_is_rolled_back_leaves_no_checkpoint(home: Home) -> None:
    with home.act() as scene:
        made(scene)
        scene.session.rollback()
    with home.look() as scene:
        assert newest_checkpoint(scene.session) is None


@pytest.mark.parametrize("table", ["checkpoint", "checkpoint_head"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_a_checkpoint_is_never_changed(home: Home, table: str, change: str) -> None:
    with home.act() as scene:
        made(scene)
    column = "size" if table == "checkpoint" else "seq"
    with pytest.raises(DBAPIError, match="append-only"), home.act() as scene:
        scene.session.execute(text(change.format(table, column, column)))


@pytest.mark.parametrize("table", ["checkpoint", "checkpoint_head"])
def test_a_checkpoint_is_not_replaced_or_emptied_either(home: Home, table: str) -> None:
    with home.act() as scene:
        made(scene)
    postgresql = home.engine.dialect.name == "postgresql"
    statement = f"TRUNCATE {table} CASCADE" if postgresql else f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    with pytest.raises(DBAPIError, match="ducha: "), home.act() as scene:
        scene.session.execute(text(statement))


@pytest.mark.parametrize("after", [False, True])
def test_chains_that_were_cut_or_made_anew_get_no_new_checkpoint(home: Home, after: bool) -> None:
    """A head that is not its chain's last event is seen always, a chain that agrees with itself by what was noted."""
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        if after:
            made(scene)
        subject = scene.submission("GXJ").subject
    for change in ("UPDATE submission SET seq = 2", f"UPDATE submission SET head = '{'0' * 64}'"):
        with wide_open(home) as scene:
            scene.session.execute(text(f"{change} WHERE subject = '{subject}'"))
            refused(scene)
    with wide_open(home) as scene:
        scene.session.execute(text(f"DELETE FROM audit_event WHERE subject = '{subject}' AND seq = 5"))
        refused(scene)
    with wide_open(home) as scene:
        truncate(scene, subject, 2)
        refused(scene) if after else made(scene)
    with wide_open(home) as scene:
        recompute(scene, subject, actor="somebody.else")
        refused(scene) if after else made(scene)


def refused(scene: Scene) -> None:
    scene.session.expire_all()
    with pytest.raises(LedgerForged, match="2020Q3/GXJ"):
        made(scene, "2020-10-12")
