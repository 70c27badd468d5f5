"""A backup comes back whole into an empty place; a damaged, foreign or newer one changes nothing."""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.archive import MANIFEST, opened
from actions.backup_refusals import (
    BackupDamaged,
    BackupNewer,
    BackupUnreadable,
    EngineDiffers,
    NotABackup,
    NotEmpty,
    RestoreDiffers,
    RestoreFailed,
)
from bilingual import Refused
from models.engine import open_engine
from models.schema import DatabaseEmpty, current, require_current
from reports.verification import verify_all
from statemachine.submission import State
from tests.actions.backups import bring_back, forged, rewritten, take
from tests.migrating import STEPS, migrate, rows
from tests.quarter import Home

DATABASE = "database.sqlite"
FILE = "home/circular/2020Q3-main-1/circular.json"


@pytest.fixture(scope="module")
def sqlite_backup(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite backup with one file: what damage looks like depends on no engine."""
    folder = tmp_path_factory.mktemp("backup")
    path = folder / FILE.removeprefix("home/")
    path.parent.mkdir(parents=True)
    path.write_text("{}", encoding="utf-8")
    engine = open_engine(f"sqlite:///{sqlite_template}")
    take(engine, folder, folder / "backup.zip")
    engine.dispose()
    return folder / "backup.zip"


def refused(file: Path, folder: Path, kind: type[Refused]) -> str:
    """``file`` is refused, and nothing at all is written; returns the sentence."""
    engine = open_engine(f"sqlite:///{folder / 'new' / 'ducha.db'}")
    with pytest.raises(kind) as caught:
        bring_back(engine, folder / "new", file)
    assert not (folder / "new").exists()
    return caught.value.sentence("zh")


def flipped(file: Path, to: Path, at: int) -> Path:
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    to.write_bytes(data)
    return to


@pytest.mark.parametrize("member", [DATABASE, FILE, MANIFEST])
def test_a_byte_of_any_member_is_changed(sqlite_backup: Path, tmp_path: Path, member: str) -> None:
    at = sqlite_backup.read_bytes().index(member.encode()) + len(member) + 21  # behind the header and the length
    assert member in refused(flipped(sqlite_backup, tmp_path / "x.zip", at), tmp_path, BackupDamaged)


def test_any_byte_of_the_zip_s_own_end_is_changed(sqlite_backup: Path, tmp_path: Path) -> None:
    size = sqlite_backup.stat().st_size
    for at in range(size - 22, size):
        with suppress(BackupDamaged, NotABackup), opened(flipped(sqlite_backup, tmp_path / "x.zip", at)) as backup:
            backup.check()


@pytest.mark.parametrize(
    ("member", "change"),
    [
        (DATABASE, lambda members: members.update({DATABASE: members[DATABASE] + b"\0"})),
        (FILE, lambda members: members.update({FILE: b"[]"})),
        (FILE, lambda members: members.pop(FILE)),
        ("home/circular/more", lambda members: members.update({"home/circular/more": b"x"})),
        (MANIFEST, lambda members: members.update({MANIFEST: members[MANIFEST].replace(b"sqlite", b"sqlitf")})),
        (MANIFEST, lambda members: members.update({MANIFEST: members[MANIFEST][:-9]})),
        (MANIFEST, lambda members: members.update({MANIFEST: b"\xff"})),
    ],
)
def test_a_sound_zip_with_other_content(
    sqlite_backup: Path, tmp_path: Path, member: str, change: Callable[[dict[str, bytes]], object]
) -> None:
    file = rewritten(sqlite_backup, tmp_path / "x.zip", change)
    assert member in refused(file, tmp_path, BackupDamaged)


@pytest.mark.parametrize(
    "name",
    [
        "home/../../escaped", "/escaped", "home//escaped", "home/circular/../../escaped", "home/ducha.db",
        "home/prefect/profiles.toml", "home/circular/.hidden", "home/circular\\..\\x", "home/c:/x", "home/", "x/x",
    ],
)  # fmt: skip
def test_a_name_that_no_backup_has(sqlite_backup: Path, tmp_path: Path, name: str) -> None:
    def smuggle(members: dict[str, bytes]) -> None:
        listed = orjson.loads(members[MANIFEST])["members"]
        members[name] = members[FILE]
        forged(members, members=listed | {name: listed[FILE]})

    assert name in refused(rewritten(sqlite_backup, tmp_path / "x.zip", smuggle), tmp_path, BackupDamaged)
    assert not (tmp_path.parent / "escaped").exists()


def test_a_file_of_another_kind(sqlite_backup: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("a letter", encoding="utf-8")
    (tmp_path / "short").write_bytes(sqlite_backup.read_bytes()[:-100])
    foreign = rewritten(sqlite_backup, tmp_path / "foreign", lambda members: members.pop(MANIFEST))
    other = rewritten(sqlite_backup, tmp_path / "other", lambda members: members.update({MANIFEST: b"[]"}))
    for file in (tmp_path / "text", tmp_path / "short", foreign, other):
        refused(file, tmp_path, NotABackup)
    for file in (tmp_path / "missing", tmp_path):
        refused(file, tmp_path, BackupUnreadable)


@pytest.mark.parametrize("change", [{"revision": "9999"}, {"format": 2}])
def test_a_backup_of_a_newer_program(sqlite_backup: Path, tmp_path: Path, change: dict[str, object]) -> None:
    file = rewritten(sqlite_backup, tmp_path / "x.zip", lambda members: forged(members, **change))
    refused(file, tmp_path, BackupNewer)


def test_a_backup_of_the_other_engine(sqlite_backup: Path, tmp_path: Path) -> None:
    file = rewritten(sqlite_backup, tmp_path / "x.zip", lambda members: forged(members, engine="postgresql"))
    assert "postgresql" in refused(file, tmp_path, EngineDiffers)


def test_counts_that_do_not_come_out(sqlite_backup: Path, tmp_path: Path) -> None:
    file = rewritten(sqlite_backup, tmp_path / "x.zip", lambda members: forged(members, counts={"unit": 7}))
    engine = open_engine(f"sqlite:///{tmp_path / 'new' / 'ducha.db'}")
    with pytest.raises(RestoreDiffers):
        bring_back(engine, tmp_path / "new", file)
    assert list((tmp_path / "new").iterdir()) == []


def test_nothing_is_overwritten(sqlite_backup: Path, tmp_path: Path) -> None:
    for name in ("ducha.db", "ducha.db-wal", "circular/1/circular.pdf"):
        home = tmp_path / name.replace("/", "-")
        (home / name).parent.mkdir(parents=True)
        (home / name).write_bytes(b"dear")
        with pytest.raises(NotEmpty) as caught:
            bring_back(open_engine(f"sqlite:///{home / 'ducha.db'}"), home, sqlite_backup)
        assert str(home) in caught.value.sentence("en")
        assert [path.read_bytes() for path in home.rglob("*") if path.is_file()] == [b"dear"]


def test_a_database_in_use_is_not_overwritten(home: Home, tmp_path: Path) -> None:
    take(home.engine, tmp_path / "home", tmp_path / "backup.zip")
    before = rows(home.engine)
    with pytest.raises(NotEmpty):
        bring_back(home.engine, tmp_path / "home", tmp_path / "backup.zip")
    assert rows(home.engine) == before


def test_what_fails_half_way_is_not_in_use(home: Home, blank: Engine, tmp_path: Path) -> None:
    old, new = tmp_path / "home", tmp_path / "new"
    (old / "circular").mkdir(parents=True)
    (old / "circular" / "circular.pdf").write_bytes(b"pdf")
    take(home.engine, old, tmp_path / "backup.zip")

    def killed(_: Session) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_back(blank, new, tmp_path / "backup.zip", killed)
    assert list(new.iterdir()) == []
    with pytest.raises(DatabaseEmpty):
        require_current(blank)
    if blank.dialect.name == "sqlite":
        bring_back(blank, new, tmp_path / "backup.zip")
        assert (new / "circular" / "circular.pdf").read_bytes() == b"pdf"
    else:
        with pytest.raises(NotEmpty):
            bring_back(blank, new, tmp_path / "backup.zip")


def test_an_older_backup_comes_back_as_it_was(home: Home, blank: Engine, tmp_path: Path) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
    migrate(home.engine, STEPS[0])
    assert take(home.engine, tmp_path / "home", tmp_path / "backup.zip")["revision"] == STEPS[0]
    bring_back(blank, tmp_path / "new", tmp_path / "backup.zip")
    assert current(blank) == STEPS[0]
    assert rows(blank) == rows(home.engine)
    migrate(blank, STEPS[-1])
    with Session(blank) as session:
        assert verify_all(session).ok


def test_the_last_step_fails(sqlite_backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("models.sqlite_copy.os.replace", full)
    with pytest.raises(RestoreFailed) as caught:
        bring_back(open_engine(f"sqlite:///{tmp_path / 'new' / 'ducha.db'}"), tmp_path / "new", sqlite_backup)
    assert "No space left" in caught.value.sentence("zh")
    assert list((tmp_path / "new").iterdir()) == []
