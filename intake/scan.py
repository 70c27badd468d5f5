"""A printed report that was signed and stamped by hand and comes back as a scan or a photograph.

What is on the paper is for people; a program finds the codes that are printed on it, so that a scan is held against
the revision that it claims to be. Nothing is recognised of signature and stamp.
"""

from pathlib import Path
from typing import Any, NamedTuple

from bilingual import Refused, Text
from intake.kinds import PDF
from intake.picture_gate import JPEG_BEGINS, PNG_BEGINS, Bounds, check_size, header_of, refuse_kind
from intake.picture_refusals import (
    PictureDamaged,
    PictureTooHard,
    ScanActive,
    ScanEncrypted,
    ScanTooLong,
    TrailingData,
)
from sandbox import Limits, taken_apart

LIMIT_MB = 50
"""A report of 20 pages at 300 dpi in colour has about 20."""
MOST_PAGES = 60
"""A report of 20 tasks has about 12."""
BOUNDS = Bounds(side=15_000, pixels=50_000_000)
"""A4 at 600 dpi has 35 million pixels."""
LIMITS = Limits(megabytes=600, processor=30, clock=90)
"""60 pages of 300 dpi take about a third of it."""
ACCEPTED = Text("PDF、PNG 和 JPEG", "PDF, PNG and JPEG")

_CHILD = Path(__file__).with_name("scan_child.py")
_MEDIA = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}
_END = b"%%EOF"
_PDF_WORDS = Text("PDF 文件", "PDF")
_UNREADABLE = Text("无法解码", "it cannot be decoded")
_BROKEN_OFF = Text("文件不完整", "it breaks off")


class Scan(NamedTuple):
    """``codes`` are the different texts of all QR codes in the order of the pages, as they were read, whatever they
    say; empty when there is none. A picture is one page. ``suffix`` is "pdf", "png" or "jpg"."""

    media_type: str
    suffix: str
    pages: int
    codes: tuple[str, ...]


def read_scan(data: bytes) -> Scan:
    """The kind, the pages and the codes of an uploaded scan, told by its content alone.

    TIFF is not taken: no browser shows it, and every scanner makes PDF. Raises a refusal of
    ``intake.picture_refusals``.
    """
    check_size(data, LIMIT_MB)
    suffix = _suffix(data)
    answer = taken_apart(_CHILD, (suffix, str(MOST_PAGES)), data, LIMITS)
    if answer is None:
        raise PictureTooHard()
    if "refused" in answer:
        raise _refusal(answer)
    return Scan(_MEDIA[suffix], suffix, answer["pages"], tuple(answer["codes"]))


def _suffix(data: bytes) -> str:
    if data.startswith(PDF):
        _check_end(data)
        return "pdf"
    if data.startswith((PNG_BEGINS, JPEG_BEGINS)):
        return header_of(data, BOUNDS, ACCEPTED).suffix
    if (before := data.find(PDF, 0, 1024)) > 0:
        raise TrailingData(kind=_PDF_WORDS, size=before)
    raise refuse_kind(data, ACCEPTED)


def _check_end(data: bytes) -> None:
    """A PDF ends with its mark; scanners may fill up with blanks."""
    end = data.rfind(_END)
    if end < 0:
        raise PictureDamaged(reason=_BROKEN_OFF)
    if behind := len(data[end + len(_END) :].strip(b"\0\t\r\n ")):
        raise TrailingData(kind=_PDF_WORDS, size=behind)


def _refusal(answer: dict[str, Any]) -> Refused:
    kinds: dict[str, Refused] = {
        "password": ScanEncrypted(),
        "active": ScanActive(),
        "pages": ScanTooLong(pages=answer["count"], limit=MOST_PAGES),
    }
    return kinds.get(answer["refused"], PictureDamaged(reason=_UNREADABLE))
