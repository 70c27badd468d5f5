"""The command ``ducha`` as tests call it: in this process where they can, and with everything it leaves behind."""

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from click.testing import CliRunner

from cli.main import cli
from tests.quarter import EXAMPLE

NOTICE, UNITS = str(EXAMPLE / "notice.txt"), str(EXAMPLE / "units.csv")
#: How a process of its own is begun; the options follow.
CALL = [sys.executable, "-W", "error", "-c", "from cli.main import main; main()"]
#: What the command reads besides its options; a test starts without any of it.
_OWN = ("DUCHA_", "PREFECT_API")


class Said(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which has to be one JSON value."""
        return json.loads(self.out)


class Ducha:
    """``ducha`` on the home ``home``, as of the moment ``as_of`` unless a call says otherwise."""

    def __init__(self, home: Path, database_url: str | None = None, as_of: str = "2020-10-09") -> None:
        self.home, self.as_of = home, as_of
        self.environment = {"COLUMNS": "200"} | ({"DUCHA_DATABASE_URL": database_url} if database_url else {})

    def __call__(
        self, *arguments: str, as_of: str | None = None, lang: str | None = None, typed: str | None = None
    ) -> Said:
        """Run ``ducha <arguments>`` to its end; ``typed`` is what the person answers."""
        options = ["--home", str(self.home), "--as-of", as_of or self.as_of, *(["--lang", lang] if lang else [])]
        with mock.patch.dict(os.environ):
            for name in [name for name in os.environ if name.startswith(_OWN)]:
                del os.environ[name]
            result = CliRunner(env=self.environment).invoke(cli, [*options, *arguments], input=typed)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return Said(result.exit_code, result.stdout, result.stderr)

    def do(self, *arguments: str, as_of: str | None = None) -> Said:
        """A call that is expected to be done: exit 0, nothing on standard error."""
        said = self(*arguments, as_of=as_of)
        assert (said.code, said.err) == (0, ""), said
        return said

    def json(self, *arguments: str, as_of: str | None = None) -> Any:
        """What a call with ``--json`` prints."""
        return self.do(*arguments, "--json", as_of=as_of).json

    def refused(self, *arguments: str, as_of: str | None = None, lang: str | None = None) -> str:
        """A call that is expected to be refused, in one line, with nothing written; returns the line."""
        before = contents(self.home)
        said = self(*arguments, as_of=as_of, lang=lang)
        assert contents(self.home) == before, "a refusal has written something"
        assert (said.code, said.out) == (1, ""), said
        assert len(said.err.splitlines()) == 1, said.err
        assert "Traceback" not in said.err
        return said.err.rstrip("\n")

    def show(self, name: str) -> Any:
        """The submission ``name`` as ``submission show --json`` tells it."""
        return self.json("submission", "show", name)


def contents(home: Path) -> dict[str, str | bytes]:
    """Every file under ``home``; a database by its rows, for its pages may move without meaning anything."""
    if not home.is_dir():
        return {".": home.read_bytes()} if home.exists() else {}
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and not path.name.endswith(("-wal", "-shm"))]
    return {str(path.relative_to(home)): _rows(path) if path.suffix == ".db" else path.read_bytes() for path in files}


def _rows(path: Path) -> str | bytes:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return "\n".join(connection.iterdump())
        except sqlite3.DatabaseError:
            return path.read_bytes()
