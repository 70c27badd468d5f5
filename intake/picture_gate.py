"""What a PNG or JPEG is, told from its own structure before any library decodes it.

A picture is taken whole or not at all: every length, the check sums of a PNG, and that nothing stands behind its end.
"""

import re
import struct
import zlib
from typing import NamedTuple

from bilingual import Text
from intake.kinds import kind_of
from intake.picture_refusals import (
    NotAccepted,
    PictureDamaged,
    PictureMoves,
    PictureTooLarge,
    TrailingData,
    UploadEmpty,
    UploadTooLarge,
)

PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
JPEG_BEGINS = b"\xff\xd8\xff"
PNG_WORDS = Text("PNG 图片", "PNG picture")
JPEG_WORDS = Text("JPEG 图片", "JPEG picture")

_OTHER = Text("文本、网页、SVG 或其他文件", "text, a web page, an SVG or something else")
_BROKEN_OFF = Text("文件不完整", "it breaks off")
_CHECK_SUM = Text("校验和不符", "a check sum is wrong")
_STRUCTURE = Text("结构不符合格式", "its structure is wrong")
#: Frames with a size of their own; the others of this range are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)


class Header(NamedTuple):
    """Suffix ("png" or "jpg"), size in pixels, and how many colours a pixel has (4: CMYK; 0 for a PNG)."""

    suffix: str
    width: int
    height: int
    colours: int = 0


class Bounds(NamedTuple):
    """The most pixels of a side and in all."""

    side: int
    pixels: int


def check_size(data: bytes, limit_mb: int) -> None:
    """Raises UploadEmpty or UploadTooLarge."""
    if not data:
        raise UploadEmpty()
    if len(data) > limit_mb * 1024 * 1024:
        raise UploadTooLarge(size=len(data), limit=limit_mb)


def refuse_kind(data: bytes, accepted: Text) -> NotAccepted:
    """The refusal of what is none of the ``accepted`` kinds."""
    return NotAccepted(kind=kind_of(data) or _OTHER, accepted=accepted)


def header_of(data: bytes, bounds: Bounds, accepted: Text) -> Header:
    """The header of a picture that is whole and within ``bounds``.

    Raises NotAccepted, PictureDamaged, TrailingData, PictureMoves or PictureTooLarge.
    """
    if data.startswith(PNG_BEGINS):
        header = _png(data)
    elif data.startswith(JPEG_BEGINS):
        header = _jpeg(data)
    else:
        raise refuse_kind(data, accepted)
    if max(header.width, header.height) > bounds.side or header.width * header.height > bounds.pixels:
        raise PictureTooLarge(width=header.width, height=header.height, **bounds._asdict())
    return header


def _png(data: bytes) -> Header:
    place, name, size = len(PNG_BEGINS), b"", (0, 0)
    while name != b"IEND":
        if place + 12 > len(data):
            raise PictureDamaged(reason=_BROKEN_OFF)
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise PictureDamaged(reason=_BROKEN_OFF)
        if zlib.crc32(memoryview(data)[place + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise PictureDamaged(reason=_CHECK_SUM)
        if (place == len(PNG_BEGINS)) != (name == b"IHDR") or (name == b"IHDR" and length != 13):
            raise PictureDamaged(reason=_STRUCTURE)
        if name == b"acTL":
            raise PictureMoves()
        if name == b"IHDR":
            size = struct.unpack_from(">II", data, place + 8)
        place = end
    return _whole(Header("png", *size), PNG_WORDS, len(data) - place)


def _jpeg(data: bytes) -> Header:
    place, header = 2, None
    while True:
        found = _MARKER.search(data, place)
        if found is None:
            raise PictureDamaged(reason=_BROKEN_OFF)
        mark, place = found[1][0], found.end()
        if mark == _END:
            break
        if mark in _NO_LENGTH:
            continue
        if place + 2 > len(data):
            raise PictureDamaged(reason=_BROKEN_OFF)
        if mark in _FRAMES:
            header = _frame(data, place, header)
        place += int.from_bytes(data[place : place + 2])
    if header is None:
        raise PictureDamaged(reason=_STRUCTURE)
    return _whole(header, JPEG_WORDS, len(data) - place)


def _frame(data: bytes, place: int, before: Header | None) -> Header:
    if before is not None or place + 8 > len(data):
        raise PictureDamaged(reason=_STRUCTURE)
    height, width, colours = struct.unpack_from(">HHB", data, place + 3)
    return Header("jpg", width, height, colours)


def _whole(header: Header, words: Text, behind: int) -> Header:
    if not header.width or not header.height:
        raise PictureDamaged(reason=_STRUCTURE)
    if behind:
        raise TrailingData(kind=words, size=behind)
    return header
