"""Homes that cannot be used: each is refused in one line that says which, and left as it was."""

import os
import pwd
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha, contents

LOOK, WRITE, IMPORT = ("status", "2020Q3"), ("period", "open", "2020Q3"), ("notice", "import", NOTICE, "--units", UNITS)
FRONT_DOORS = pytest.mark.parametrize(
    "command", [LOOK, WRITE, IMPORT, ("db", "upgrade")], ids=["look", "write", "import", "upgrade"]
)


def at_revision(ducha: Ducha, revision: str) -> None:
    with closing(sqlite3.connect(ducha.home / "ducha.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


@FRONT_DOORS
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_database_from_a_newer_version(opened: Ducha, command: tuple[str, ...], lang: str) -> None:
    at_revision(opened, "9999")
    assert "9999" in opened.refused(*command, lang=lang)


@FRONT_DOORS
def test_random_bytes_in_place_of_the_database(nowhere: Ducha, command: tuple[str, ...]) -> None:
    nowhere.home.mkdir()
    (nowhere.home / "ducha.db").write_bytes(os.urandom(8192))
    said = nowhere.refused(*command)
    assert str(nowhere.home / "ducha.db") in said
    assert "未预料" not in said


@FRONT_DOORS
def test_a_file_in_place_of_the_home(nowhere: Ducha, command: tuple[str, ...]) -> None:
    nowhere.home.write_text("important", encoding="utf-8")
    said = nowhere.refused(*command)
    assert str(nowhere.home) in said
    assert "未预料" not in said


@FRONT_DOORS
def test_a_file_in_place_of_a_folder_above(nowhere: Ducha, command: tuple[str, ...]) -> None:
    nowhere.home.write_text("important", encoding="utf-8")
    said = Ducha(nowhere.home / "below").refused(*command)
    assert str(nowhere.home) in said
    assert "未预料" not in said


@pytest.mark.parametrize("command", [LOOK, WRITE, ("audit", "verify"), ("history",)], ids=" ".join)
@pytest.mark.parametrize("exists", [True, False])
def test_an_empty_home_says_what_to_do_first(nowhere: Ducha, command: tuple[str, ...], exists: bool) -> None:
    if exists:
        nowhere.home.mkdir()
    assert "ducha notice import" in nowhere.refused(*command)
    assert nowhere.home.exists() is exists


def test_a_database_without_a_notice_says_what_to_do_first(nowhere: Ducha) -> None:
    nowhere.do("db", "upgrade")
    said = nowhere.refused(*LOOK)
    assert "ducha notice import" in said
    assert "“”" not in said, "an empty name means nothing to anybody"


def test_upgrading_twice_changes_nothing(imported: Ducha) -> None:
    before = contents(imported.home)
    imported.do("db", "upgrade")
    assert contents(imported.home) == before


def test_no_database_server(tmp_path: Path) -> None:
    ducha = Ducha(tmp_path / "home", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    said = ducha.refused(*LOOK)
    assert "127.0.0.1:1/none" in said
    assert "服务器已启动" in said
    assert "磁盘" not in said, "the disk has nothing to do with it"
    assert "Is the server running" in ducha.refused(*LOOK, lang="en")


@pytest.mark.parametrize("url", ["not a url", "oracle9://x/y", "mysql://127.0.0.1/x"])
def test_a_database_address_that_means_nothing(tmp_path: Path, url: str) -> None:
    said = Ducha(tmp_path / "home", url).refused(*LOOK)
    assert "DUCHA_DATABASE_URL" in said


def test_a_home_with_signs_that_mean_something_in_addresses(tmp_path: Path) -> None:
    ducha = Ducha(tmp_path / "督查 数据=1#100%25&[甲]")
    ducha.do(*IMPORT)
    assert (ducha.home / "ducha.db").stat().st_size > 0
    assert len(ducha.json("unit", "list")) == 30


def test_a_home_that_a_database_address_cannot_name_is_refused(tmp_path: Path) -> None:
    # What follows a question mark would be left out, and the data would land beside the home.
    assert "数据?新" in Ducha(tmp_path / "数据?新").refused(*IMPORT)
    assert list(tmp_path.iterdir()) == []


def test_an_account_without_a_name(opened: Ducha, monkeypatch: pytest.MonkeyPatch) -> None:
    # As in a container that runs under a number.
    def unknown(_: int) -> None:
        raise KeyError("uid not found")

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert opened.json("status", "2020Q3")["units"] == 30
