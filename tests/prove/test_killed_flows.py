"""Flows killed in the middle: run again, they finish their work, and nothing has happened twice."""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import pytest
from sqlalchemy import Engine, select

from models import Base, FlowRun
from models.engine import open_engine, reading
from models.flow_run import RunState
from reports.verification import verify_all
from statemachine.submission import State
from tests.flows.clock import call
from tests.flows.test_twice import WORK
from tests.postgres import Postgres
from tests.prove.proof import proof
from tests.prove.worker import Worker
from tests.quarter import Home

Rows = dict[str, list[list[Any]]]
#: How often each flow is killed.
TIMES = 4


class Copies:
    """Copies of one worked quarter, for each run a database and a folder of its own."""

    def __init__(self, folder: Path, server: Postgres | None) -> None:
        self.folder, self.server, self.names = folder, server, list[str]()
        self.template = server.copy(server.furnished) if server else str(folder / "ducha.db")

    @property
    def origin(self) -> str:
        """The address of what is copied."""
        return self.server.url(self.template) if self.server else f"sqlite:///{self.template}"

    def copy(self, home: Path) -> str:
        """The address of a new copy, for the folder ``home``."""
        home.mkdir()
        if self.server is None:
            return f"sqlite:///{shutil.copy(self.template, home / 'ducha.db')}"
        self.names.append(self.server.copy(self.template))
        return self.server.url(self.names[-1])

    def close(self) -> None:
        """Remove them."""
        for name in [*self.names, self.template] if self.server else []:
            assert self.server is not None
            self.server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def copies(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Copies]:
    """On each engine a quarter in which every flow finds work."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_furnished"), tmp_path / "ducha.db")
    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    found = Copies(tmp_path, server)
    engine = open_engine(found.origin)
    with Home(engine, furnished=True).act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        scene.bring("FGJ", State.FLAGGED)
    engine.dispose()
    yield found
    found.close()


def content(engine: Engine) -> Rows:
    """Every row of every table but the run ledger's; numbers that a database gives by itself count by their order,
    because a transaction that was killed has used some up."""
    tables = {name: table for name, table in Base.metadata.tables.items() if name != "flow_run"}
    with reading(engine) as session:
        assert verify_all(session).ok
        rows = {name: [dict(row._mapping) for row in session.execute(t.select())] for name, t in tables.items()}
    ranks = {
        name: {id_: rank for rank, id_ in enumerate(sorted(row["id"] for row in found))}
        for name, found in rows.items()
        if "id" in tables[name].c
    }
    for name, table in tables.items():
        for column in table.c:
            owner = name if column.name == "id" else next((key.column.table.name for key in column.foreign_keys), "")
            for row in rows[name] if owner in ranks else []:
                row[column.name] = ranks[owner].get(row[column.name])
    return {name: sorted(([*row.values()] for row in found), key=repr) for name, found in rows.items()}


def left(url: str, home: Path) -> tuple[Rows, dict[str, bytes]]:
    """What the runs have left: rows and files."""
    engine = open_engine(url)
    rows = content(engine)
    engine.dispose()
    return rows, {path.name: path.read_bytes() for path in sorted(home.glob("circular/*/circular.*"))}


def finish(name: str, url: str, home: Path) -> None:
    """Run the flow to its end, in this process."""
    with mock.patch.dict(os.environ, {"DUCHA_HOME": str(home), "DUCHA_DATABASE_URL": url}):
        call(name, as_of=WORK[name])


def interrupt(name: str, url: str, home: Path, after: float) -> bool:
    """Run it in a process of its own and kill that so many seconds after it has begun its work; whether that was
    before its end."""
    worker, engine = Worker(), open_engine(url)
    worker.prepare("flow", url, name=name, home=str(home), parameters={"as_of": WORK[name]})
    worker.ready()
    worker.go()
    while not states(engine):
        time.sleep(0.001)
    time.sleep(after)
    worker.kill()
    worker.close()
    found = states(engine) == [RunState.RUNNING]
    engine.dispose()
    return found


def states(engine: Engine) -> list[RunState]:
    """The runs in our run ledger."""
    with reading(engine) as session:
        return list(session.scalars(select(FlowRun.state)))


def work_of(url: str) -> float:
    """How many seconds the one run took between beginning and end."""
    engine = open_engine(url)
    with reading(engine) as session:
        run = session.scalars(select(FlowRun)).one()
    engine.dispose()
    assert run.ended_at is not None
    return (run.ended_at - run.started_at).total_seconds()


def disturb(copies: Copies, name: str, times: int, chance: Random) -> dict[str, int]:
    """Kill the flow ``times`` times at random moments, each in a home of its own, and run it again there."""
    calm = copies.folder / f"{name}-calm"
    url = copies.copy(calm)
    finish(name, url, calm)
    wanted, took = left(url, calm), work_of(url)
    figures = Counter({"runs": 0, "killed at work": 0, "killed at the end": 0, "finished": 0, "done twice": 0})
    for number in range(times):
        home = copies.folder / f"{name}-{number}"
        url = copies.copy(home)
        at_work = interrupt(name, url, home, chance.uniform(0, took))
        finish(name, url, home)
        assert left(url, home) == wanted
        figures.update(["runs", "killed at work" if at_work else "killed at the end", "finished"])
    return dict(figures)


@pytest.mark.prove
def test_every_flow_finishes_what_was_interrupted(copies: Copies) -> None:
    chance = Random(2020)
    with proof("killed-flows", "postgresql" if copies.server else "sqlite", kept=True) as figures:
        figures["seed"] = 2020
        for name in WORK:
            figures[name] = disturb(copies, name, TIMES, chance)


def test_an_interrupted_flow_is_finished_when_it_runs_again(copies: Copies) -> None:
    assert disturb(copies, "escalate-late-units", 1, Random(2020))["finished"] == 1
