"""What is looked at before a signature is added: a file that somebody changed is never signed or sealed."""

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from documents.signing.fields import PRINCIPAL, SEAL
from documents.signing.judgement import is_unchanged
from documents.signing.refusals import FieldAbsent, FieldFilled, FileChanged, PdfUnreadable, SignatureExpected
from documents.signing.update import open_reader


def guard(pdf: bytes, field: str, *, signed: bool) -> None:
    """Pass a prepared report whose ``field`` may be signed now; ``signed``: the principal's signature must be there.

    Raises ``PdfUnreadable``, ``FileEncrypted``, ``FieldAbsent``, ``FieldFilled``, ``SignatureExpected`` or
    ``FileChanged`` (fields that no report has, a signature that does not hold, something added after it).
    """
    reader = open_reader(pdf)
    found = fields(reader)
    for name in (PRINCIPAL, SEAL):
        if name not in found:
            raise FieldAbsent(field=name)
    if found[field] or found[SEAL]:
        raise FieldFilled(field=field if found[field] else SEAL)
    if signed and not found[PRINCIPAL]:
        raise SignatureExpected
    if set(found) != {PRINCIPAL, SEAL} or not _unchanged(reader):
        raise FileChanged


def fields(reader: PdfFileReader) -> dict[str, bool]:
    """Every signature field, and whether it is signed."""
    try:
        return {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    except Exception as fault:
        raise PdfUnreadable from fault


def _unchanged(reader: PdfFileReader) -> bool:
    """Whether what signatures there are hold, and nothing came after the last."""
    try:
        found = reader.embedded_signatures
        return all(is_unchanged(one, closed=one is found[-1]) for one in found)
    except Exception as fault:
        raise FileChanged from fault
