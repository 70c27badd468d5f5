"""The real notice in every format: the same sixteen tasks, the same forty-eight cells, the same preamble."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake import Notice, read_notice
from intake.unseen import seen
from tests.intake.forms import WRITERS, sample, sample_table
from tests.intake.sample import NOTICE

SAMPLE = read_notice(NOTICE)
SCARS = ("separator_row",)


def written(folder: Path, suffix: str) -> Notice:
    path = folder / f"notice.{suffix}"
    WRITERS[suffix](path, sample().paragraphs, sample_table())
    return read_notice(path)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_notice_is_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    notice = written(tmp_path, suffix)
    assert notice.tasks == SAMPLE.tasks
    assert sum(len((task.annual, *task.targets.values())) for task in notice.tasks) == 48
    said = tuple(warning for warning in SAMPLE.warnings if warning.code not in SCARS)
    assert replace(notice, digest="") == replace(SAMPLE, digest="", warnings=said)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "csv"])
def test_what_nobody_sees_hides_no_word(tmp_path: Path, suffix: str) -> None:
    """A page that was copied together holds joiners within words, and marks of direction beside them."""
    path, (header, *rows) = tmp_path / f"notice.{suffix}", sample_table()
    header = ["\u200b".join(words) for words in header]
    rows = [["\u202a" + words + "\u202c" for words in row] for row in rows]
    WRITERS[suffix](path, sample().paragraphs, [header, *rows])
    assert read_notice(path).tasks == SAMPLE.tasks


def test_what_nobody_sees_hides_no_word_of_plain_text_either(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE.read_text(encoding="utf-8").replace("序号", "序\u200b号"), encoding="utf-8")
    assert read_notice(path).tasks == SAMPLE.tasks
    assert (seen("\x9b31m甲\x1b[0m\u202e乙\ufeff"), seen("甲\t乙\n丙 丁")) == ("31m甲[0m乙", "甲\t乙\n丙 丁")


@pytest.mark.parametrize("suffix", WRITERS)
def test_an_annex_alone_is_read_and_says_what_it_lacks(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"annex.{suffix}"
    WRITERS[suffix](path, sample().paragraphs[-1:], sample_table())
    notice = read_notice(path)
    assert notice.tasks == SAMPLE.tasks
    assert (notice.is_annex_alone, notice.annex_title, notice.declared_tasks) == (True, SAMPLE.annex_title, 20)
    assert [warning.code for warning in notice.warnings][:2] == ["annex_alone", "missing_rows"]
