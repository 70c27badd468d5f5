"""ducha verify: a sentence and an exit code for any bytes at all, with a ledger or with a bundle alone."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.ducha import Ducha

KEYS = {
    "file_name", "ok", "ours", "void", "file", "document", "ledger", "signatures", "stamps", "claim", "differs",
    "bundle", "said",
}  # fmt: skip


def bomb() -> bytes:
    """A Word file whose metadata unpack to 50 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", b"\0" * 50_000_000)
    return out.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "text": lambda: "临政字".encode(),
    "zeros": lambda: b"\0" * 10_000,
    "broken pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<",
    "pdf that says that it is signed": lambda: b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF",
    "claim without a document": lambda: b"%PDF-1.7\n/DuchaCode <ff> /DuchaDated <zz>\n%%EOF",
    "claim of a letter": lambda: b"DUCHA:LETTER/" + b"A" * 64,
    "zip bomb": bomb,
    "png": lambda: b"\x89PNG\r\n\x1a\n" + b"\xff" * 100,
    "json of hashes": lambda: b"{" + b" ".join([b"0" * 64] * 1000) + b"}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_bytes_get_an_answer(opened: Ducha, tmp_path: Path, name: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(HOSTILE[name]())
    said = opened("verify", str(file), "--json")
    assert (said.code, said.err) == (1, "")
    assert set(said.json) == KEYS
    assert said.json["ok"] is False
    assert said.json["said"]


def test_what_cannot_be_read_is_refused(opened: Ducha, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "large").touch()
    os.truncate(tmp_path / "large", 1024**3)
    assert "空" in opened.refused("verify", str(tmp_path / "empty"))
    assert "60 MB" in opened.refused("verify", str(tmp_path / "large"))
    assert "文件夹" in opened.refused("verify", str(tmp_path))
    assert "找不到" in opened.refused("verify", str(tmp_path / "absent"))


def test_a_letter_is_confirmed_and_a_changed_one_is_not(opened: Ducha, tmp_path: Path) -> None:
    opened.do("escalate", "2020Q3", as_of="2020-10-13")
    opened.do("letter", "write", "2020Q3/GXJ", "--out", str(tmp_path))
    (file,) = tmp_path.glob("*.pdf")
    assert "催报函" in opened.do("verify", str(file)).out
    file.write_bytes(file.read_bytes().replace(b"%%EOF", b"%%EOG"))
    said = opened("verify", str(file), lang="en")
    assert said.code == 1
    assert "It differs" in said.out


def test_with_a_bundle_nothing_else_is_needed(opened: Ducha, tmp_path: Path) -> None:
    bundle, nowhere = tmp_path / "bundle.zip", Ducha(tmp_path / "nowhere")
    opened.do("audit", "bundle", "2020Q3", str(bundle))
    (tmp_path / "file").write_bytes(b"x")
    said = nowhere("verify", str(tmp_path / "file"), "--bundle", str(bundle), "--json")
    assert (said.code, said.err) == (1, "")
    assert said.json["bundle"]["ok"] is True
    assert not nowhere.home.exists()
    bundle.write_bytes(bundle.read_bytes()[:-100])
    assert "ducha audit bundle" in nowhere.refused("verify", str(tmp_path / "file"), "--bundle", str(bundle))
