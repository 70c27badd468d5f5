"""The daily checkpoint: one while nothing changes, and a broken ledger is a failed run that names the subject."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from flows.checkpoint import LedgerBroken
from models import Checkpoint, FlowRun
from models.engine import reading
from models.flow_run import RunState
from reports.heads import verify_root
from statemachine.submission import State
from tests.flows.clock import call
from tests.flows.tables import dump
from tests.quarter import Home
from tests.reports.forgery import break_open

FLOW = "checkpoint"
GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"


def runs(home: Home) -> list[FlowRun]:
    with reading(home.engine) as session:
        return list(session.scalars(select(FlowRun).order_by(FlowRun.id)))


def count(home: Home) -> int:
    with reading(home.engine) as session:
        return session.scalar(select(func.count()).select_from(Checkpoint)) or 0


def test_twice_is_one_checkpoint(clock: Path, home: Home) -> None:
    first = call(FLOW, as_of="2020-10-13T02:00")
    before = dump(home.engine, without=["flow_run"])
    second = call(FLOW, as_of="2020-10-14T02:00")

    assert (first["new"], second["new"], first["broken"], second["broken"]) == (True, False, [], [])
    assert first["root"] == second["root"]
    assert (first["size"], first["events"]) == (33, 33)
    assert dump(home.engine, without=["flow_run"]) == before
    assert count(home) == 1
    assert [(run.flow, run.state, run.summary) for run in runs(home)] == [
        (FLOW, RunState.COMPLETED, first),
        (FLOW, RunState.COMPLETED, second),
    ]


def test_a_day_with_work_makes_another_and_the_old_one_still_holds(clock: Path, home: Home) -> None:
    first = call(FLOW, as_of="2020-10-13T02:00")
    with home.act() as scene:
        scene.bring("GXJ", State.SIGNED)
    second = call(FLOW, as_of="2020-10-14T02:00")
    assert second["new"]
    assert second["root"] != first["root"]
    with reading(home.engine) as session:
        assert list(verify_root(session, first["root"])) == []


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE audit_event SET actor = 'x' WHERE subject = '{GXJ}' AND seq = 2",
        f"DELETE FROM audit_event WHERE subject = '{GXJ}' AND seq = 2",
        f"UPDATE submission SET revision = 2 WHERE subject = '{GXJ}'",
        f"UPDATE submission SET state = 'reviewed' WHERE subject = '{GXJ}'",
        f"UPDATE submission SET head = '{'0' * 64}' WHERE subject = '{GXJ}'",
    ],
)
def test_a_broken_ledger_is_a_failed_run_that_names_the_subject(clock: Path, home: Home, statement: str) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SIGNED)
    call(FLOW, as_of="2020-10-13T02:00")
    with home.act() as scene:
        break_open(scene, "audit_event", "submission")
        scene.session.execute(text(statement))

    with pytest.raises(LedgerBroken, match="2020Q3/GXJ"):
        call(FLOW, as_of="2020-10-14T02:00")

    row = runs(home)[-1]
    assert (row.flow, row.state) == (FLOW, RunState.FAILED)
    assert GXJ in row.summary["error"]
    assert set(row.summary["broken"]) == {GXJ}
