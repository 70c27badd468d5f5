"""The flows by name, and when each runs. Adding a flow is its file and one row here."""

from dataclasses import dataclass
from typing import Any

from prefect import Flow
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron

from flows.checkpoint import checkpoint
from flows.consolidated_report import consolidated_report
from flows.deliver_notifications import deliver_notifications
from flows.escalate_late_units import escalate_late_units
from flows.quarterly_collection import quarterly_collection

#: Working days cannot be written as cron: flows run daily and ask our own calendar.
ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class Scheduled:
    """A flow and its cron expression in ``ZONE``."""

    flow: Flow[..., dict[str, Any]]
    cron: str

    def deployment(self) -> RunnerDeployment:
        """The deployment of this row, named after the flow; it goes on when a runner stops."""
        deployed = self.flow.to_deployment(name=self.flow.name, schedule=Cron(self.cron, timezone=ZONE))
        assert isinstance(deployed, RunnerDeployment)
        return deployed


FLOWS: dict[str, Scheduled] = {
    row.flow.name: row
    for row in (
        Scheduled(quarterly_collection, "30 0 1 1,4,7,10 *"),
        Scheduled(escalate_late_units, "0 8 * * *"),
        Scheduled(deliver_notifications, "*/5 * * * *"),
        Scheduled(consolidated_report, "30 8 * * *"),
        Scheduled(checkpoint, "0 23 * * *"),
    )
}
