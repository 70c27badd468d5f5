"""PostgreSQL for tests: whichever can be had without asking anybody."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import Engine

from models.engine import open_engine
from models.schema import upgrade
from tests.postgres_reset import keep, put_back
from tests.quarter import furnish

#: Where a server may answer already; DUCHA_TEST_POSTGRES comes first.
_LIKELY = ("postgresql://postgres@127.0.0.1:5432/postgres", "postgresql:///postgres")


@dataclass
class Postgres:
    """A server that tests may create databases on; ``process_folder`` is set for a private one."""

    dsn: str
    prefix: str
    binaries: Path | None = None
    folder: Path | None = None
    numbers: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self.template, self.furnished = f"{self.prefix}_template", f"{self.prefix}_furnished"
        self.idle: dict[str, list[str]] = {self.template: [], self.furnished: []}
        self.lent: dict[str, str] = {}
        self._make(self.template, "template1", upgrade)
        self._make(self.furnished, self.template, furnish)
        for name in self.idle:
            keep(self._dsn(name))

    def create(self, *, furnished: bool = False) -> str:
        """A fresh database at the newest schema, empty or ``furnished`` with the sample; returns its name."""
        source = self.furnished if furnished else self.template
        name = self.idle[source].pop() if self.idle[source] else f"{self.prefix}_{next(self.numbers)}"
        if name not in self.lent:
            self._copy(name, source)
        self.lent[name] = source
        return name

    def blank(self) -> str:
        """A database in which nothing has been set up; returns its name."""
        return self.copy("template1")

    def copy(self, source: str) -> str:
        """A copy of the database ``source``, with which nobody is connected; returns its name."""
        name = f"{self.prefix}_{next(self.numbers)}"
        self._copy(name, source)
        return name

    def drop(self, name: str) -> None:
        """Give it back, whoever is still connected: it is made fresh again, or removed."""
        if name in self.lent and put_back(self._dsn(name)):
            self.idle[self.lent[name]].append(name)
        else:
            self.lent.pop(name, None)
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """SQLAlchemy's address of the database ``name``."""
        return self._dsn(name).replace("postgresql://", "postgresql+psycopg://", 1)

    def run(self, statement: str) -> None:
        """Run an administrative statement."""
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(statement)  # names are our own

    def wake(self) -> None:
        """Wait until a private server answers again; one that has given up is started anew."""
        while True:
            try:
                psycopg.connect(self.dsn, connect_timeout=3).close()
                return
            except psycopg.OperationalError:
                self._start()

    def _start(self) -> None:
        assert self.binaries is not None
        assert self.folder is not None
        control = [str(self.binaries / "pg_ctl"), "-D", str(self.folder)]
        try:
            _as_owner([*control, "status"], self.folder)
            time.sleep(0.2)  # it is recovering by itself
        except subprocess.CalledProcessError:
            _as_owner([*control, "-l", str(self.folder / "server.log"), "-w", "restart"], self.folder)

    def close(self) -> None:
        """Drop what is left, and stop a private server."""
        for name in (*self.lent, *self.idle):
            self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if self.binaries and self.folder:
            _as_owner([str(self.binaries / "pg_ctl"), "-D", str(self.folder), "-m", "fast", "stop"], self.folder)

    def _dsn(self, name: str) -> str:
        return f"{self.dsn.rpartition('/')[0]}/{name}"

    def _make(self, name: str, source: str, fill: Callable[[Engine], object]) -> None:
        self._copy(name, source)
        engine = open_engine(self.url(name))
        fill(engine)
        engine.dispose()

    def _copy(self, name: str, source: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{name}"')
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def find_postgres(folder: Path, worker: str) -> Postgres | None:
    """A reachable server, else a private one from local binaries, else None."""
    prefix = f"ducha_test_{os.getpid()}_{worker}"
    named = os.environ.get("DUCHA_TEST_POSTGRES")
    for dsn in (named,) if named else _LIKELY:
        try:
            psycopg.connect(dsn, connect_timeout=3).close()
        except psycopg.OperationalError:
            continue
        return Postgres(dsn, prefix)
    binaries = find_binaries()
    return private_server(binaries, folder, prefix) if binaries else None


def find_binaries() -> Path | None:
    """Where initdb and pg_ctl are installed."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    candidate = Path(on_path).resolve() if on_path else (found[-1] if found else None)
    return candidate.parent if candidate and (candidate.parent / "pg_ctl").exists() else None


def private_server(binaries: Path, folder: Path, prefix: str) -> Postgres:
    """A server of our own under ``folder``, on a free port of loopback, with everything at its default."""
    data = folder / "data"
    data.mkdir()
    if os.geteuid() == 0:  # initdb refuses root
        for path in (folder, data):
            shutil.chown(path, "nobody")
        _open_the_way(folder)
    _as_owner([str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"], data)
    port = _free_port()
    options = f"-p {port} -h 127.0.0.1 -k {data}"
    log = str(data / "server.log")
    _as_owner([str(binaries / "pg_ctl"), "-D", str(data), "-o", options, "-l", log, "-w", "start"], data)
    return Postgres(f"postgresql://postgres@127.0.0.1:{port}/postgres", prefix, binaries, data)


def _open_the_way(folder: Path) -> None:
    for parent in folder.parents:
        if parent.stat().st_uid == os.geteuid() and parent.name.startswith(("pytest-", "popen-")):
            parent.chmod(parent.stat().st_mode | 0o011)


def _as_owner(command: list[str], folder: Path) -> None:
    root = os.geteuid() == 0
    subprocess.run(
        command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        user="nobody" if root else None,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
