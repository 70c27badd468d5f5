"""Appending to a PDF so that the same file and addition always give the same bytes."""

import hashlib
import io
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from documents.signing.refusals import FileEncrypted, PdfUnreadable


class Update(IncrementalPdfFileWriter):
    """An incremental update without random ids and without the time of writing in the metadata."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        prev.stream.seek(0)
        digest = hashlib.sha256(prev.stream.read()).digest()
        given = prev.trailer["/ID"][0] if "/ID" in prev.trailer else generic.ByteStringObject(digest[16:])
        if isinstance(given, generic.TextStringObject):
            given = generic.ByteStringObject(given.original_bytes)
        return generic.ArrayObject([given, generic.ByteStringObject(digest[:16])])

    def _update_meta(self) -> None:
        """The metadata stay those of the prepared report."""


def open_reader(pdf: bytes) -> PdfFileReader:
    """The file for reading. Raises ``PdfUnreadable`` or ``FileEncrypted``."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        encrypted = reader.encrypted
        _ = reader.root["/Pages"]
    except Exception as fault:
        raise PdfUnreadable from fault
    if encrypted:
        raise FileEncrypted
    return reader


def open_update(pdf: bytes) -> Update:
    """The file for an addition. Raises as ``open_reader``."""
    reader = open_reader(pdf)
    try:
        return Update(reader.stream, prev=reader)
    except Exception as fault:
        raise PdfUnreadable from fault


def written(update: Any) -> bytes:
    """The file with its addition."""
    out = io.BytesIO()
    update.write(out)
    return out.getvalue()
