"""Every flow run twice through Prefect: the second run changes nothing but our run ledger."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from flows.schedule import FLOWS
from models.flow_run import RunState
from tests.flows.clock import ledger_says, prefect_says, run
from tests.flows.tables import Rows, counts, dump
from tests.quarter import Home

#: A moment at which each flow finds work on the sample's quarter.
WORK = {
    "quarterly-collection": "2021-01-01T00:30",
    "escalate-late-units": "2020-10-13T08:00",
    "deliver-notifications": "2020-10-01T00:35",
    "consolidated-report": "2020-10-27T08:30",
    "checkpoint": "2020-10-01T23:00",
}


def content(engine: Engine) -> Rows:
    return dump(engine, without=["flow_run"])


def test_every_flow_of_the_schedule_is_tried() -> None:
    assert set(WORK) == set(FLOWS)


@pytest.mark.parametrize("name", WORK)
def test_a_second_run_changes_nothing(clock: Path, home: Home, prefect_api: str, name: str) -> None:
    untouched = content(home.engine)
    first = run(name, as_of=WORK[name])
    worked = content(home.engine)
    assert worked != untouched, "the first run had nothing to do, so the second proves nothing"

    second = run(name, as_of=WORK[name])

    assert content(home.engine) == worked
    assert counts(home.engine)["flow_run"] == 2
    for ran in (first, second):
        row = ledger_says(home.engine, ran)
        assert (row.flow, row.state, row.summary) == (name, RunState.COMPLETED, ran.summary)
        assert row.parameters["as_of"] == WORK[name]
        assert row.ended_at is not None
        assert row.started_at <= row.ended_at
        assert prefect_says(ran) == "Completed"
