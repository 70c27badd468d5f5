"""Fixtures for every floor: a database on each engine, made by the real migrations, and a quarter to work in."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.engine import open_engine
from models.schema import upgrade
from tests import prefect_server
from tests.postgres import Postgres, find_postgres
from tests.quarter import Home, furnish

ENGINES = ("sqlite", "postgresql")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Before any test module, and with it Prefect, is imported."""
    prefect_server.begin(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """No server outlives the run."""
    prefect_server.finish(config)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest schema, built once by the migrations and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "ducha.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_furnished(sqlite_template: Path) -> Path:
    """The same with the sample imported and 2020Q3 opened."""
    path = sqlite_template.with_name("furnished.db")
    shutil.copy(sqlite_template, path)
    engine = open_engine(f"sqlite:///{path}")
    furnish(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Postgres]:
    """A PostgreSQL server: a reachable one, else a private one from local binaries; with CI=true never skipped."""
    server = find_postgres(tmp_path_factory.mktemp("postgres"), worker_id)
    if server is None:
        reason = "NO POSTGRESQL: half of the promise is untested here (install postgresql, or set DUCHA_TEST_POSTGRES)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        yield server
    finally:
        server.close()


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database at the newest schema, on each engine in turn; for a ``home``, furnished."""
    furnished = "home" in request.fixturenames
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_furnished" if furnished else "sqlite_template")
        yield f"sqlite:///{shutil.copy(template, tmp_path / 'ducha.db')}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        name = server.create(furnished=furnished)
        yield server.url(name)
        server.drop(name)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on that database."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def blank(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> Iterator[Engine]:
    """An engine of the same kind on another database, in which nothing has been set up."""
    server: Postgres | None = None
    if engine.dialect.name == "postgresql":
        server = request.getfixturevalue("postgres")
    name = server.blank() if server else ""
    opened = open_engine(server.url(name) if server else f"sqlite:///{tmp_path / 'blank.db'}")
    yield opened
    opened.dispose()
    if server:
        server.drop(name)


@pytest.fixture
def home(engine: Engine) -> Home:
    """The sample campaign imported and 2020Q3 opened, with people to act as: see ``tests.quarter``."""
    return Home(engine, furnished=True)


@pytest.fixture(scope="session")
def prefect_url(pytestconfig: pytest.Config) -> str:
    """The address of the one Prefect server of this run of the tests: see ``tests.prefect_server``."""
    return prefect_server.address(pytestconfig)


@pytest.fixture
def prefect_api(prefect_url: str) -> Iterator[str]:
    """That server; the flows called by the test report to it."""
    with prefect_server.reporting_to(prefect_url) as url:
        yield url
