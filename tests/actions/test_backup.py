"""A backup holds one moment while others write, and the home's files; it is there whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from actions.backup_refusals import BackupExists, BackupUnwritable
from bilingual import Text
from models import Base, sqlite_copy
from models.backup import COPYING
from models.engine import open_engine, reading
from models.schema import DatabaseEmpty, newest
from reports.heads import heads, root_of
from reports.verification import verify_all
from statemachine.submission import State
from tests.actions.backups import bring_back, take
from tests.migrating import rows
from tests.quarter import Home

KEPT = ("circular/2020Q3-main-1/circular.pdf", "circular/2020Q3-main-1/circular.json", "attachment/ab/cdef")
LEFT = ("prefect/prefect.db", "backups/0001.zip", "error.log", "circular/.circular.pdf.part")


def furnish(home: Path) -> Path:
    """A home with everything that can lie there."""
    for name in (*KEPT, *LEFT):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(os.urandom(1000))
    (home / "circular" / "link").symlink_to(home / "error.log")
    return home


@pytest.fixture
def file_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An SQLite database without a campaign: for what depends on no engine."""
    engine = open_engine(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'file.db')}")
    yield engine
    engine.dispose()


def test_it_holds_what_was_there_when_it_began_and_comes_back_whole(
    home: Home, blank: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_copy, "_PAGES", 1)  # others write after the first page, long before the last
    old, new, file = furnish(tmp_path / "home"), tmp_path / "new", tmp_path / "backup.zip"
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
    before, busy = rows(home.engine), iter(("CZJ", "FGJ"))

    def others_write(_: Text, done: int, total: int) -> None:
        if unit := next(busy, None):
            with home.act() as scene:
                scene.bring(unit, State.SUBMITTED)

    manifest = take(home.engine, old, file, others_write)
    assert next(busy, None) is None, "nobody has written in the meantime"
    assert len(rows(home.engine)["audit_event"]) > manifest["counts"]["audit_event"] == len(before["audit_event"])
    bring_back(blank, new, file)
    assert rows(blank) == before
    assert contents(new) == {name: (old / name).read_bytes() for name in KEPT}
    with reading(blank) as session:
        assert verify_all(session).ok
        assert root_of(heads(session)) == manifest["heads"]["root"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_manifest_says_what_it_is(file_engine: Engine, tmp_path: Path) -> None:
    manifest = take(file_engine, tmp_path / "home", tmp_path / "backup.zip")
    assert {key: manifest[key] for key in ("format", "revision", "moment", "engine", "checkpoint")} == {
        "format": 1, "revision": newest(), "moment": "2020-10-20T01:00:00+00:00", "engine": "sqlite",
        "checkpoint": None,
    }  # fmt: skip
    assert set(manifest["counts"]) == set(Base.metadata.tables)
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0, "others may not read it"


def test_a_file_that_is_there_is_never_replaced(file_engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_text("the last good one", encoding="utf-8")
    with pytest.raises(BackupExists):
        take(file_engine, tmp_path, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").read_text(encoding="utf-8") == "the last good one"


def test_what_fails_half_way_leaves_nothing(
    file_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_session: object, file: Path, _progress: object) -> None:
        file.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(COPYING, "sqlite", COPYING["sqlite"]._replace(dump=full))
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(BackupUnwritable) as caught:
        take(file_engine, tmp_path, folder / "backup.zip")
    assert "No space left" in caught.value.sentence("zh")
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there(file_engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupUnwritable):
        take(file_engine, tmp_path, tmp_path / "nowhere" / "backup.zip")


def test_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(DatabaseEmpty):
        take(open_engine(f"sqlite:///{tmp_path / 'none.db'}"), tmp_path, tmp_path / "backup.zip")
    assert list(tmp_path.iterdir()) == []
