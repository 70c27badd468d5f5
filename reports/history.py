"""What the clock did: our own run ledger, whether Prefect's history survives or not."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import FlowRun


def history(session: Session, limit: int) -> list[dict[str, Any]]:
    """The newest ``limit`` runs, newest first; moments in UTC (ISO 8601)."""
    runs = session.scalars(select(FlowRun).order_by(FlowRun.id.desc()).limit(limit))
    return [
        {
            "flow": run.flow,
            "run_id": run.id,
            "prefect_run_id": run.prefect_run_id,
            "state": str(run.state),
            "started_at": run.started_at.isoformat(),
            "ended_at": run.ended_at.isoformat() if run.ended_at else None,
            "parameters": run.parameters,
            "summary": run.summary,
        }
        for run in runs
    ]
