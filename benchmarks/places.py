"""Where a measurement runs: an engine on a storage, and fresh copies of one prepared database there."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import psycopg

from models.engine import open_engine
from models.schema import upgrade
from tests.postgres import Postgres, find_binaries, private_server

ENGINES = ("sqlite", "postgresql")
#: Storage → the folder that lies on it unless the environment names another.
STORAGES = {"disk": ("DUCHA_BENCH_DISK", "/var/tmp"), "tmpfs": ("DUCHA_BENCH_TMPFS", "/dev/shm")}
PREPARED = "prepared"
_PROBE_SECONDS = 0.25


@dataclass
class Place:
    """One engine on one storage. ``server`` is a private PostgreSQL with everything at its default."""

    engine: str
    storage: str
    folder: Path
    server: Postgres | None = None

    def fresh(self, name: str) -> str:
        """A fresh copy of what ``begin`` made and others filled, safely on storage; the copy of before is gone."""
        if self.server is None:
            self._forget(name)
            shutil.copy(self.folder / f"{PREPARED}.db", self.folder / f"{name}.db")
            with (self.folder / f"{name}.db").open("rb") as file:
                os.fsync(file.fileno())
        else:
            self.server.run(f'DROP DATABASE IF EXISTS "bench_{name}" WITH (FORCE)')
            self.server.run(f'CREATE DATABASE "bench_{name}" TEMPLATE "bench_{PREPARED}"')
            self.server.run("CHECKPOINT")
        return self._url(name)

    def empty(self, name: str) -> str:
        """An empty database without our schema (the peers bring their own)."""
        if self.server is None:
            self._forget(name)
        else:
            self.server.run(f'DROP DATABASE IF EXISTS "bench_{name}" WITH (FORCE)')
            self.server.run(f'CREATE DATABASE "bench_{name}"')
        return self._url(name)

    def begin(self, name: str = PREPARED) -> str:
        """A database at the newest schema with nothing in it."""
        url = self.empty(name)
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        return url

    def server_version(self) -> str:
        """PostgreSQL's, "" for SQLite."""
        if self.server is None:
            return ""
        with psycopg.connect(self.server.dsn) as connection:
            number = connection.info.server_version
        return f"{number // 10000}.{number % 10000}"

    def fsync_per_s(self) -> int:
        """How many small writes this storage makes durable in a second, now."""
        path, count, begun = self.folder / "probe", 0, time.perf_counter()
        with path.open("wb", buffering=0) as file:
            while (spent := time.perf_counter() - begun) < _PROBE_SECONDS:
                file.seek(0)
                file.write(b"0" * 4096)
                os.fdatasync(file.fileno())
                count += 1
        return round(count / spent)

    def _url(self, name: str) -> str:
        return self.server.url(f"bench_{name}") if self.server else f"sqlite:///{self.folder / name}.db"

    def _forget(self, name: str) -> None:
        for suffix in (".db", ".db-wal", ".db-shm"):
            (self.folder / f"{name}{suffix}").unlink(missing_ok=True)


def plain(url: str) -> str:
    """``url`` as the driver itself takes it: a path, or a PostgreSQL address."""
    return url.removeprefix("sqlite:///").replace("postgresql+psycopg://", "postgresql://")


@contextmanager
def place(engine: str, storage: str) -> Iterator[Place]:
    """An engine on a storage, in a folder of its own that is gone afterwards."""
    variable, usual = STORAGES[storage]
    parent = Path(os.environ.get(variable, usual))
    kind = filesystem(parent)
    if (kind == "tmpfs") != (storage == "tmpfs"):
        raise click.ClickException(f"{parent} is {kind}; set {variable} to a folder on {storage}")
    folder = Path(tempfile.mkdtemp(prefix="ducha-bench-", dir=parent))
    try:
        if engine == "sqlite":
            yield Place(engine, storage, folder)
        else:
            with _server(folder) as server:
                yield Place(engine, storage, folder, server)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _server(folder: Path) -> Iterator[Postgres]:
    binaries = find_binaries()
    if binaries is None:
        raise click.ClickException("no initdb and pg_ctl here: install postgresql")
    server = private_server(binaries, folder, "bench")
    try:
        with psycopg.connect(server.dsn) as connection:
            for setting in ("fsync", "synchronous_commit"):
                assert connection.execute(f"SHOW {setting}").fetchone() == ("on",), setting
        yield server
    finally:
        server.close()


def filesystem(folder: Path) -> str:
    """The kind of file system that ``folder`` lies on ("ext4", "tmpfs"); "unknown" without /proc."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    table = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8").splitlines()]
    above = [(where, kind) for where, kind in table if folder.resolve().is_relative_to(where)]
    return max(above, key=lambda pair: len(pair[0]))[1]
