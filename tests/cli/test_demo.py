"""ducha demo: one whole quarter for a newcomer, and nobody's data lost for it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.ducha import CALL, NOTICE, UNITS, Ducha, contents


def test_a_foreign_folder_is_left_alone(nowhere: Ducha) -> None:
    nowhere.home.mkdir()
    (nowhere.home / "important.txt").write_text("keep", encoding="utf-8")
    said = nowhere.refused("demo")
    assert str(nowhere.home) in said
    assert "--home" in said


def test_real_data_is_left_alone(opened: Ducha) -> None:
    opened.refused("demo")


def test_real_data_in_the_place_of_a_demonstration_is_left_alone(nowhere: Ducha) -> None:
    nowhere.home.mkdir()
    (nowhere.home / ".ducha-demo").touch()
    nowhere.do("notice", "import", NOTICE, "--units", UNITS)
    nowhere.refused("demo")


def test_the_database_of_the_environment_is_left_alone(
    opened: Ducha, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Enough(Exception):
        """The demonstration got as far as its clock."""

    def stop(*_: object) -> None:
        raise Enough

    monkeypatch.setattr("cli.demo.prefect_api", stop)
    before = contents(opened.home)
    demo = Ducha(tmp_path / "demo", f"sqlite:///{opened.home / 'ducha.db'}")
    demo("demo")
    assert contents(opened.home) == before
    assert (demo.home / "ducha.db").exists()


def test_a_file_in_place_of_the_home_is_refused(nowhere: Ducha) -> None:
    nowhere.home.write_text("important", encoding="utf-8")
    assert "未预料" not in nowhere.refused("demo")


def test_the_whole_quarter(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DUCHA_", "PREFECT_"))}
    home = tmp_path / "演示"
    ran = subprocess.run(
        [*CALL, "--home", str(home), "demo"],
        capture_output=True, timeout=600, env=clean | {"COLUMNS": "200"}, cwd=tmp_path,
    )  # fmt: skip
    screen = ran.stdout.decode()
    assert (ran.returncode, ran.stderr.decode()) == (0, "")
    for words in ("演示", "16-19", "20项", "台账完好", "consolidated-report", "escalate-late-units"):
        assert words in screen
    _expect(Ducha(home), home / "circular" / "2020Q3-main-1", screen)


def _expect(ducha: Ducha, folder: Path, screen: str) -> None:
    files = {"circular.json", "circular.html", "circular.docx", "circular.xlsx", "circular.pdf"}
    assert {path.name for path in folder.iterdir()} == files
    assert all(name in screen for name in files)
    value = json.loads((folder / "circular.json").read_bytes())
    assert (value["issue"], value["issued_on"], value["due_on"]) == (1, "2020-10-27", "2020-10-12")
    assert [task["seq"] for task in value["tasks"]] == [*range(1, 16), 20]
    assert [task["seq"] for task in value["missing_tasks"]] == [16, 17, 18, 19]
    assert value["label"].startswith("演示")
    assert value["totals"].items() >= {"units": 30, "missing": 2}.items()
    assert ducha.json("audit", "verify")["ok"]
    runs = ducha.json("history")
    assert {run["state"] for run in runs} == {"completed"}
    assert len({run["prefect_run_id"] for run in runs} - {None}) == len(runs)
    states = ducha.json("status", "2020Q3", as_of="2020-10-27")
    assert states["units"] == 30
    assert states["timeliness"]["missing"] == 2
