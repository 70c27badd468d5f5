"""The clock ticks: a combination of versions once let the server answer and never schedule anything."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.schedules import CronSchedule

from flows.schedule import FLOWS
from workdays import LOCAL

#: The server looks for new deployments every few seconds; a busy machine is slow to answer.
PATIENCE = 120.0
CRON = {
    "quarterly-collection": "30 0 1 1,4,7,10 *",
    "escalate-late-units": "0 8 * * *",
    "deliver-notifications": "*/5 * * * *",
    "consolidated-report": "30 8 * * *",
    "checkpoint": "0 23 * * *",
}


@pytest.fixture(scope="module")
def client(prefect_url: str) -> Iterator[SyncPrefectClient]:
    """A client of the shared server."""
    with SyncPrefectClient(prefect_url) as opened:
        yield opened


@pytest.fixture
def deployed(prefect_api: str) -> Iterator[dict[str, UUID]]:
    """Every flow of the schedule, deployed on the shared server; taken away afterwards."""
    ids = {name: UUID(str(row.deployment().apply())) for name, row in FLOWS.items()}
    yield ids
    with get_client(sync_client=True) as client:
        for id_ in ids.values():
            client.delete_deployment(id_)


def scheduled(client: SyncPrefectClient, deployment: UUID) -> list[FlowRun]:
    """The runs that the server itself has put on the deployment's list."""
    only = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
    return [run for run in client.read_flow_runs(deployment_filter=only) if run.auto_scheduled]


def test_the_server_can_be_imported() -> None:
    # ``import prefect`` alone passes with a FastAPI that the server cannot work with.
    subprocess.run([sys.executable, "-c", "import prefect.server.api.server"], check=True, timeout=PATIENCE)


def test_every_flow_has_its_cron_in_beijing_time(client: SyncPrefectClient, deployed: dict[str, UUID]) -> None:
    assert set(deployed) == set(CRON)
    for name, id_ in deployed.items():
        found = client.read_deployment(id_)
        (entry,) = found.schedules
        assert isinstance(entry.schedule, CronSchedule)
        assert (found.name, entry.active, found.paused) == (name, True, False)
        assert (entry.schedule.cron, entry.schedule.timezone) == (CRON[name], "Asia/Shanghai")


def test_the_server_schedules_runs_of_every_flow(client: SyncPrefectClient, deployed: dict[str, UUID]) -> None:
    until = time.monotonic() + PATIENCE
    found: dict[str, list[FlowRun]] = {}
    while len(found) < len(deployed) and time.monotonic() < until:
        found = {name: runs for name, id_ in deployed.items() if (runs := scheduled(client, id_))}
        time.sleep(0.5)
    assert set(found) == set(deployed), "no scheduled run: look for errors in the server's log"
    first = {name: min(_local(run) for run in runs) for name, runs in found.items()}
    assert (first["escalate-late-units"].hour, first["escalate-late-units"].minute) == (8, 0)
    quarterly = first["quarterly-collection"]
    assert (quarterly.day, quarterly.hour, quarterly.minute) == (1, 0, 30)
    assert quarterly.month in (1, 4, 7, 10)
    assert first["deliver-notifications"].minute % 5 == 0


def _local(run: FlowRun) -> datetime:
    assert run.expected_start_time is not None
    return run.expected_start_time.astimezone(LOCAL)
