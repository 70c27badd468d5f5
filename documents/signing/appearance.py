"""What is seen of a signature: a page or a picture, laid into its field."""

import io
from datetime import datetime
from typing import Any

from PIL import Image
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from documents.check import check_text
from documents.fonts import Fonts
from documents.signing.fields import MM, SEAL_WIDTH
from documents.signing.refusals import ImprintUnreadable
from documents.signing.templates import TEMPLATES
from documents.typesetting import typeset
from documents.wording import day_in_chinese
from workdays import local_day

#: Pixels on a side: 42 mm at 1200 dpi.
LARGEST = 2000


class Sheet(PdfContent):
    """The first page of another PDF, under a name that does not change."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        box = [float(edge) for edge in PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"][0]["/MediaBox"]]
        super().__init__(box=BoxConstraints(width=box[2] - box[0], height=box[3] - box[1]))

    def render(self) -> bytes:
        """Draw it at its own size."""
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        self.resources.xobject["/Sheet"] = drawn
        return b"/Sheet Do"


def principal_mark(words: str, at: datetime, fonts: Fonts) -> StaticStampStyle:
    """The post in words, 电子签名 and the local day. Raises what ``check_text`` raises."""
    check_text(words, fonts)
    day = day_in_chinese(local_day(at).isoformat())
    return _laid(Sheet(typeset(TEMPLATES / "mark.typ", {"words": words, "day": day}, fonts)), 0)


def imprint_mark(imprint: bytes, width: float) -> StaticStampStyle:
    """The seal's picture (PNG) or page (PDF), ``width`` millimetres wide at most, in the middle of its field.

    Raises ``ImprintUnreadable``.
    """
    try:
        content = Sheet(imprint) if imprint.startswith(b"%PDF-") else _picture(imprint)
    except Exception as fault:
        raise ImprintUnreadable(limit=LARGEST) from fault
    return _laid(content, max(0.0, (SEAL_WIDTH - width * MM) / 2))


def _picture(imprint: bytes) -> PdfImage:
    found = Image.open(io.BytesIO(imprint), formats=("PNG",))
    if max(found.size) > LARGEST:
        raise ImprintUnreadable(limit=LARGEST)
    return PdfImage(found.convert("RGBA"), name="Imprint")


def _laid(content: PdfContent, margin: float) -> StaticStampStyle:
    # The library says int where it takes any number.
    edge: Any = margin
    middle = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(edge, edge, edge, edge),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle(border_width=0, background=content, background_opacity=1.0, background_layout=middle)
