"""A worked quarter on each engine, made once: tests look at it, or roll back what they do."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.engine import open_engine
from tests.conftest import ENGINES
from tests.postgres import Postgres
from tests.quarter import Home
from tests.reports.worked_quarter import worked


@pytest.fixture(scope="session", params=ENGINES)
def quarter(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Home]:
    """``worked`` on each engine in turn."""
    server: Postgres | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    name = server.create() if server else ""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("worked") / "ducha.db")
    engine = open_engine(server.url(name) if server else f"sqlite:///{path}")
    yield worked(Home(engine))
    engine.dispose()
    if server:
        server.drop(name)
