"""Printed pages as a scanner or a telephone gives them back, and pictures of seals; everything is drawn here."""

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter

CODE = "DUCHA:2020Q3/TCJ/1/" + "9F3A" * 16
#: Millimetres: the page, the code's side, and where it stands from the left and the top.
PAGE, SIDE, PLACE = (210, 297), 20, (28, 255)
RED = (205, 24, 32)


def printed(text: str = CODE, dpi: int = 200, *, coded: bool = True) -> Image.Image:
    """A page of lines with the code at its foot."""
    width, height = (_dots(side, dpi) for side in PAGE)
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    for row in range(40, 240, 9):
        for column in range(28, 180, 6):
            x, y, size = _dots(column, dpi), _dots(row, dpi), _dots(5, dpi)
            pen.rectangle((x, y, x + size, y + size), outline="black", width=max(1, dpi // 100))
    if coded:
        side = _dots(SIDE, dpi)
        place = _dots(PLACE[0], dpi), _dots(PLACE[1], dpi)
        page.paste(_code(text).resize((side, side), Image.Resampling.LANCZOS), place)
    return page


def stamped(page: Image.Image, centre: tuple[float, float], dpi: int = 200) -> Image.Image:
    """A seal of 42 mm pressed on the page, ``centre`` in millimetres; what is black stays black under its ink."""
    size = _dots(42, dpi)
    ink = Image.new("RGB", page.size, "white")
    left, top = (_dots(place, dpi) - size // 2 for place in centre)
    ink.paste(seal(size).convert("RGB"), (left, top))
    return ImageChops.multiply(page, ink)


def scanned(page: Image.Image, turned: float = 0, *, grey: bool = True, noise: float = 0.2) -> Image.Image:
    """The page turned, a little blurred and with the noise of a scanner's lamp."""
    done = page.rotate(turned, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    done = done.convert("L" if grey else "RGB").filter(ImageFilter.GaussianBlur(0.6))
    speckled = Image.effect_noise(done.size, 60).convert(done.mode)
    return Image.blend(done, speckled, noise)


def jpeg(page: Image.Image, quality: int = 40, **more: object) -> bytes:
    """As JPEG."""
    return _saved(page, "JPEG", quality=quality, **more)


def png(page: Image.Image, **more: object) -> bytes:
    """As PNG."""
    return _saved(page, "PNG", **more)


def pdf_of(pages: Sequence[Image.Image], dpi: int = 200, quality: int = 40) -> bytes:
    """As PDF with a picture on every page, as scanners make it."""
    # Copies, for Pillow leaves on a picture what it was last saved with.
    first, *others = (page.copy() for page in pages)
    return _saved(first, "PDF", save_all=True, append_images=others, resolution=dpi, quality=quality)


def seal(
    size: int = 600, ground: tuple[int, ...] | str | None = "white", ink: tuple[int, int, int] = RED
) -> Image.Image:
    """A round seal that is nobody's: a ring, a pentagon, blocks for characters; ``ground`` None is transparent."""
    picture = Image.new("RGBA", (size, size), ground or (0, 0, 0, 0))
    pen, middle, full = ImageDraw.Draw(picture), size / 2, (*ink, 255)
    pen.ellipse((size * 0.06, size * 0.06, size * 0.94, size * 0.94), outline=full, width=size // 28)
    pen.regular_polygon((middle, middle, size / 7), 5, fill=full)
    for number in range(10):
        angle = math.radians(150 + 27 * number)
        x, y, half = middle + math.cos(angle) * size * 0.33, middle + math.sin(angle) * size * 0.33, size / 28
        pen.rectangle((x - half, y - half, x + half, y + half), outline=full, width=size // 70)
    return picture


@cache
def _code(text: str) -> Image.Image:
    out = BytesIO()
    segno.make(text, error="m").save(out, kind="png", scale=16, border=0)
    return Image.open(out).convert("RGB")


def _dots(millimetres: float, dpi: int) -> int:
    return round(millimetres / 25.4 * dpi)


def _saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()
