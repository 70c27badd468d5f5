"""The bytes and the text of a file that somebody hands in."""

import codecs
import re
import unicodedata
from pathlib import Path
from stat import S_ISREG

from intake.format_refusals import Disguised
from intake.kinds import kind_of
from intake.refusals import FileEmpty, FileMissing, FileTooLarge, FileUnreadable, LineTooLong, NotAFile, NotText

LIMIT_MB = 20
"""Larger files are refused unread."""

TEXT_LIMIT_MB = 5
"""Text beyond this is no notice: the sample has 0.02 MB, a saved web page with 300 tasks about 2."""
LONGEST_LINE = 500_000
"""Characters; a row of the sample's annex has about 800."""

_MB = 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_FEEDS = ((b"\n\0", "utf-16-le"), (b"\0\n", "utf-16-be"))
_LAYOUT = "\t\n\r\f"
_LINE_END = re.compile(r"\r\n|[\r\n\f]")


def bytes_of(path: Path, limit_mb: int = LIMIT_MB) -> bytes:
    """The content of an ordinary, non-empty file of at most ``limit_mb``.

    Raises FileMissing, NotAFile, FileTooLarge, FileEmpty or FileUnreadable.
    """
    try:
        _check(path, limit_mb)
        with path.open("rb") as file:
            # One byte more than allowed: the file may have grown since it was measured.
            data = file.read(limit_mb * _MB + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or error) from error
    _check_size(path, len(data), limit_mb)
    return data


def lines_of(data: bytes, path: Path) -> list[str]:
    """The lines of ``text_of``; a form feed ends a line too, for it is a page break. Raises LineTooLong."""
    lines = _LINE_END.split(text_of(data, path).rstrip("\r\n\f"))
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise LineTooLong(line=number, length=len(line), limit=LONGEST_LINE)
    return lines


def text_of(data: bytes, path: Path) -> str:
    """``data`` as text, be it UTF-8, UTF-16 or GB18030 (of which GBK is a part).

    ``path`` is only for the words of a refusal: Disguised, NotText, or FileTooLarge beyond ``TEXT_LIMIT_MB``.
    """
    if kind := kind_of(data):
        raise Disguised(path=path, kind=kind)
    if len(data) > TEXT_LIMIT_MB * 1024 * 1024:
        raise FileTooLarge(path=path, size=len(data), limit=TEXT_LIMIT_MB)
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text.removeprefix("\ufeff")
    raise NotText(path=path)


def _check(path: Path, limit_mb: int) -> None:
    found = path.stat()
    if not S_ISREG(found.st_mode):
        raise NotAFile(path=path)
    _check_size(path, found.st_size, limit_mb)


def _check_size(path: Path, size: int, limit_mb: int) -> None:
    if size > limit_mb * _MB:
        raise FileTooLarge(path=path, size=size, limit=limit_mb)
    if not size:
        raise FileEmpty(path=path)


def _encodings(data: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    # Only UTF-16 puts zero bytes into text, and it cannot write a line feed without one.
    if b"\0" in data:
        return tuple(encoding for feed, encoding in _WIDE_FEEDS if feed in data)
    return ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    """Control and unassigned characters show bytes that only happen to decode."""
    return all(character in _LAYOUT or unicodedata.category(character) not in ("Cc", "Cn") for character in set(text))
