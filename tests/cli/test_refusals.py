"""Exit 1: one line in the reader's language, no traceback, and nothing written."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.cli.people import NAME, act, file_of, flag, hand_in, write

BAD_DRAFTS = [
    [],
    {"entries": []},
    {"entries": {"1": "完成"}},
    {"entries": {"1": {"progress": 5}}},
    {"entries": {"one": {"progress": "完成"}}},
    {"entries": {"9": {"progress": "不是本单位的任务"}}},
    {"nil": "yes"},
    {"other": 1},
]


def drafted(ducha: Ducha) -> None:
    write(ducha)


def signed(ducha: Ducha) -> None:
    write(ducha)
    act(ducha, NAME, "principal", "sign")


def submitted(ducha: Ducha) -> None:
    write(ducha)
    hand_in(ducha)


def flagged(ducha: Ducha) -> None:
    submitted(ducha)
    flag(ducha)


def untouched(ducha: Ducha) -> None:
    pass


#: Where the report stands, who tries what, and a word of the refusal.
NOT_ALLOWED: list[tuple[Callable[[Ducha], None], str, str, tuple[str, ...], str]] = [
    (untouched, "GXJ.principal", "sign", (), "还没有内容"),
    (untouched, "office.reviewer", "review", (), "已拟稿"),
    (untouched, "GXJ.seal_keeper", "seal", (), "已拟稿"),
    (drafted, "GXJ.drafter", "submit", (), "已拟稿"),
    (drafted, "GXJ.drafter", "sign", (), "主要负责人"),
    (drafted, "CZJ.principal", "sign", (), "不在您的范围内"),
    (signed, "GXJ.principal", "sign", (), "已签字"),
    (signed, "GXJ.drafter", "draft", ("--nil", "改为零报告"), "已签字"),
    (signed, "GXJ.principal", "seal", (), "印章管理员"),
    (signed, "GXJ.principal", "withdraw", (), "--reason"),
    (submitted, "GXJ.principal", "review", (), "审核员"),
    (submitted, "office.clerk", "review", (), "审核员"),
    (submitted, "office.reviewer", "flag", ("--text", "没有类别"), "--category"),
    (submitted, "office.reviewer", "reopen", ("--reason", "没有问题"), "已报送"),
    (submitted, "GXJ.drafter", "take-up", (), "受理"),
    (submitted, "GXJ.drafter", "answer", ("--flag", "1", "--text", "没有这一条"), "第 1 条"),
    (flagged, "GXJ.principal", "withdraw", ("--reason", "想撤回"), "存在问题待整改"),
    (flagged, "office.reviewer", "review", (), "存在问题待整改"),
    (flagged, "office.reviewer", "clear", ("--reason", "好", "--evidence", "有"), "督查室主任"),
    (flagged, "office.director", "clear", ("--reason", "好"), "--evidence"),
]


@pytest.mark.parametrize(
    ("stand", "person", "verb", "options", "words"),
    NOT_ALLOWED,
    ids=[f"{row[0].__name__}-{row[1]}-{row[2]}" for row in NOT_ALLOWED],
)
def test_what_state_or_role_does_not_allow(
    opened: Ducha, stand: Callable[[Ducha], None], person: str, verb: str, options: tuple[str, ...], words: str
) -> None:
    stand(opened)
    assert words in opened.refused("submission", verb, NAME, "--as", person, *options)


@pytest.mark.parametrize("content", BAD_DRAFTS, ids=str)
def test_a_draft_of_the_wrong_shape(opened: Ducha, tmp_path: Path, content: object) -> None:
    file = file_of(tmp_path, content)
    assert "没有保存" in opened.refused("submission", "draft", NAME, "--as", "GXJ.drafter", "--file", file)


def test_a_draft_that_is_no_json(opened: Ducha, tmp_path: Path) -> None:
    (tmp_path / "content.json").write_text("进展：完成", encoding="utf-8")
    opened.refused("submission", "draft", NAME, "--as", "GXJ.drafter", "--file", str(tmp_path / "content.json"))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("submission", "show", "2020Q3/XXX"), "2020Q3/XXX"),
        (("submission", "show", "2020Q4/GXJ"), "2020Q4/GXJ"),
        (("submission", "show", "GXJ"), "GXJ"),
        (("submission", "list", "2020Q3", "--as", "nobody"), "person list"),
        (("submission", "sign", NAME, "--as", "nobody"), "person list"),
        (("unit", "acknowledge", "XXX", "--responsible", "甲", "--measures", "乙", "--as", "GXJ.drafter"), "unit list"),
        (("unit", "acknowledge", "CZJ", "--responsible", "甲", "--measures", "乙", "--as", "GXJ.drafter"), "区财政局"),
        (("status", "2020Q4"), "period open 2020Q4"),
        (("period", "open", "2020Q4"), "2020-12-31"),
        (("period", "open", "2020Q2"), "2020Q3、2020Q4"),
        (("escalate", "2020Q4"), "period open 2020Q4"),
        (("circular", "2020Q4"), "period open 2020Q4"),
        (("rung", "issue", NAME, "--as", "office.director"), "没有待签发"),
        (("rung", "issue", NAME, "--as", "office.clerk"), "督查室主任"),
        (("paper", "receive", NAME, "--code", "12345678", "--as", "office.clerk"), "还没有签字盖章"),
        (("--office", "other", "status", "2020Q3"), "main"),
        (("--campaign", "other", "status", "2020Q3"), "临政字〔2020〕112号"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_not_there(opened: Ducha, command: tuple[str, ...], words: str) -> None:
    assert words in opened.refused(*command)


@pytest.mark.parametrize("code", ["12345678", "1", "", "zzzzzzzz", "不是校验码"])
def test_paper_of_another_revision(opened: Ducha, code: str) -> None:
    submitted(opened)
    assert "校验码" in opened.refused("paper", "receive", NAME, "--code", code, "--as", "office.clerk")


def test_the_same_paper_registered_again_changes_nothing(opened: Ducha) -> None:
    submitted(opened)
    events = opened.json("audit", "verify")["events"]
    code = opened.show(NAME)["digest"]
    assert "没有变化" in opened.do("paper", "receive", NAME, "--code", code, "--as", "office.clerk").out
    assert opened.json("audit", "verify")["events"] == events


def no_notice(folder: Path) -> str:
    file = folder / "letter.txt"
    file.write_text("各单位：请按时报送。\n", encoding="utf-8")
    return str(file)


FILES: dict[str, Callable[[Path], str]] = {
    "missing": lambda folder: str(folder / "missing.txt"),
    "a directory": lambda folder: str(folder),
    "a device": lambda _: os.devnull,
    "below a file": lambda folder: f"{no_notice(folder)}/notice.txt",
    "not a notice": no_notice,
    "a program": lambda _: os.path.realpath("/bin/sh"),
    "another format": lambda _: tomllib.__file__ or "",
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_that_is_no_notice(nowhere: Ducha, tmp_path: Path, file: str, lang: str) -> None:
    path = FILES[file](tmp_path)
    for command in (("check", path), ("import", path, "--units", UNITS), ("import", NOTICE, "--units", path)):
        said = nowhere.refused("notice", *command, lang=lang)
        assert said.endswith("。" if lang == "zh" else "."), said
    assert not nowhere.home.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [((",4,3,", ",,3 4,"), "第 4 项任务没有牵头单位"), ((",4,3,", ",4 16,3,"), "第 16 项任务，通知里没有")],
)
def test_a_unit_list_that_does_not_fit_the_notice(
    imported: Ducha, tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    units, notice = tmp_path / "units.csv", tmp_path / "notice.txt"
    units.write_text(Path(UNITS).read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    notice.write_text(Path(NOTICE).read_text(encoding="utf-8").replace("112 号", "113 号"), encoding="utf-8")
    assert words in imported.refused("notice", "import", str(notice), "--units", str(units))


def test_english_on_request_is_english(opened: Ducha) -> None:
    zh = opened.refused("submission", "sign", NAME, "--as", "GXJ.principal")
    en = opened.refused("submission", "sign", NAME, "--as", "GXJ.principal", lang="en")
    assert zh.startswith("不能签字")
    assert en.startswith("Cannot sign")


@pytest.mark.parametrize("moment", ["soon", "2020-13-01", "2020-10-12 noon", "12/10/2020"])
def test_a_moment_that_cannot_be_read(opened: Ducha, moment: str) -> None:
    assert moment in opened.refused("status", "2020Q3", as_of=moment)
