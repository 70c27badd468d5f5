"""ducha replay and the anchors of ducha audit: a copied home years later, and what was changed in it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from unittest.mock import patch

import pytest

import documents
from documents import FORMS
from tests.cli.ducha import Ducha
from tests.cli.people import NAME, flag, hand_in, office, write
from tests.cli.test_audit import EVENT, SUBJECT, tamper

PERIOD = "period:main/临政字〔2020〕112号/2020Q3"


@pytest.fixture(scope="module")
def frozen_home(opened_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in, the circular frozen under its checkpoint; copied, never used."""
    home = tmp_path_factory.mktemp("frozen") / "home"
    shutil.copytree(opened_home, home)
    ducha = Ducha(home)
    write(ducha)
    hand_in(ducha)
    ducha.do("circular", "2020Q3", "--format", "json", as_of="2020-10-27")
    return home


@pytest.fixture
def frozen(frozen_home: Path, tmp_path: Path) -> Ducha:
    shutil.copytree(frozen_home, tmp_path / "home")
    return Ducha(tmp_path / "home", as_of="2020-10-27T15:00")


def test_a_copied_home_rebuilds_the_same_files_years_later(frozen: Ducha, tmp_path: Path) -> None:
    copy = Ducha(shutil.copytree(frozen.home, tmp_path / "elsewhere" / "copy"), as_of="2031-05-05")
    said = copy.json("replay", "2020Q3", "--out", str(tmp_path / "rebuilt.json"))
    assert said == {"ok": True, "submissions": 30, "files": dict.fromkeys(FORMS, "equal"), "differing": []}
    (kept,) = frozen.home.rglob("circular.json")
    assert (tmp_path / "rebuilt.json").read_bytes() == kept.read_bytes()


def test_a_file_that_is_no_longer_the_published_one_ends_in_1(frozen: Ducha) -> None:
    with patch.dict(documents.FORMS, {"html": documents.FORMS["html"]._replace(function=lambda content, fonts: b"")}):
        said = frozen("replay", "2020Q3", "--json")
    assert (said.code, said.json["ok"], said.json["differing"]) == (1, False, [])
    assert said.json["files"] == dict.fromkeys(FORMS, "equal") | {"html": "differs"}


def test_other_fonts_are_named_and_are_no_fault(frozen: Ducha) -> None:
    now = documents.versions(documents.default_fonts())
    nothing = {"pdf": documents.FORMS["pdf"]._replace(function=lambda content, fonts: b"")}
    with patch("cli.replay.versions", lambda fonts: now | {"typst": "99"}), patch.dict(documents.FORMS, nothing):
        said = frozen.json("replay", "2020Q3")
    assert said["ok"]
    assert said["files"] == dict.fromkeys(FORMS, "equal") | {"pdf": "other versions: typst"}


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        (f"DELETE FROM audit_event WHERE subject = '{PERIOD}' AND action = 'freeze'", PERIOD),
        ("DELETE FROM checkpoint", PERIOD),
        ("DELETE FROM checkpoint_head WHERE subject = 'roster:main'", "checkpoint:"),
        ("UPDATE checkpoint SET size = 32", "checkpoint:"),
        ("UPDATE period SET due_trace = 'x'", PERIOD),
        ("UPDATE period SET due_trace = '{}'", PERIOD),
        ("UPDATE campaign SET rules = '{'", "campaign:main/临政字〔2020〕112号"),
        (f"UPDATE submission SET state = 'lost' WHERE subject = '{SUBJECT}'", SUBJECT),
        ("UPDATE checkpoint SET made_at = 'x'", "checkpoint:1"),
        ("UPDATE circular_edition SET versions = '['", "circular_edition:1"),
        (f"UPDATE audit_event SET payload = 'x' WHERE subject = '{PERIOD}' AND action = 'freeze'", PERIOD),
    ],
)
def test_what_a_replay_rests_on_is_named_when_it_is_gone_or_unreadable(
    frozen: Ducha, statement: str, subject: str
) -> None:
    tamper(frozen, statement)
    said = frozen("replay", "2020Q3", "--json")
    assert said.code == 1
    assert not said.json["ok"]
    assert any(one["subject"].startswith(subject) for one in said.json["differing"])


def test_it_says_so_to_people(frozen: Ducha) -> None:
    said = frozen.do("replay", "2020Q3").out
    assert "重建 30 份报告" in said
    assert said.count("逐字节相同") == len(FORMS)


def test_work_after_the_freeze_changes_nothing(frozen: Ducha) -> None:
    flag(frozen, as_of="2020-10-20")
    renaming = ("GXJ", "--name", "（演示）区工信局", "--short-name", "工信", "--as", "office.clerk")
    frozen.do("roster", "rename-unit", *renaming, as_of="2020-10-28")
    frozen.do("period", "open", "2020Q4", as_of="2021-01-04")
    assert frozen.json("replay", "2020Q3", as_of="2021-01-04")["ok"]
    assert frozen.json("audit", "verify")["ok"]


