"""Files that nobody should have handed in, and honest ones in other encodings."""

import os
from pathlib import Path

import pytest

from bilingual import Refused
from intake import READERS, read_notice, read_units
from intake.files import LIMIT_MB
from intake.refusals import (
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotAFile,
    NotANotice,
    NotText,
    UnknownFormat,
)
from tests.intake.sample import NOTICE, UNITS

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
NOVEL = "那天夜里下了很大的雨。他坐在窗前，听见远处有火车驶过，想起许多年前的一个秋天。\n" * 20


def put(folder: Path, data: bytes) -> Path:
    path = folder / "notice.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_notice_reads_the_same_in_every_accepted_encoding(tmp_path: Path, encoding: str) -> None:
    original = read_notice(NOTICE)
    copy = read_notice(put(tmp_path, NOTICE.read_text(encoding="utf-8").encode(encoding)))
    assert copy.as_json("zh") == original.as_json("zh")
    assert copy.digest != original.digest


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_units_read_the_same_in_every_accepted_encoding(tmp_path: Path, encoding: str) -> None:
    copy = read_units(put(tmp_path, UNITS.read_text(encoding="utf-8").encode(encoding)))
    assert (copy.units, copy.label) == (read_units(UNITS).units, read_units(UNITS).label)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", FileEmpty),
        (b" \n\n ", NotANotice),
        (b"\0" * 100, NotText),
        (PNG, NotText),
        (b"text\0with a zero byte\n", NotText),
        ("Le département a été réorganisé à l'été.".encode("latin-1"), NotText),
        (b"\xff\xfe\xff", NotText),
        ("关于\x07督查的通知".encode(), NotText),
        (bytes(range(128, 256)), NotText),
        (b"PK\x03\x04 an archive", NotText),
        (NOVEL.encode(), NotANotice),
        (NOVEL.encode("gbk"), NotANotice),
        ("序号\t任务\n1\t完成。".encode(), NotANotice),
    ],
)
def test_what_is_no_notice_is_refused(tmp_path: Path, data: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        read_notice(put(tmp_path, data))


def test_a_missing_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as caught:
        read_notice(tmp_path / "没有.txt")
    assert "没有.txt" in caught.value.sentence("zh")
    assert "没有.txt" in caught.value.sentence("en")


def test_paths_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_notice(tmp_path / "a\0b.txt")
    with pytest.raises(FileMissing):
        read_notice(put(tmp_path, b"x") / "below-a-file.txt")
    with pytest.raises(FileUnreadable):
        read_notice(tmp_path / ("长" * 300 + ".txt"))


@pytest.mark.parametrize("read", [read_notice, read_units])
def test_a_directory_is_refused(tmp_path: Path, read: object) -> None:
    assert callable(read)
    with pytest.raises(NotAFile):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "notice.txt")
    with pytest.raises(NotAFile):
        read_notice(tmp_path / "notice.txt")


def test_a_file_the_system_keeps_closed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put(tmp_path, b"x")
    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(FileUnreadable, match="Permission denied"):
        read_notice(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("the file was opened")

    path = put(tmp_path, b"")
    os.truncate(path, 21 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(FileTooLarge, match=f"limit of {LIMIT_MB} MB"):
        read_notice(path)


@pytest.mark.parametrize("name", ["notice.doc", "notice", "notice.txt.exe"])
def test_a_format_without_a_reader_is_refused_naming_those_that_have_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(NOTICE.read_bytes())
    with pytest.raises(UnknownFormat) as caught:
        read_notice(path)
    assert all(suffix in caught.value.sentence("zh") for suffix in READERS)


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "NOTICE.TXT"
    path.write_bytes(NOTICE.read_bytes())
    assert read_notice(path) == read_notice(NOTICE)
