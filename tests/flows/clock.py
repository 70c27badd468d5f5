"""Running a flow as the clock does or directly, and what its two witnesses (our run ledger and Prefect) say."""

from typing import Any, NamedTuple
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from sqlalchemy import Engine, select

from flows.schedule import FLOWS
from models import FlowRun
from models.engine import reading


class Ran(NamedTuple):
    """A run that has ended: Prefect's id and the state it ended in, as the flow's caller sees it."""

    id: UUID
    state: State[Any]

    @property
    def summary(self) -> dict[str, Any]:
        """What the flow returned; raises what it raised."""
        found: dict[str, Any] = self.state.result()
        return found


def call(name: str, **parameters: Any) -> dict[str, Any]:
    """Call what the flow ``name`` does without Prefect, which takes a second a run; returns its summary."""
    return FLOWS[name].flow.fn(**parameters)


def run(name: str, **parameters: Any) -> Ran:
    """Run the flow ``name`` through Prefect to its end, good or bad."""
    flow: Any = FLOWS[name].flow  # its type does not know that it returns the state when asked
    state: State[Any] = flow(**parameters, return_state=True)
    assert state.state_details.flow_run_id is not None
    return Ran(state.state_details.flow_run_id, state)


def prefect_says(run: Ran) -> str:
    """The state that the Prefect API gives for the run."""
    with get_client(sync_client=True) as client:
        return str(client.read_flow_run(run.id).state_name)


def ledger_says(engine: Engine, ran: Ran) -> FlowRun:
    """The row that the run has left in our run ledger."""
    with reading(engine) as session:
        return session.scalars(select(FlowRun).where(FlowRun.prefect_run_id == str(ran.id))).one()
