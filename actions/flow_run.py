"""Our run ledger: a row when a run begins, its outcome when it ends."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import FlowRun
from models.flow_run import RunState


def begin(session: Session, flow: str, prefect_run_id: str | None, parameters: dict[str, Any], at: datetime) -> int:
    """Write down that a run has begun at ``at`` (wall clock, UTC); returns its number."""
    run = FlowRun(
        flow=flow,
        prefect_run_id=prefect_run_id,
        state=RunState.RUNNING,
        started_at=at,
        parameters=parameters,
        summary={},
    )
    session.add(run)
    session.flush()
    return run.id


def end(session: Session, run_id: int, state: RunState, summary: dict[str, Any], at: datetime) -> None:
    """Write down what became of run ``run_id``."""
    run = session.get_one(FlowRun, run_id)
    run.state, run.summary, run.ended_at = state, summary, at
