"""The application's role on PostgreSQL: it can work a quarter, and cannot go round the ledger."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from actions.indicators import confirm
from models.engine import open_engine
from statemachine.submission import State
from tests.figures import FIGURES
from tests.postgres import Postgres
from tests.quarter import Home, at

SCRIPT = Path(__file__).parents[2] / "deploy" / "postgresql-role.sql"


@pytest.fixture
def restricted(postgres: Postgres) -> Iterator[Home]:
    """A home whose engine is the restricted role's; the owner has opened the quarter."""
    psql = shutil.which("psql")
    if psql is None:
        pytest.fail("psql is missing: install the PostgreSQL client")
    name = postgres.create()
    owner = open_engine(postgres.url(name))
    home = Home(owner)
    role = f"{name}_app"
    address = f"{postgres.dsn.rpartition('/')[0]}/{name}"
    subprocess.run([psql, "-q", "-d", address, "-v", f"app={role}", "-f", str(SCRIPT)], check=True)
    url = owner.url.set(username=role).render_as_string(hide_password=False)
    owner.dispose()
    home.engine = open_engine(url)
    yield home
    home.engine.dispose()
    postgres.drop(name)
    postgres.run(f'DROP ROLE "{role}"')


def refused(engine: Engine, statement: str) -> bool:
    with engine.connect() as connection, pytest.raises(ProgrammingError):
        connection.execute(text(statement))
    return True


def test_the_application_s_role_can_work_and_cannot_go_round_the_ledger(restricted: Home) -> None:
    with restricted.act() as scene:
        assert scene.bring("GXJ", State.REVIEWED).state is State.REVIEWED
        for figures in (FIGURES, FIGURES[:1]):
            assert confirm(scene.session, scene.campaign, {1: figures}, scene.person("office.clerk"), at("2020-10-12"))
    for table in ("audit_event", "revision", "circular_edition", "checkpoint", "checkpoint_head"):
        assert refused(restricted.engine, f"DELETE FROM {table}")
        assert refused(restricted.engine, f"TRUNCATE {table}")
        assert refused(restricted.engine, f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    assert refused(restricted.engine, "UPDATE audit_event SET actor = 'x'")
    assert refused(restricted.engine, "DROP TRIGGER submission_moved ON submission")
    assert refused(restricted.engine, "ALTER TABLE submission DISABLE TRIGGER submission_moved")
    assert refused(restricted.engine, "DELETE FROM submission")
    assert refused(restricted.engine, "CREATE TEMPORARY TABLE audit_event (hash text)")
