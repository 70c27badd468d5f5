"""The picture of a unit's seal (印模), made into one plain PNG that can be laid over a page.

The picture becomes the ink alone: white paper turns transparent, because the seal is laid over the date and the
signature, which must stay legible; the margins go, so that the picture is as large as the seal. A program sees red
ink on white and nothing more. It can neither tell whose seal it is nor recognise the national emblem or a
forgery: that is what the office's approval is for.
"""

from base64 import b64decode
from pathlib import Path
from typing import NamedTuple

from bilingual import Refused, Text
from intake.picture_gate import Bounds, Header, check_size, header_of
from intake.picture_refusals import (
    ColoursUnknown,
    ImprintBlank,
    ImprintCovered,
    ImprintNotRed,
    ImprintNotSquare,
    PictureDamaged,
    PictureTooHard,
    PictureTooSmall,
)
from sandbox import Limits, taken_apart

LIMIT_MB = 20
LEAST = 200
"""Pixels of a side: a seal of 42 mm at 120 dpi."""
BOUNDS = Bounds(side=4_000, pixels=16_000_000)
LIMITS = Limits(megabytes=600, processor=8, clock=30)
ACCEPTED = Text("PNG 和 JPEG", "PNG and JPEG")

_CHILD = Path(__file__).with_name("imprint_child.py")
_CMYK = 4
_UNREADABLE = Text("无法解码", "it cannot be decoded")


class Picture(NamedTuple):
    """``png`` is RGBA of 8 bits without any metadata, square, at most 1,200 pixels a side."""

    png: bytes
    width: int
    height: int


def read_imprint(data: bytes) -> Picture:
    """The seal in an uploaded PNG or JPEG.

    Made alike: palettes, 16 bits, transparency, how a telephone was held, colour profiles (dropped). The
    same upload gives the same bytes with the same version of the libraries. Raises a refusal of
    ``intake.picture_refusals``.
    """
    check_size(data, LIMIT_MB)
    header = header_of(data, BOUNDS, ACCEPTED)
    _check(header)
    answer = taken_apart(_CHILD, (header.suffix,), data, LIMITS)
    if answer is None:
        raise PictureTooHard()
    if "refused" in answer:
        raise _refusal(answer["refused"], *answer["size"])
    return Picture(b64decode(answer["png"]), *answer["size"])


def _check(header: Header) -> None:
    if min(header.width, header.height) < LEAST:
        raise PictureTooSmall(width=header.width, height=header.height, least=LEAST)
    if header.colours == _CMYK:
        raise ColoursUnknown()


def _refusal(why: str, width: int, height: int) -> Refused:
    kinds: dict[str, Refused] = {
        "blank": ImprintBlank(),
        "covered": ImprintCovered(),
        "colour": ImprintNotRed(),
        "uneven": ImprintNotSquare(width=width, height=height),
        "small": PictureTooSmall(width=width, height=height, least=LEAST),
    }
    return kinds.get(why, PictureDamaged(reason=_UNREADABLE))
