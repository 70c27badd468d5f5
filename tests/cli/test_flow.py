"""ducha flow: the same verbs through Prefect."""

import os
import subprocess

import pytest

from flows.schedule import FLOWS
from tests.cli.ducha import CALL, Ducha


@pytest.fixture
def clock(opened: Ducha, prefect_url: str) -> Ducha:
    """The opened quarter, with the shared Prefect server to report to."""
    opened.environment |= {"DUCHA_PREFECT_API_URL": prefect_url}
    return opened


def test_the_list_names_every_flow_and_when_it_runs(nowhere: Ducha) -> None:
    shown = nowhere.do("flow", "list").out
    for name, row in FLOWS.items():
        assert name in shown
        assert row.cron in shown
    assert not nowhere.home.exists()


def test_a_run_is_in_both_histories(clock: Ducha) -> None:
    summary = clock.json("flow", "run", "escalate-late-units", as_of="2020-10-13")
    assert summary["reached"] == {"chase": 30}
    (run,) = [run for run in clock.json("history") if run["prefect_run_id"]]
    assert (run["flow"], run["state"], run["summary"]) == ("escalate-late-units", "completed", summary)
    assert run["parameters"]["as_of"].startswith("2020-10-13T12:00")


def test_people_see_what_a_run_did(clock: Ducha) -> None:
    shown = clock.do("flow", "run", "quarterly-collection", "--quarter", "2020Q3").out
    assert "quarterly-collection" in shown
    assert "2020Q3" in shown


def test_a_refused_run_is_one_line_without_a_traceback(clock: Ducha) -> None:
    # Prefect logs to the standard error that it found when it was imported, so this takes a process of its own.
    early = ("--home", str(clock.home), "--as-of", "2020-12-31")
    ran = subprocess.run(
        [*CALL, *early, "flow", "run", "quarterly-collection", "--quarter", "2020Q4"],
        env=os.environ | clock.environment, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, b"")
    (line,) = ran.stderr.decode().splitlines()
    assert "2020年第四季度还没有结束" in line
    assert clock.json("history")[0]["state"] == "failed"


@pytest.mark.parametrize("name", FLOWS)
def test_an_empty_home_is_refused_before_prefect_starts(nowhere: Ducha, name: str) -> None:
    assert "ducha notice import" in nowhere.refused("flow", "run", name)
    assert not nowhere.home.exists()


def test_a_flow_without_a_quarter_takes_none(clock: Ducha) -> None:
    said = clock("flow", "run", "escalate-late-units", "--quarter", "2020Q3")
    assert said.code == 2
    assert "--quarter" in said.err


def test_an_unknown_flow_is_wrong_usage_and_names_the_known(clock: Ducha) -> None:
    said = clock("flow", "run", "spring-cleaning")
    assert said.code == 2
    assert all(name in said.err for name in FLOWS)
