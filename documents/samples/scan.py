"""A sample of a report that was printed, signed and stamped by hand, and scanned: for demonstration and test."""

import io
import math
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from documents.fonts import Fonts
from documents.samples.seal import sample_seal
from documents.signing.fields import PRINCIPAL, SEAL

#: As offices scan; PDF counts 72 points to the inch.
DPI, POINTS = 150, 72
INK = (24, 32, 96)
_SCALE = DPI / POINTS
#: A stamp never stands quite straight, and neither does the paper on the glass.
STAMP_TURN, PAGE_TURN = 3.0, 0.4
Box = tuple[float, float, float, float]


def sample_scan(report: bytes, unit: str, at: datetime, fonts: Fonts) -> bytes:
    """A prepared ``report`` as the scanner gives it back: a PDF of grey-edged pictures, on the last page a scribble at
    the signature's place and the sample seal (样章) of ``unit`` over unit and date. No handwriting of anybody.

    ``at`` is written into the file, so that the same report and moment give the same bytes.
    """
    pages = [page.render(scale=_SCALE).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(report)]
    boxes, height = _boxes(report), pages[-1].height
    pages[-1] = _stamped(_signed(pages[-1], _dots(boxes[PRINCIPAL], height)), unit, _dots(boxes[SEAL], height), fonts)
    scanned = [page.rotate(PAGE_TURN, Image.Resampling.BICUBIC, fillcolor="#f6f5f2") for page in pages]
    out, moment = io.BytesIO(), at.timetuple()
    scanned[0].save(
        out, "PDF", save_all=True, append_images=scanned[1:], resolution=DPI, quality=60,
        creationDate=moment, modDate=moment, title="样件：手签盖章扫描件",
    )  # fmt: skip
    return out.getvalue()


def _boxes(report: bytes) -> dict[str, Box]:
    """Where the fields are, in points; a report has both on its last page."""
    fields = enumerate_sig_fields(PdfFileReader(io.BytesIO(report)))
    return {name: _box(field.get_object()["/Rect"]) for name, _, field in fields}


def _box(sides: Iterable[Any]) -> Box:
    left, low, right, high = map(float, sides)
    return left, low, right, high


def _dots(box: Box, height: int) -> Box:
    """In dots of the picture, which counts from above."""
    left, low, right, high = (side * _SCALE for side in box)
    return left, height - max(low, high), right, height - min(low, high)


def _signed(page: Image.Image, box: Box) -> Image.Image:
    """A wavy line: plainly a hand's, and no name."""
    left, top, right, bottom = box
    steps = [step / 60 for step in range(61)]
    middle, reach = (top + bottom) / 2, (bottom - top) / 3
    line = [
        (left + (right - left) * step, middle + reach * math.sin(14 * step) * math.cos(5 * step + 0.6))
        for step in steps
    ]
    ImageDraw.Draw(page).line(line, fill=INK, width=4, joint="curve")
    return page


def _stamped(page: Image.Image, unit: str, box: Box, fonts: Fonts) -> Image.Image:
    left, top, right, bottom = map(round, box)
    with Image.open(io.BytesIO(sample_seal(unit, fonts, "png"))) as drawn:
        seal = drawn.convert("RGBA").resize((right - left, bottom - top)).rotate(STAMP_TURN, Image.Resampling.BICUBIC)
    ink = Image.new("RGB", page.size, "white")
    ink.paste(seal, (left, top), seal)
    return ImageChops.multiply(page, ink)
