"""Scans and pictures of seals that nobody should have handed in, each with the refusal that it must meet."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from bilingual import Refused
from intake import picture_refusals as of
from tests.intake.packages import docx_parts, packed
from tests.intake.pdfs import many_pages, one_page, pdf, stream
from tests.intake.scans import RED, jpeg, pdf_of, png, printed, seal

MB = 1024 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://127.0.0.1:9/")</script></svg>'
HTML = b"<!DOCTYPE html><html><script>document.write(1)</script></html>"
PAGE_TREE = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
LETTER = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] %s >>"


class Hostile(NamedTuple):
    """``data`` makes the bytes, for some are large."""

    name: str
    refusal: type[Refused]
    data: Callable[[], bytes]


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bare_png(width: int, height: int, pixels: bytes = b"", more: bytes = b"", kind: bytes = b"\x08\x00") -> bytes:
    """A grey PNG with a header of ``width`` and ``height``, whatever its pixels are."""
    head = struct.pack(">II", width, height) + kind + b"\0\0\0"
    body = chunk(b"IHDR", head) + more + chunk(b"IDAT", pixels or zlib.compress(b"\0" * 2000)) + chunk(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + body


def zeros(megabytes: int) -> bytes:
    """That many megabytes of nothing, packed."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(bytes(MB)) for _ in range(megabytes)), packer.flush()])


def forged_jpeg(width: int, height: int) -> bytes:
    """A small JPEG whose header claims another size."""
    data = jpeg(Image.new("L", (300, 300), "white"))
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def small() -> bytes:
    return png(printed(dpi=40))


def changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def gif(frames: int) -> bytes:
    out, pictures = BytesIO(), [Image.new("P", (300, 300), number) for number in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def moving_png() -> bytes:
    out, pictures = BytesIO(), [seal(250), seal(250, ink=(250, 0, 0))]
    pictures[0].save(out, "PNG", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def saved(kind: str) -> bytes:
    out = BytesIO()
    seal(300).convert("RGB").save(out, kind)
    return out.getvalue()


def zipped() -> bytes:
    return packed(docx_parts(""))


def page_of(entries: bytes, *more: bytes) -> bytes:
    return pdf([*PAGE_TREE, LETTER % entries, *more])


def picture_in_pdf(width: int, height: int, data: bytes) -> bytes:
    """A page that shows a grey picture of so many pixels."""
    size = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width %d /Height %d"
    entries = size % (width, height) + b" /Filter /FlateDecode"
    body = b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)
    return one_page(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject << /I 6 0 R >>", [body])


def forms_in_forms(levels: int, times: int) -> bytes:
    """Every form draws the next one many times."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /I %d 0 R >> >>"
    more = [stream(b"/I Do " * times, form % (number + 7)) for number in range(levels)]
    square = b"0 0 500 500 re f " * 20
    return one_page(
        stream(b"/I Do"),
        b"/XObject << /I 6 0 R >>",
        [*more, stream(square, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")],
    )


def locked(password: bytes = b"") -> bytes:
    """A PDF that says it is encrypted."""
    entries = b"/Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>" % (b"00" * 32, b"11" * 32)
    return pdf([*PAGE_TREE, LETTER % b"", b"<< " + entries + b" >>"], b"/Encrypt 4 0 R /ID [<00> <00>]" + password)


def with_attachment() -> bytes:
    names = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >> >>"
    spec = b"<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>"
    return pdf([names, PAGE_TREE[1], LETTER % b"", spec, stream(b"MZ", b"/Type /EmbeddedFile")])


def with_script() -> bytes:
    act = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    names = b"<< /Type /Catalog /Pages 2 0 R /Names << /JavaScript << /Names [(a) 4 0 R] >> >> >>"
    return pdf([names, PAGE_TREE[1], LETTER % b"", act])


EVERYWHERE: tuple[Hostile, ...] = (
    Hostile("nothing", of.UploadEmpty, bytes),
    Hostile("too many bytes", of.UploadTooLarge, lambda: small() + bytes(51 * MB)),
    Hostile("text", of.NotAccepted, lambda: "（演示）不是图片".encode()),
    Hostile("zeros", of.NotAccepted, lambda: bytes(5000)),
    Hostile("an SVG with a script", of.NotAccepted, lambda: SVG),
    Hostile("an SVG after a declaration", of.NotAccepted, lambda: b'<?xml version="1.0"?>' + SVG),
    Hostile("a web page", of.NotAccepted, lambda: HTML),
    Hostile("a Word file", of.NotAccepted, zipped),
    Hostile("a program", of.NotAccepted, lambda: b"\x7fELF" + bytes(5000)),
    Hostile("a GIF", of.NotAccepted, lambda: gif(1)),
    Hostile("a GIF that moves", of.NotAccepted, lambda: gif(3)),
    Hostile("a TIFF", of.NotAccepted, lambda: saved("TIFF")),
    Hostile("a BMP", of.NotAccepted, lambda: saved("BMP")),
    Hostile("a WebP", of.NotAccepted, lambda: saved("WEBP")),
    Hostile("a PNG that moves", of.PictureMoves, moving_png),
    Hostile("a PNG of 40,000 by 40,000", of.PictureTooLarge, lambda: bare_png(40_000, 40_000)),
    Hostile("a PNG 40,000 wide", of.PictureTooLarge, lambda: bare_png(40_000, 300)),
    Hostile("a PNG of the largest size", of.PictureTooLarge, lambda: bare_png(2**31 - 1, 2**31 - 1)),
    Hostile("a PNG of no size", of.PictureDamaged, lambda: bare_png(0, 300)),
    Hostile("a PNG with a wrong check sum", of.PictureDamaged, lambda: changed(small(), 300)),
    Hostile("a PNG of an unknown colour kind", of.PictureDamaged, lambda: bare_png(300, 300, kind=b"\x08\x05")),
    Hostile("a PNG that breaks off", of.PictureDamaged, lambda: small()[:-40]),
    Hostile("a PNG without its end", of.PictureDamaged, lambda: small()[:-12]),
    Hostile("a PNG that ends in a chunk's name", of.PictureDamaged, lambda: small()[:-6]),
    Hostile("a PNG of its first bytes", of.PictureDamaged, lambda: b"\x89PNG\r\n\x1a\n"),
    Hostile("a PNG with too few pixels", of.PictureDamaged, lambda: bare_png(300, 300, zlib.compress(b"\0" * 50))),
    Hostile("a PNG whose pixels are no pixels", of.PictureDamaged, lambda: bare_png(300, 300, b"x" * 500)),
    Hostile("a PNG with a chunk of 2 GB", of.PictureDamaged, lambda: small()[:33] + b"\x7f\xff\xff\xffIDAT"),
    Hostile(
        "a PNG with text of 200 MB", of.PictureDamaged,
        lambda: bare_png(300, 300, more=chunk(b"zTXt", b"a\0\0" + zeros(200))),
    ),
    Hostile("a PNG and a zip archive", of.TrailingData, lambda: small() + zipped()),
    Hostile("a PNG and a web page", of.TrailingData, lambda: small() + HTML),
    Hostile("a JPEG and a zip archive", of.TrailingData, lambda: jpeg(printed(dpi=40)) + zipped()),
    Hostile("a JPEG and a second JPEG", of.TrailingData, lambda: jpeg(printed(dpi=40)) * 2),
    Hostile("a JPEG that claims 65,535 by 65,535", of.PictureTooLarge, lambda: forged_jpeg(65_535, 65_535)),
    Hostile("a JPEG that claims 40,000 by 300", of.PictureTooLarge, lambda: forged_jpeg(40_000, 300)),
    Hostile("a JPEG that claims no height", of.PictureDamaged, lambda: forged_jpeg(300, 0)),
    Hostile("a JPEG that breaks off", of.PictureDamaged, lambda: jpeg(printed(dpi=40))[:-400]),
    Hostile("a JPEG of its first bytes", of.PictureDamaged, lambda: b"\xff\xd8\xff\xe0"),
    Hostile("a JPEG without a picture", of.PictureDamaged, lambda: b"\xff\xd8\xff\xe0\0\4ab\xff\xd9"),
    Hostile("a JPEG with a frame cut short", of.PictureDamaged, lambda: b"\xff\xd8\xff\xc0\0\x0b\x08"),
)  # fmt: skip
"""Refused as a scan and as the picture of a seal alike."""

SCANS: tuple[Hostile, ...] = (
    Hostile("a PDF of its first bytes", of.PictureDamaged, lambda: b"%PDF-1.7\n"),
    Hostile("a PDF that breaks off", of.PictureDamaged, lambda: pdf_of([printed(dpi=40)])[:-900]),
    Hostile("a PDF without pages", of.PictureDamaged, lambda: many_pages(0)),
    Hostile("a PDF of nothing but its marks", of.PictureDamaged, lambda: b"%PDF-1.7\n" + b"x" * 2000 + b"%%EOF"),
    Hostile("a PDF after a web page", of.TrailingData, lambda: HTML + many_pages(1)),
    Hostile("a PDF before a web page", of.TrailingData, lambda: many_pages(1) + HTML),
    Hostile("a PDF before a zip archive", of.TrailingData, lambda: many_pages(1) + zipped()),
    Hostile("a PDF that is encrypted", of.ScanEncrypted, locked),
    Hostile("a PDF of 61 pages", of.ScanTooLong, lambda: many_pages(61)),
    Hostile("a PDF of 20,000 pages", of.ScanTooLong, lambda: many_pages(20_000)),
    Hostile("a PDF with a program attached", of.ScanActive, with_attachment),
    Hostile("a PDF with a script", of.ScanActive, with_script),
    Hostile("a PDF with forms in forms", of.PictureTooHard, lambda: forms_in_forms(9, 40)),
)
"""Refused as a scan; as the picture of a seal every PDF is."""

IMPRINTS: tuple[Hostile, ...] = (
    Hostile("a PDF", of.NotAccepted, lambda: many_pages(1)),
    Hostile("a PNG 4,001 wide", of.PictureTooLarge, lambda: bare_png(4_001, 300)),
    Hostile("a seal of 199 dots", of.PictureTooSmall, lambda: png(seal(199))),
    Hostile("a seal lost on a page", of.PictureTooSmall, lambda: png(on_page(seal(120), 800))),
    Hostile("a seal in CMYK", of.ColoursUnknown, lambda: jpeg(seal().convert("RGB").convert("CMYK"))),
    Hostile("a white picture", of.ImprintBlank, lambda: png(Image.new("RGB", (500, 500), "white"))),
    Hostile("a clear picture", of.ImprintBlank, lambda: png(Image.new("RGBA", (500, 500), (255, 0, 0, 0)))),
    Hostile("a faint picture", of.ImprintBlank, lambda: png(seal(ink=(255, 230, 230)).convert("RGB"))),
    Hostile("two red dots", of.ImprintBlank, lambda: png(dots())),
    Hostile("a grey seal", of.ImprintNotRed, lambda: png(seal().convert("L"))),
    Hostile("a seal of 16 bits, grey", of.ImprintNotRed, lambda: png(sixteen_bits(seal()))),
    Hostile("a blue seal", of.ImprintNotRed, lambda: png(seal(ink=(20, 40, 200)))),
    Hostile("a red seal among black lines", of.ImprintNotRed, lambda: png(printed(dpi=30).resize((600, 600)))),
    Hostile("a red square", of.ImprintCovered, lambda: png(Image.new("RGB", (500, 500), RED))),
    Hostile("a seal on brown wood", of.ImprintCovered, lambda: png(seal(ground=(120, 90, 60, 255)))),
    Hostile("a page with a seal", of.ImprintNotSquare, lambda: png(seal().resize((900, 400)))),
)
"""Refused as the picture of a seal."""


def on_page(picture: Image.Image, size: int) -> Image.Image:
    page = Image.new("RGB", (size, size), "white")
    page.paste(picture.convert("RGB"), (100, 100))
    return page


def sixteen_bits(picture: Image.Image) -> Image.Image:
    return picture.convert("L").convert("I;16").point(lambda value: value * 257)


def dots() -> Image.Image:
    page = Image.new("RGB", (600, 600), "white")
    for place in ((10, 10), (560, 560)):
        page.paste(RED, (*place, place[0] + 20, place[1] + 20))
    return page
