"""A flow that fails says so twice: in our run ledger, where there is a database, and in Prefect."""

from pathlib import Path
from typing import Any

import pytest

from flows.schedule import FLOWS
from models.flow_run import RunState
from models.schema import DatabaseEmpty
from tests.flows.clock import call, ledger_says, prefect_says, run
from tests.flows.tables import dump
from tests.quarter import Home


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without anything in it."""
    monkeypatch.setenv("DUCHA_HOME", str(tmp_path))
    monkeypatch.delenv("DUCHA_DATABASE_URL", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "wrong", "words"),
    [
        ("quarterly-collection", {"quarter": "2020Q5"}, "2020Q5"),
        ("quarterly-collection", {"quarter": "2020Q4", "as_of": "2020-12-31"}, "还没有结束"),
        ("consolidated-report", {"quarter": "summer"}, "summer"),
        ("escalate-late-units", {"as_of": "the day after tomorrow"}, "the day after tomorrow"),
    ],
)
def test_a_refused_run_is_failed_in_both_histories(
    clock: Path, home: Home, prefect_api: str, name: str, wrong: dict[str, Any], words: str
) -> None:
    before = dump(home.engine, without=["flow_run"])

    ran = run(name, **wrong)

    assert prefect_says(ran) == "Failed"
    row = ledger_says(home.engine, ran)
    assert row.state is RunState.FAILED
    assert words in row.summary["error"]
    assert dump(home.engine, without=["flow_run"]) == before


def test_an_unforeseen_fault_is_failed_in_both_histories_and_undone(
    clock: Path, home: Home, prefect_api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the disk is full")

    before = dump(home.engine, without=["flow_run"])
    # The sweep has written its events when this is called, in the same transaction.
    monkeypatch.setattr("actions.escalation.Escalation", fail)

    ran = run("escalate-late-units", as_of="2020-10-13")

    assert prefect_says(ran) == "Failed"
    row = ledger_says(home.engine, ran)
    assert (row.state, row.summary["error"]) == (RunState.FAILED, "RuntimeError: the disk is full")
    assert dump(home.engine, without=["flow_run"]) == before


def test_without_a_database_a_run_is_failed_in_prefect(empty: Path, prefect_api: str) -> None:
    ran = run("deliver-notifications", as_of="2020-10-13")
    assert prefect_says(ran) == "Failed"
    with pytest.raises(DatabaseEmpty):
        _ = ran.summary


@pytest.mark.parametrize("name", FLOWS)
def test_without_a_database_a_flow_fails_and_makes_none(empty: Path, name: str) -> None:
    with pytest.raises(DatabaseEmpty):
        call(name, as_of="2020-10-13")
    assert list(empty.iterdir()) == []


def test_a_failed_run_does_not_stand_in_the_way_of_the_next(clock: Path, home: Home, prefect_api: str) -> None:
    run("quarterly-collection", quarter="2020Q5")
    ran = run("quarterly-collection", as_of="2021-01-01")
    assert prefect_says(ran) == "Completed"
    assert len(ran.summary["opened"]) == 1
