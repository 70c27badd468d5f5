"""The backup before an upgrade: an older database gets one, a newer one is not touched, an empty one needs none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.engine import open_engine
from models.schema import newest
from tests.cli.ducha import NOTICE, UNITS, Ducha, contents
from tests.migrating import STEPS, migrate


def aged(ducha: Ducha, revision: str = STEPS[0]) -> None:
    """The home's database as an older program has left it."""
    engine = open_engine(f"sqlite:///{ducha.home / 'ducha.db'}")
    migrate(engine, revision)
    engine.dispose()


def revision(ducha: Ducha) -> str:
    with closing(sqlite3.connect(ducha.home / "ducha.db")) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_a_newer_database_is_not_touched(opened: Ducha, tmp_path: Path) -> None:
    with closing(sqlite3.connect(opened.home / "ducha.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "9999" in opened.refused("db", "upgrade")
    assert "9999" in opened.refused("backup", str(tmp_path / "backup.zip"))
    assert list(tmp_path.glob("*.zip")) == []


def test_an_import_into_nothing_makes_no_backup(imported: Ducha) -> None:
    assert sorted(contents(imported.home)) == ["ducha.db"]


def test_an_older_database_is_backed_up_before_its_upgrade(opened: Ducha, tmp_path: Path) -> None:
    aged(opened)
    assert "ducha db upgrade" in opened.refused("status", "2020Q3")
    said = opened.do("db", "upgrade").out
    (file,) = (opened.home / "backups").iterdir()
    assert file.name.startswith(f"{STEPS[0]}-")
    assert str(file) in said
    assert revision(opened) == newest()
    assert opened.json("audit", "verify")["ok"]

    old = Ducha(tmp_path / "old")
    said = old.do("restore", str(file), "--verify").out
    assert "ducha db upgrade" in said
    assert revision(old) == STEPS[0]
    old.do("db", "upgrade")
    assert old.json("audit", "verify") == opened.json("audit", "verify")
    assert len(list((old.home / "backups").iterdir())) == 1


def test_without_a_backup_there_is_no_upgrade_unless_one_says_so(opened: Ducha) -> None:
    aged(opened)
    (opened.home / "backups").write_text("in the way", encoding="utf-8")
    assert "--without-backup" in opened.refused("db", "upgrade")
    assert revision(opened) == STEPS[0]
    opened.do("db", "upgrade", "--without-backup")
    assert revision(opened) == newest()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_import_into_an_older_database(opened: Ducha, lang: str) -> None:
    aged(opened, STEPS[-2])
    assert "ducha db upgrade" in opened.refused("notice", "import", NOTICE, "--units", UNITS, lang=lang)
    assert revision(opened) == STEPS[-2]
