"""What is said about a file's signatures."""

from dataclasses import dataclass
from datetime import datetime

from bilingual import Text
from documents.signing.verdict_words import UNVERIFIABLE


@dataclass(frozen=True)
class FieldVerdict:
    """One signature. ``signed_at`` is the signer's own word unless ``stamped`` (then a time-stamp server's).

    ``intact``: the bytes it covers are as signed; ``valid``: the signature fits them; ``trusted``: the certificate
    leads to a root, at the moment of signing. ``coverage`` and ``modification`` are the library's words (ENTIRE_FILE,
    ENTIRE_REVISION …; NONE, FORM_FILLING, OTHER …). ``ok`` is all of it together; ``why`` says what is wrong.
    """

    name: str
    subject: str
    fingerprint: str
    signed_at: datetime | None
    stamped: bool
    intact: bool
    valid: bool
    trusted: bool
    coverage: str
    modification: str
    ok: bool
    why: Text | None


@dataclass(frozen=True)
class Verdict:
    """``fields`` in the order of signing. ``whole``: the last signature covers the whole file; ``appended``: how many
    bytes stand after what it covers; ``unexpected``: names of signature fields that no report has. ``why`` says what
    is wrong with the file itself (unreadable, encrypted, unsigned …), else None."""

    fields: tuple[FieldVerdict, ...] = ()
    unexpected: tuple[str, ...] = ()
    whole: bool = False
    appended: int = 0
    why: Text | None = None

    @property
    def ok(self) -> bool:
        """Whether everything on the file holds: one signature at least, each ok, none unexpected, the file whole."""
        return bool(self.fields) and self.whole and not self.unexpected and all(one.ok for one in self.fields)

    def field(self, name: str) -> FieldVerdict | None:
        """The verdict on the field of that name (``PRINCIPAL`` or ``SEAL``), None when it is not signed."""
        return next((one for one in self.fields if one.name == name), None)


def broken(name: str) -> FieldVerdict:
    """The verdict on a signature that cannot be read at all."""
    return FieldVerdict(name, "", "", None, False, False, False, False, "", "", False, UNVERIFIABLE)
