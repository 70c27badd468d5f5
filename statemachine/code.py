"""What a printed report says of itself: quarter, unit, revision and the digest of its content, as one line of text."""

import re
from dataclasses import dataclass, replace

from workdays.quarter import FORM

#: How many hex digits of the digest people read and type.
SHORT = 8
_PREFIX = "DUCHA"
_DIGEST = re.compile(r"[0-9A-Fa-f]{64}")
_REVISION = re.compile(r"[1-9][0-9]{0,5}")
_DIGITS = re.compile(rf"[0-9a-f]{{{SHORT},64}}")
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

    def same(self, other: "Code") -> bool:
        """Whether ``other`` is this code, however its unit is written."""
        return replace(self, unit=self.unit.casefold()) == replace(other, unit=other.unit.casefold())

    def shown_by(self, typed: str) -> bool:
        """Whether ``typed``, a whole code or at least the short form of one, is this code."""
        if whole := Code.parse(typed):
            return self.same(whole)
        short = digits(typed)
        return short is not None and self.digest.startswith(short)

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


def digits(typed: str) -> str | None:
    """The beginning of a digest as somebody types it from paper, in lower case; None when it is none or too short."""
    plain = "".join(typed.split()).lower()
    return plain if _DIGITS.fullmatch(plain) else None
