"""When the samples hold and are used, and what a stranger may add to a file."""

import io
from datetime import UTC, datetime

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

BEGIN, AT, END = (datetime(year, 10, 12, 3, tzinfo=UTC) for year in (2019, 2020, 2021))
UNIT = "临淄区投资促进中心"


def overlaid(pdf: bytes) -> bytes:
    """The file with a black bar drawn over its first page in an incremental update."""
    update, out = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    update.add_stream_to_page(0, update.add_object(StreamObject(stream_data=b"q 100 400 300 40 re f Q")))
    update.write(out)
    return out.getvalue()


def encrypted(pdf: bytes) -> bytes:
    """The file written anew with a password."""
    writer, out = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf))), io.BytesIO()
    writer.encrypt(owner_pass="geheim", user_pass="geheim")
    writer.write(out)
    return out.getvalue()


def flipped(pdf: bytes, at: int) -> bytes:
    """The file with one bit of the byte at ``at`` changed."""
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
