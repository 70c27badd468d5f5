"""ducha circular: frozen once, written wherever and in whatever form is asked."""

import json
from pathlib import Path

import pytest

from tests.cli.ducha import Ducha, contents

SETTLED = "2020-10-27"


@pytest.fixture
def settled(opened: Ducha) -> Ducha:
    """A day on which the circular no longer waits for anybody."""
    opened.as_of = SETTLED
    return opened


def test_the_circular_waits_while_somebody_may_still_report(opened: Ducha) -> None:
    said = opened.refused("circular", "2020Q3")
    assert "30 个单位尚未办结" in said
    assert "2020-10-26" in said
    assert "--preview" in said


def test_every_form_is_written_and_named_on_the_screen(settled: Ducha) -> None:
    said = settled.do("circular", "2020Q3")
    folder = settled.home / "circular" / "2020Q3-main-1"
    written = {path.name for path in folder.iterdir()}
    assert written == {"circular.json", "circular.html", "circular.docx", "circular.xlsx", "circular.pdf"}
    assert all(str(folder / name) in said.out for name in written)


def test_only_the_forms_asked_for_go_to_the_folder_asked_for(settled: Ducha, tmp_path: Path) -> None:
    out = tmp_path / "a" / "new" / "folder"
    settled.do("circular", "2020Q3", "--format", "json,html", "--out", str(out))
    assert {path.name for path in out.iterdir()} == {"circular.json", "circular.html"}
    assert not (settled.home / "circular").exists()


def test_what_is_frozen_never_changes(settled: Ducha, tmp_path: Path) -> None:
    settled.do("circular", "2020Q3", "--format", "json", "--out", str(tmp_path / "first"))
    settled.do("period", "open", "2020Q3")
    settled.do("circular", "2020Q3", "--format", "json", "--out", str(tmp_path / "later"), as_of="2021-01-31")
    first, later = ((tmp_path / name / "circular.json").read_bytes() for name in ("first", "later"))
    assert first == later
    assert (json.loads(first)["issue"], json.loads(first)["issued_on"]) == (1, "2020-10-27")


def test_a_preview_freezes_nothing_and_carries_no_number(opened: Ducha, tmp_path: Path) -> None:
    before = contents(opened.home)
    opened.do("circular", "2020Q3", "--preview", "--format", "json", "--out", str(tmp_path / "preview"))
    assert contents(opened.home) == before
    value = json.loads((tmp_path / "preview" / "circular.json").read_bytes())
    assert not value["issue"]
    assert value["campaign"]["missing"] == [16, 17, 18, 19]


def test_a_folder_that_cannot_be_written_is_refused_before_anything_is_frozen(settled: Ducha, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settled.refused("circular", "2020Q3", "--format", "json", "--out", str(tmp_path / "file"))


@pytest.mark.parametrize("forms", ["odt", "json,odt", "", ","])
def test_an_unknown_form_is_wrong_usage(settled: Ducha, forms: str) -> None:
    assert settled("circular", "2020Q3", "--format", forms).code == 2
