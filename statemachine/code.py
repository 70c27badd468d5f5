"""What a printed report says of itself: quarter, unit, revision and the digest of its content, as one line of text."""

import re
from dataclasses import dataclass

from workdays.quarter import FORM

#: How many hex digits of the digest people read and type.
SHORT = 8
_PREFIX = "DUCHA"
_DIGEST = re.compile(r"[0-9A-Fa-f]{64}")
_REVISION = re.compile(r"[1-9][0-9]{0,5}")
_UNIT = re.compile(r"[^/\s]{1,40}")


@dataclass(frozen=True)
class Code:
    """``quarter`` as "2020Q3", ``unit`` by its code, ``digest``: SHA-256 of the content in lower-case hex."""

    quarter: str
    unit: str
    revision: int
    digest: str

    @property
    def text(self) -> str:
        """What a QR code carries: ``DUCHA:2020Q3/TCJ/1/<64 hex digits in capitals>``."""
        return f"{_PREFIX}:{self.quarter}/{self.unit}/{self.revision}/{self.digest.upper()}"

    @property
    def short(self) -> str:
        """What people type from paper: the first eight hex digits of the digest, in capitals."""
        return self.digest[:SHORT].upper()

    @property
    def name(self) -> str:
        """What people call the submission: ``2020Q3/TCJ``."""
        return f"{self.quarter}/{self.unit}"

    @classmethod
    def parse(cls, text: str) -> "Code | None":
        """The code that ``text`` carries, in any case and with blanks anywhere; None when it is none of ours. The
        unit stays as it was read: compare it without regard to case."""
        prefix, colon, rest = "".join(text.split()).partition(":")
        parts = rest.split("/")
        if prefix.upper() != _PREFIX or not colon or len(parts) != 4:
            return None
        quarter, unit, revision, digest = parts
        forms = (FORM, quarter), (_UNIT, unit), (_REVISION, revision), (_DIGEST, digest)
        if not all(form.fullmatch(part) for form, part in forms):
            return None
        return cls(quarter.upper(), unit, int(revision), digest.lower())
