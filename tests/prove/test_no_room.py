"""A disk that is full, or may only be read: a clear sentence, nothing lost, and it works again afterwards."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.postgres import Postgres, find_binaries, private_server
from tests.prove.acts import Desk
from tests.prove.proof import proof

ROUNDS = 20


def opened(home: Path, url: str | None = None) -> Desk:
    """The sample imported, 2020Q3 opened, and three units that have written."""
    ducha = Ducha(home, url)
    ducha.do("notice", "import", NOTICE, "--units", UNITS, as_of="2020-08-12")
    ducha.do("period", "open", "2020Q3", as_of="2020-10-01")
    return Desk(ducha)


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Until the end no file can grow beyond ``size`` bytes: what a full disk does to those who may mount none."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of its own, to be filled; not below pytest's folders, where a server could not go."""
    with TemporaryDirectory() as name:
        disk = Path(name) / "disk"
        disk.mkdir()
        disk.parent.chmod(0o711)
        command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
        if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
            no_disk()
        yield disk
        subprocess.run(["umount", disk], check=True)


def no_disk() -> None:
    """Loudly; where the proof must be given, it fails."""
    reason = "NO SMALL DISK: that a full disk loses nothing is proved by root, who may mount one"
    if os.environ.get("CI") == "true" and os.geteuid() == 0:
        pytest.fail(reason)
    pytest.skip(reason)


def remount(disk: Path, option: str) -> None:
    """Change ``disk``: ``ro``, ``rw`` or ``size=…``."""
    subprocess.run(["mount", "-o", f"remount,{option}", disk], check=True)


@contextmanager
def filled(disk: Path, room: int) -> Iterator[None]:
    """All of ``disk`` taken but ``room`` bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with filler.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, max(1, free - room))
    yield
    filler.unlink()


def test_a_file_that_cannot_grow_is_refused_in_one_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    desk = opened(tmp_path / "home")
    for size in (0, 5_000, 40_000, 10_000_000):
        with no_file_beyond(size):
            desk.act()
        desk.verify()
    assert desk.refused.total() >= 2
    assert desk.done >= 1
    assert desk.act()


def test_a_database_that_may_only_be_read_is_refused_in_one_sentence(postgres: Postgres, tmp_path: Path) -> None:
    name = postgres.create()
    desk = opened(tmp_path / "home", postgres.url(name))
    read_only(postgres, name, desk)
    postgres.drop(name)


def read_only(postgres: Postgres, name: str, desk: Desk) -> None:
    """The server lets nobody write for a while."""
    assert desk.act()
    postgres.run(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    assert not desk.act()
    desk.verify()  # reading goes on
    postgres.run(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
    assert desk.act()
    desk.verify()


def exhaust(server: Postgres) -> int:
    """Make the server ask for room for its log; 1 if it has none and gives up altogether."""
    try:
        for _ in range(8):
            server.run("CREATE TABLE filler (); DROP TABLE filler; SELECT pg_switch_wal()")
    except psycopg.OperationalError:
        return 1
    return 0


def fill_again_and_again(disk: Path, desk: Desk, most: int, server: Postgres | None = None) -> dict[str, Any]:
    """Fill the disk, act until it is refused, make room, look, act: many times."""
    chance, crashes = Random(2020), 0
    for number in range(ROUNDS):
        with filled(disk, chance.randrange(0, most)):
            if server and number % 4 == 3:
                crashes += exhaust(server)
            for _ in range(40):
                if not desk.act():
                    break
        if server:
            server.wake()
        desk.verify()
        assert desk.act()
    assert desk.refused.total() >= ROUNDS // 2
    tried = desk.done + desk.refused.total()
    return {"seed": 2020, "fillings": ROUNDS, "tried": tried, "acknowledged": desk.done, "lost": 0} | {
        "refused": dict(desk.refused),
        "server gave up": crashes,
    }


@pytest.mark.prove
def test_a_full_or_read_only_disk_under_sqlite(small_disk: Path) -> None:
    with proof("no-room", "sqlite", kept=True) as figures:
        desk = opened(small_disk / "home")
        figures["full"] = fill_again_and_again(small_disk, desk, 150_000)
        refused = desk.refused.total()
        remount(small_disk, "ro")
        assert not any(desk.act() for _ in range(4))
        figures["read only"] = {"tried": 4, "refused": desk.refused.total() - refused, "lost": 0}
        remount(small_disk, "rw")
        desk.verify()
        assert desk.act()


@pytest.mark.prove
def test_a_full_or_read_only_disk_under_postgresql(small_disk: Path, tmp_path: Path) -> None:
    remount(small_disk, "size=300m")
    (small_disk / "server").mkdir()
    binaries = find_binaries()
    if binaries is None:
        pytest.fail("NO POSTGRESQL BINARIES: a full disk cannot be proved here (install postgresql)")
    server = private_server(binaries, small_disk / "server", "ducha_full")
    try:
        with proof("no-room", "postgresql", kept=True) as figures:
            name = server.create()
            desk = opened(tmp_path / "home", server.url(name))
            figures["full"] = fill_again_and_again(small_disk, desk, 300_000, server)
            read_only(server, name, desk)
            figures["read only"] = {"tried": 1, "refused": 1, "lost": 0}
    finally:
        server.close()