def test_a_quarter_without_a_circular_has_no_files(opened: Ducha) -> None:
    assert opened.json("replay", "2020Q3") == {"ok": True, "submissions": 30, "files": {}, "differing": []}
    assert "2020Q4" in opened.refused("replay", "2020Q4") or "第四季度" in opened.refused("replay", "2020Q4")


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE revision SET content = replace(content, '已完成1', '已完成9')", PERIOD),
        (f"UPDATE revision SET digest = '{'0' * 64}'", SUBJECT),
        (f"UPDATE audit_event SET payload = replace(payload, '\"digest\":\"', '\"digest\":\"0') {EVENT}", SUBJECT),
        (f"UPDATE audit_event SET at = replace(at, '2020-10', '2020-11') WHERE subject = '{SUBJECT}' AND seq = 4",
         SUBJECT),
        ("UPDATE circular_edition SET content = replace(content, '未报', '已报')", PERIOD),
    ],
)  # fmt: skip
def test_a_change_ends_in_1_and_names_its_subject(frozen: Ducha, statement: str, subject: str) -> None:
    tamper(frozen, statement)
    said = frozen("replay", "2020Q3")
    assert said.code == 1
    assert subject in said.err
    assert "未预料" not in said.err
    value = frozen("replay", "2020Q3", "--json")
    assert value.code == 1
    assert subject in {one["subject"] for one in value.json["differing"]}


def test_a_checkpoint_is_made_once(frozen: Ducha) -> None:
    office(frozen, "reviewer", "take-up")
    first = frozen.json("audit", "checkpoint")
    assert (first["new"], first["size"]) == (True, 33)
    again = frozen.json("audit", "checkpoint", as_of="2020-11-30")
    assert (again["new"], again["root"], again["size"]) == (False, first["root"], first["size"])
    said = frozen.do("audit", "checkpoint").out
    assert f"{first['root']}（33 个链首，" in said


def test_the_printed_root_holds_after_more_work(frozen: Ducha) -> None:
    (kept,) = frozen.home.rglob("circular.json")
    made = frozen.json("audit", "checkpoint")["root"]
    flag(frozen, as_of="2020-10-20")
    for printed in (made, made.upper(), f"{made[:32]} {made[32:]}"):
        assert frozen.json("audit", "verify", "--root", printed)["ok"], printed
    printed = next(line for line in json.loads(kept.read_text())["standing"] if "检查点" in line)
    root = next(word for word in printed.replace("。", "：").split("：") if len(word) == 64)
    assert frozen.json("audit", "verify", "--chain", "--root", root)["ok"]


def test_an_unknown_root_is_named(frozen: Ducha) -> None:
    said = frozen("audit", "verify", "--root", "ab" * 32, "--json")
    assert said.code == 1
    assert [one["subject"] for one in said.json["broken"]] == ["checkpoint:abababababababab"]
    assert "checkpoint:abababababababab" in frozen("audit", "verify", "--root", "ab" * 32, lang="en").err


def test_the_chains_alone_do_not_see_what_was_changed_beside_them(frozen: Ducha) -> None:
    tamper(frozen, f"UPDATE submission SET nil = 1 WHERE subject = '{SUBJECT}'")
    assert frozen.json("audit", "verify", "--chain")["ok"]
    said = frozen("audit", "verify", "--json")
    assert (said.code, [one["subject"] for one in said.json["broken"]]) == (1, [SUBJECT])


def test_the_bundle_verifies_anywhere_under_the_root_that_was_said(frozen: Ducha, tmp_path: Path) -> None:
    out = tmp_path / "evidence.zip"
    root = frozen.json("audit", "checkpoint")["root"]
    assert root in frozen.do("audit", "bundle", "2020Q3", str(out)).out
    with zipfile.ZipFile(out) as archive:
        archive.extractall(tmp_path / "unpacked")
        names = set(archive.namelist())
        whole = b"".join(archive.read(name) for name in names)
    forms = {f"documents/circular{form.suffix}" for name, form in FORMS.items() if name != "json"}
    assert forms | {"revisions/GXJ-r1.json", "circular.json", "verify.py"} <= names
    assert str(tmp_path).encode() not in whole
    call = [sys.executable, "-I", "-S", str(tmp_path / "unpacked" / "verify.py"), "--root", root]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    said = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert (said.returncode, said.stderr) == (0, "")


def test_two_bundles_of_the_same_ledger_are_the_same_file(frozen: Ducha, tmp_path: Path) -> None:
    frozen.do("audit", "checkpoint")
    for name, day in (("a.zip", "2020-11-01"), ("b.zip", "2030-01-01")):
        frozen.do("audit", "bundle", "2020Q3", str(tmp_path / name), as_of=day)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_bundle_of_a_quarter_without_a_circular_has_no_documents(opened: Ducha, tmp_path: Path) -> None:
    opened.do("audit", "bundle", "2020Q3", str(tmp_path / "b.zip"))
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith(("documents/", "circular", "revisions/"))]


def test_the_name_of_a_submission_is_not_that_of_a_quarter(frozen: Ducha, tmp_path: Path) -> None:
    said = frozen("audit", "bundle", NAME, str(tmp_path / "b.zip"))
    assert said.code != 0
    assert not (tmp_path / "b.zip").exists()
