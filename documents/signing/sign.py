"""Signing and sealing: each appends one signature to the file and changes none of its bytes before."""

from datetime import datetime

from documents.fonts import Fonts
from documents.signing.keys import Key
from documents.signing.stamper import Stamper


def certify(pdf: bytes, key: Key, at: datetime, words: str, fonts: Fonts, stamper: Stamper | None = None) -> bytes:
    """The principal's signature on a prepared report; ``words`` name the post (主要负责人) in the visible mark.

    The same key (in memory), content and moment give the same bytes, unless a time-stamp is asked for. Raises
    ``FileUnreadable``, ``FileEncrypted``, ``FieldAbsent``, ``FieldFilled``, ``FileChanged``, ``SigningFailed``,
    ``StampUnavailable``, or what ``check_text`` raises.
    """
    raise NotImplementedError


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

    ``imprint`` is a PNG picture or a PDF page, drawn ``width`` millimetres wide. ``signed`` says that the principal's
    certificate must be on the file already; without it the seal is the only one. The file is looked at first: one
    that was changed after signing is never sealed. Raises as ``certify``, and ``SignatureExpected``,
    ``SignatureBroken`` or ``ImprintUnreadable``.
    """
    raise NotImplementedError
