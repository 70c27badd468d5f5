"""A program of its own that turns the picture of a red seal into its ink alone, under limits (``sandbox``).

The picture comes on standard input, its kind (``png`` or ``jpg``) is the argument. It gives ``{"png", "size"}``, the
PNG in base64 and the size as width and height, or ``{"refused": why, "size"}``.
"""

import sys
from base64 import b64encode
from io import BytesIO
from typing import Any

import orjson
from PIL import Image, ImageChops, ImageMath, ImageOps

MOST = 1_200
"""Pixels of a side: a seal of 42 mm at 700 dpi; more is only weight."""
LEAST = 150
"""Pixels of a side of the seal itself."""
PAPER = 32
"""Of 255, how much darker than white paper may be: the grey of a scan and the noise of a JPEG."""
STRONG = 96
"""Of 255, from where a colour is ink and not its soft edge."""
LEAST_PAPER, LEAST_INK, LEAST_RED, MOST_UNEVEN = 0.2, 0.02, 0.8, 1.25

_FORMATS = {"png": "PNG", "jpg": "JPEG"}


class Refused(Exception):
    """Why the picture is not taken, in one word, and the size that was seen."""


def main() -> None:
    """Read standard input, write standard output."""
    Image.MAX_IMAGE_PIXELS = None  # The caller has looked at the size.
    try:
        answer = imprint(sys.stdin.buffer.read(), _FORMATS[sys.argv[1]])
    except Refused as refused:
        answer = {"refused": refused.args[0], "size": refused.args[1]}
    except MemoryError:
        sys.exit(1)
    except Exception:
        answer = {"refused": "damaged", "size": (0, 0)}
    sys.stdout.buffer.write(orjson.dumps(answer))


def imprint(data: bytes, kind: str) -> dict[str, Any]:
    """The seal as a transparent square."""
    colours = on_white(Image.open(BytesIO(data), formats=[kind]))
    ink = ink_of(colours)
    place = place_of(ink)
    colours, ink = colours.crop(place), ink.crop(place)
    check(colours, ink)
    colours.thumbnail((MOST, MOST), reducing_gap=None)
    square = squared(inked(colours, ink_of(colours)))
    out = BytesIO()
    square.save(out, "PNG", compress_level=9)
    return {"png": b64encode(out.getvalue()).decode("ascii"), "size": square.size}


def on_white(image: Image.Image) -> Image.Image:
    """The picture as a person sees it on white paper, upright, in plain red, green and blue."""
    image.load()
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    whole = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole.convert("RGB"), mask=whole.getchannel("A"))
    return paper


def ink_of(colours: Image.Image) -> Image.Image:
    """How much ink there is at every point, 0 where it is paper."""
    red, green, blue = colours.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.invert(darkest).point(lambda value: value if value > PAPER else 0)


def place_of(ink: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is strongly inked."""
    place = ink.point(lambda value: 255 if value > STRONG else 0).getbbox()
    if place is None:
        raise Refused("blank", ink.size)
    return place


def check(colours: Image.Image, ink: Image.Image) -> None:
    """Whether this can be a seal on white: ink and paper, red, about as high as wide, large enough."""
    all_of_it = ink.width * ink.height
    strong = ink.point(lambda value: 255 if value > STRONG else 0)
    inked_points = strong.histogram()[255]
    if max(ink.size) > MOST_UNEVEN * min(ink.size):
        raise Refused("uneven", ink.size)
    if ink.histogram()[0] < LEAST_PAPER * all_of_it:
        raise Refused("covered", ink.size)
    if inked_points < LEAST_INK * all_of_it:
        raise Refused("blank", ink.size)
    if ImageChops.darker(red_of(colours), strong).histogram()[255] < LEAST_RED * inked_points:
        raise Refused("colour", ink.size)
    if min(ink.size) < LEAST:
        raise Refused("small", ink.size)


def red_of(colours: Image.Image) -> Image.Image:
    """Where red outweighs the other two."""
    red, green, blue = colours.split()
    more = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return more.point(lambda value: 255 if value > STRONG // 2 else 0)


def inked(colours: Image.Image, ink: Image.Image) -> Image.Image:
    """The ink's own colour, as transparent as it is thin: laid over white it looks as it did."""
    bands = [_pure(band, ink) for band in colours.split()]
    return Image.merge("RGBA", (*bands, ink))


def _pure(band: Image.Image, ink: Image.Image) -> Image.Image:
    found = ImageMath.lambda_eval(
        lambda given: 255 - given["min"]((255 - given["band"]) * 255 / given["max"](given["ink"], 1), 255),
        band=band,
        ink=ink,
    )
    # Paper has no colour; one and the same keeps the file small.
    pure: Image.Image = Image.composite(
        found.convert("L"), Image.new("L", ink.size), ink.point(lambda value: 255 * (value > 0))
    )
    return pure


def squared(image: Image.Image) -> Image.Image:
    """The picture in the middle of a transparent square."""
    side = max(image.size)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return square


if __name__ == "__main__":
    main()
