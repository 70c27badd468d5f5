"""Writing the files of a circular, all or none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest

from actions import publish as publishing
from actions.publish import publish
from documents import default_fonts
from documents.refusals import TypesettingRefused, UnknownSchema

CONTENT = '{"schema":"ducha.circular/1"}'


def drawn(content: Mapping[str, Any], form: str, _fonts: object) -> bytes:
    if form == "pdf":
        raise TypesettingRefused(reason="x")
    return orjson.dumps({"form": form, "content": content})


def test_when_one_form_fails_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "render", drawn)
    with pytest.raises(TypesettingRefused):
        publish(CONTENT, tmp_path / "a" / "b", default_fonts(), ("json", "html", "pdf"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_stays_when_it_fails_and_is_replaced_when_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "render", drawn)
    (tmp_path / "circular.json").write_bytes(b"before")
    with pytest.raises(TypesettingRefused):
        publish(CONTENT, tmp_path, default_fonts(), ("json", "pdf"))
    assert (tmp_path / "circular.json").read_bytes() == b"before"
    written = publish(CONTENT, tmp_path, default_fonts(), ("json", "html"))
    assert [path.name for path in written] == ["circular.json", "circular.html"]
    assert {path.name for path in tmp_path.iterdir()} == {"circular.json", "circular.html"}  # nothing beside them
    assert b'"form":"json"' in (tmp_path / "circular.json").read_bytes()


def test_content_that_is_not_a_circular_is_refused_before_the_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnknownSchema):
        publish("{}", tmp_path / "out", default_fonts(), ("json",))
    assert list(tmp_path.iterdir()) == []
