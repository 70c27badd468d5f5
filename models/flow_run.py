"""Our run ledger: every run of a flow, whether Prefect's own history survives or not."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, named


class RunState(StrEnum):
    """What became of a run."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


class FlowRun(Base):
    """``prefect_run_id`` is empty for a verb called by hand on the command line. Moments are the wall clock's
    (UTC); the business date, where simulated, stands in ``parameters``."""

    __tablename__ = "flow_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    flow: Mapped[str] = mapped_column(String(60), index=True)
    prefect_run_id: Mapped[str | None] = mapped_column(String(36))
    state: Mapped[RunState] = mapped_column(named(RunState))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    parameters: Mapped[dict[str, Any]]
    summary: Mapped[dict[str, Any]]
