"""Signing and sealing: each appends one signature to the file and changes none of its bytes before."""

import asyncio
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import BaseStampStyle

from documents.fonts import Fonts
from documents.signing.appearance import imprint_mark, principal_mark
from documents.signing.fields import PRINCIPAL, SEAL
from documents.signing.guard import guard
from documents.signing.keys import Key
from documents.signing.refusals import SigningFailed, StampUnavailable
from documents.signing.stamper import Stamper
from documents.signing.update import open_update
from workdays import LOCAL

#: Bytes of a signature beside its certificates: an RSA key of 8192 bits makes about 1,700.
BESIDES = 2560


class Session(PdfSigner):
    """Signs as of a given moment, never as of the machine's clock."""

    at: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The library's session, at our moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at.astimezone(LOCAL)
        return session


def certify(pdf: bytes, key: Key, at: datetime, words: str, fonts: Fonts, stamper: Stamper | None = None) -> bytes:
    """The principal's signature on a prepared report; ``words`` name the post (主要负责人) in the visible mark.

    The same key (in memory), content and moment give the same bytes, unless a time-stamp is asked for. Raises
    ``PdfUnreadable``, ``FileEncrypted``, ``FieldAbsent``, ``FieldFilled``, ``FileChanged``, ``SigningFailed``,
    ``StampUnavailable``, or what ``check_text`` raises.
    """
    guard(pdf, PRINCIPAL, signed=False)
    metadata = PdfSignatureMetadata(
        field_name=PRINCIPAL,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    return _signed(pdf, metadata, key, at, principal_mark(words, at, fonts), stamper)


def seal(
    pdf: bytes,
    key: Key,
    at: datetime,
    imprint: bytes,
    *,
    width: float = 42.0,
    signed: bool = True,
    stamper: Stamper | None = None,
) -> bytes:
    """The unit's seal on a report; nothing may be added to the file after it.

    ``imprint`` is a PNG picture or a PDF page, drawn ``width`` millimetres wide (42 at most). ``signed`` says that the
    principal's certificate must be on the file already; without it the seal is the only one. The file is looked at
    first: one that was changed after signing is never sealed. Raises as ``certify``, and ``SignatureExpected`` or
    ``ImprintUnreadable``.
    """
    guard(pdf, SEAL, signed=signed)
    metadata = PdfSignatureMetadata(
        field_name=SEAL, docmdp_permissions=MDPPerm.NO_CHANGES, subfilter=SigSeedSubFilter.PADES
    )
    return _signed(pdf, metadata, key, at, imprint_mark(imprint, width), stamper)


def _signed(
    pdf: bytes, metadata: PdfSignatureMetadata, key: Key, at: datetime, mark: BaseStampStyle, stamper: Stamper | None
) -> bytes:
    session = Session(metadata, key.signer, timestamper=stamper, stamp_style=mark)
    session.at = at
    update: IncrementalPdfFileWriter = open_update(pdf)
    try:
        room = None if stamper else _room(key)
        out = asyncio.run(session.async_sign_pdf(update, existing_fields_only=True, bytes_reserved=room))
    except TimestampRequestError as fault:
        raise StampUnavailable(why=_first_line(fault)) from fault
    except Exception as fault:
        raise SigningFailed(why=_first_line(fault)) from fault
    return bytes(out.getvalue())


def _room(key: Key) -> int:
    """Hex digits for a signature without a time-stamp. The library would make one to see, at the cost of another."""
    held = [key.signer.signing_cert, *key.signer.cert_registry]
    return 2 * (BESIDES + sum(len(one.dump()) for one in held))


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:200]
