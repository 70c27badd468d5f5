"""A program of its own that finds the QR codes on a scan, under limits (``sandbox``); it knows nothing of reports.

The file comes on standard input. Arguments ``pdf|png|jpg MOST_PAGES``: it gives ``{"pages", "codes"}``
or ``{"refused": why, "count"}``.
"""

import sys
from io import BytesIO
from typing import Any

import orjson
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp
from PIL import Image, ImageChops

SHARP = 9_000_000
"""Pixels of a page at 300 dpi; what is larger is looked at in this size first."""
DOTS = (200, 300)
"""Per inch, at which a page of a PDF is drawn: the second when the first shows no code at all."""
MOST_DRAWN = 9_000_000
"""Pixels of a drawn page, whatever size it claims."""
MOST_CODES = 200

_FORMATS = {"png": "PNG", "jpg": "JPEG"}
_INCH = 72
_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


class Refused(Exception):
    """Why the file is not read, in one word, and a number that belongs to it."""


def main() -> None:
    """Read standard input, write standard output."""
    Image.MAX_IMAGE_PIXELS = None  # The caller has looked at the size.
    try:
        answer = codes(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))
    except Refused as refused:
        answer = {"refused": refused.args[0], "count": refused.args[1]}
    except MemoryError:
        sys.exit(1)
    except Exception as error:
        answer = {"refused": "password" if "assword" in str(error) else "damaged", "count": 0}
    sys.stdout.buffer.write(orjson.dumps(answer))


def codes(data: bytes, suffix: str, most: int) -> dict[str, Any]:
    """How many pages there are, and the different codes on them."""
    if suffix == "pdf":
        document = opened(data, most)
        pages, found = len(document), _on_pages(document)
    else:
        pages, found = 1, _on_picture(data, suffix)
    return {"pages": pages, "codes": list(dict.fromkeys(found))[:MOST_CODES]}


def opened(data: bytes, most: int) -> Any:
    """A PDF that is open to everybody, has pages, and carries nothing else."""
    document = pdfium.PdfDocument(data)
    if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
        raise Refused("password", 0)
    if raw.FPDFDoc_GetAttachmentCount(document) or raw.FPDFDoc_GetJavaScriptActionCount(document):
        raise Refused("active", 0)
    if not 0 < len(document) <= most:
        raise Refused("pages" if len(document) else "damaged", len(document))
    return document


def _on_pages(document: Any) -> list[str]:
    for dots in DOTS:
        if found := [code for number in range(len(document)) for code in _codes(_drawn(document, number, dots))]:
            return found
    return []


def _drawn(document: Any, number: int, dots: int) -> Image.Image:
    page = document[number]
    width, height = page.get_size()
    if min(width, height) < 1:
        raise Refused("damaged", 0)
    scale = min(dots / _INCH, (MOST_DRAWN / (width * height)) ** 0.5)
    image: Image.Image = page.render(scale=scale).to_pil()
    page.close()
    return without_colours(image)


def _on_picture(data: bytes, suffix: str) -> list[str]:
    image = on_white(Image.open(BytesIO(data), formats=[_FORMATS[suffix]]))
    times = round((image.width * image.height / SHARP) ** 0.5)
    found = _codes(without_colours(image.reduce(times) if times > 1 else image))
    return found or _codes(image.convert("L"))


def on_white(image: Image.Image) -> Image.Image:
    """The picture as it is seen on white paper, in shades of grey or in red, green and blue."""
    image.load()
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "L"):
        return image.convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(whole.convert("RGB"), mask=whole.getchannel("A"))
    return paper


def without_colours(image: Image.Image) -> Image.Image:
    """The brightest of the three colours at every point: a red seal or a blue signature over the code fades away."""
    bands = image.split()
    brightest = bands[0]
    for band in bands[1:3]:
        brightest = ImageChops.lighter(brightest, band)
    return brightest


def _codes(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image, formats=_QR)]


if __name__ == "__main__":
    main()
