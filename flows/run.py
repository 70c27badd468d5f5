"""What every flow does around its one verb: settings, one transaction, and a row in our run ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import environ
from typing import Any

from prefect.runtime import flow_run
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.flow_run import begin, end
from actions.font_folder import site_folder
from bilingual import Refused
from models.engine import open_engine, writing
from models.flow_run import RunState
from models.schema import require_current
from settings import Settings, parse_moment
from statemachine.actor import Actor, clock
from workdays import Calendar, official_calendar


@dataclass
class Run:
    """What a flow works with. ``now`` is the business moment (simulated where ``as_of`` says so); what the flow
    puts into ``summary`` stands in our run ledger."""

    settings: Settings
    engine: Engine
    now: datetime
    actor: Actor = field(default_factory=clock)
    calendar: Calendar = field(default_factory=official_calendar)
    summary: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction of the flow."""
        with writing(self.engine) as session:
            yield session


@contextmanager
def recorded(flow: str, as_of: str | None, **parameters: Any) -> Iterator[Run]:
    """A run of ``flow`` on the database of the environment, recorded from beginning to end.

    Raises what the flow raises, after the run has been recorded as failed.
    """
    settings = Settings.from_environment(environ)
    engine = open_engine(settings.database_url)
    try:
        require_current(engine)
        run = Run(settings, engine, settings.as_of or _wall_clock())
        with site_folder(settings.font_dir):
            yield from _recorded(run, flow, parameters | {"as_of": as_of})
    finally:
        engine.dispose()


def _recorded(run: Run, flow: str, parameters: dict[str, Any]) -> Iterator[Run]:
    with run.writing() as session:
        run_id = begin(session, flow, flow_run.id, parameters, _wall_clock())
    try:
        if as_of := parameters["as_of"]:
            run.now = parse_moment(as_of)
        yield run
    except BaseException as fault:
        _end(run, run_id, RunState.FAILED, run.summary | {"error": _words(fault)})
        raise
    _end(run, run_id, RunState.COMPLETED, run.summary)


def _end(run: Run, run_id: int, state: RunState, summary: dict[str, Any]) -> None:
    with run.writing() as session:
        end(session, run_id, state, summary, _wall_clock())


def _words(fault: BaseException) -> str:
    return fault.sentence("zh") if isinstance(fault, Refused) else f"{type(fault).__name__}: {fault}"


def _wall_clock() -> datetime:
    return datetime.now(UTC)
