"""A verb of the clock, called by hand: it leaves a row in the run ledger like a flow's, without a Prefect id."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from actions.flow_run import begin, end
from cli.desk import Desk
from models.flow_run import RunState


@contextmanager
def noted(desk: Desk, flow: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Record the verb inside as a manual run; what is put into the mapping becomes its summary."""
    as_of = desk.settings.as_of.isoformat() if desk.settings.as_of else None
    run_id = begin(desk.session, flow, None, parameters | {"as_of": as_of, "manual": True}, datetime.now(UTC))
    summary: dict[str, Any] = {}
    yield summary
    end(desk.session, run_id, RunState.COMPLETED, summary, datetime.now(UTC))
