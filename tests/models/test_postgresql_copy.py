"""PostgreSQL's own tools: missing or older ones are refused with what to install; the password stays unseen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from bilingual import Refused
from models.engine import open_engine, reading
from models.postgresql_copy import ToolFailed, ToolMissing, ToolOlder, dump, server_major
from tests.postgres import Postgres

PASSWORD = "geheim-7"
TOOL = """#!/bin/sh
if [ "$1" = --version ]; then echo "pg_dump (PostgreSQL) {version}"; exit; fi
echo "$@" > "{folder}/arguments"
echo "$PGPASSWORD" > "{folder}/password"
{then}
"""


@pytest.fixture
def server(postgres: Postgres) -> Iterator[Engine]:
    """A database whose address has a password."""
    name = postgres.create()
    engine = open_engine(make_url(postgres.url(name)).set(password=PASSWORD).render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    postgres.drop(name)


def with_tool(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str, then: str = "") -> None:
    """``pg_dump`` is a program that writes down how it was called."""
    tool = folder / "pg_dump"
    tool.write_text(TOOL.format(folder=folder, version=version, then=then), encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def refused(engine: Engine, file: Path, kind: type[Refused]) -> str:
    with reading(engine) as session, pytest.raises(kind) as caught:
        dump(session, file, lambda done, total: None)
    assert not file.exists()
    return caught.value.sentence("zh")


def test_without_pg_dump(server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with reading(server) as session:
        major = server_major(session)
    assert f"postgresql-client-{major}" in refused(server, tmp_path / "out", ToolMissing)


def test_with_an_older_pg_dump(server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_tool(tmp_path, monkeypatch, "9.6.24")
    assert " 9 " in refused(server, tmp_path / "out", ToolOlder)
    assert not (tmp_path / "arguments").exists(), "it was called"


def test_what_it_complains_of_is_passed_on(server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_tool(tmp_path, monkeypatch, "99.1", "echo 'pg_dump: error: no more room' >&2; exit 1")
    assert "no more room" in refused(server, tmp_path / "out", ToolFailed)


def test_the_password_stands_on_no_command_line(
    server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_tool(tmp_path, monkeypatch, "99.1")
    with reading(server) as session:
        dump(session, tmp_path / "out", lambda done, total: None)
    assert (tmp_path / "password").read_text(encoding="utf-8").strip() == PASSWORD
    arguments = (tmp_path / "arguments").read_text(encoding="utf-8")
    assert "--no-password" in arguments
    assert PASSWORD not in arguments
