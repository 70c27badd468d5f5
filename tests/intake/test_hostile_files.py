"""Every hostile file meets its refusal, in both languages, and leaves nothing behind."""

from pathlib import Path

import pytest

import intake.pdf
from intake import read_notice
from intake.format_refusals import TooManyPages
from tests.intake.hostile_files import HOSTILE, put
from tests.intake.hostile_packages import Hostile
from tests.intake.pdfs import many_pages

#: In the place of the program that takes PDF files apart: it says how much of our environment it was given.
TELLTALE = """import os, sys
sys.stdout.write('{"refused": "pages", "count": %d}' % sum(name.startswith("DUCHA_") for name in os.environ))
"""


def test_the_list_is_long_enough() -> None:
    assert len(HOSTILE) >= 60
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_the_right_words(tmp_path: Path, hostile: Hostile) -> None:
    path = put(hostile, tmp_path)
    with pytest.raises(hostile.refusal) as caught:
        read_notice(path)
    assert type(caught.value) is hostile.refusal
    assert caught.value.sentence("zh").endswith("。")
    assert caught.value.sentence("en").endswith(".")
    assert list(tmp_path.iterdir()) == [path]


def test_the_program_that_takes_a_pdf_apart_is_told_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child, file = tmp_path / "child.py", tmp_path / "notice.pdf"
    child.write_text(TELLTALE)
    file.write_bytes(many_pages(1))
    monkeypatch.setattr(intake.pdf, "_CHILD", child)
    monkeypatch.setenv("DUCHA_DATABASE_URL", "postgresql+psycopg://ducha:secret@localhost/ducha")
    with pytest.raises(TooManyPages) as caught:
        read_notice(file)
    assert caught.value.details["pages"] == 0
