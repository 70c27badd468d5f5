"""What a file says that it is: a code of ours in its metadata, in its text, or printed on its pages. No proof."""

import io
import re
import zipfile
from typing import NamedTuple

from bilingual import Refused
from documents.report import claim
from intake.scan import read_scan
from statemachine.code import Code

_LETTER = re.compile(rb"DUCHA:LETTER/([0-9A-Fa-f]{64})")
_HEX = re.compile(rb"(?<![0-9A-Fa-f])[0-9a-f]{64}(?![0-9A-Fa-f])")
#: The part of a Word file that holds its metadata, and how much of it is read.
_CORE, _CORE_LIMIT = "docProps/core.xml", 100_000
_PICTURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
_TEXTS = (b"{", b"<")
#: A circular names its checkpoint first; every one is a search through the ledger.
_MOST_ROOTS = 5


class Claims(NamedTuple):
    """``letter``: hash of a letter's event; ``code`` of a report, and the day printed on it; ``roots``: digests in a
    text file that may be a checkpoint of ours; ``by``: "metadata", "text", "page", or "" for no claim."""

    by: str = ""
    letter: str | None = None
    code: Code | None = None
    dated: str | None = None
    roots: tuple[str, ...] = ()


def claims(data: bytes) -> Claims:
    """The claims of ``data``; bytes are searched first, pages are looked at only when the metadata say nothing.

    Never raises: what cannot be read claims nothing.
    """
    said = data + _properties(data)
    if found := _LETTER.search(said):
        return Claims("metadata", letter=found[1].decode().lower())
    printed = claim(data)
    if printed and (code := Code.parse(printed.code)):
        return Claims("metadata", code=code, dated=printed.dated)
    if data.startswith(_PICTURES):
        return _printed(data)
    roots = dict.fromkeys(one.decode() for one in _HEX.findall(data)) if data.lstrip()[:1] in _TEXTS else {}
    return Claims("text" if roots else "", roots=tuple(roots)[:_MOST_ROOTS])


def _printed(data: bytes) -> Claims:
    for text in _codes(data):
        if found := _LETTER.fullmatch(text.encode()):
            return Claims("page", letter=found[1].decode().lower())
        if code := Code.parse(text):
            return Claims("page", code=code)
    return Claims()


def _codes(data: bytes) -> tuple[str, ...]:
    try:
        return read_scan(data).codes
    except Refused:
        return ()


def _properties(data: bytes) -> bytes:
    """The metadata of an office file; nothing for any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_CORE) as core:
            return core.read(_CORE_LIMIT)
    except Exception:  # whatever the zip library makes of foreign bytes
        return b""
