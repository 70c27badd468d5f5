"""What people type and how it is printed: brackets, colons, names in old encodings, a reader that goes away."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.ducha import CALL, Ducha
from tests.cli.people import NAME, hand_in, write


@pytest.mark.parametrize(
    "words",
    [
        "完成[/]",
        "[bold red]完成[/bold red]",
        r"\[/]",
        "[link=file:///etc/passwd]完成[/link]",
        "比例尺1:100:200",
        ":warning: 完成",
        "“引号”与'单引号'与\"双引号\"",
        "<script>alert(1)</script> & {{ 7*7 }}",
        "=1+1",
    ],
)
def test_words_are_printed_as_they_were_typed(opened: Ducha, words: str) -> None:
    opened.do("submission", "draft", NAME, "--as", "GXJ.drafter", "--task", "1", "--progress", words)
    assert opened.show(NAME)["draft"]["entries"]["1"]["progress"] == words
    assert words in opened.do("submission", "show", NAME).out


def test_a_file_name_in_an_old_encoding_is_refused_in_one_line(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "你好".encode("gbk") + b".txt"
    ran = subprocess.run([*CALL, "notice", "check", os.fsdecode(name)], capture_output=True, timeout=60)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    assert "找不到文件".encode() in ran.stderr


def test_words_in_an_old_encoding_are_refused_in_one_line(opened: Ducha) -> None:
    draft = ["submission", "draft", NAME, "--as", "GXJ.drafter", "--nil", os.fsdecode("无进展".encode("gbk"))]
    ran = subprocess.run([*CALL, "--home", str(opened.home), *draft], capture_output=True, timeout=60)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert not opened.show(NAME)["draft"]["nil"]


def test_a_reader_that_goes_away_is_no_fault(opened: Ducha) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    listing = [*CALL, "--home", str(opened.home), "submission", "list", "2020Q3", "--json"]
    ran = subprocess.run(listing, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert ran.stderr == b""
    assert not (opened.home / "error.log").exists()


def test_one_report_named_twice_is_reviewed_once(opened: Ducha) -> None:
    write(opened)
    hand_in(opened)
    opened.do("submission", "review", NAME, NAME.lower().replace("gxj", "GXJ"), "--as", "office.reviewer")
    assert opened.show(NAME)["state"] == "reviewed"
