"""A certificate as a value."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Certificate:
    """``fingerprint``: SHA-256 of the DER form, in lower-case hex; ``subject``: in words, most telling part first;
    ``not_before`` and ``not_after`` are aware moments in UTC; ``pem`` is the certificate itself as text."""

    fingerprint: str
    subject: str
    not_before: datetime
    not_after: datetime
    pem: str


def read_certificate(data: bytes) -> Certificate:
    """One certificate from PEM or DER. Raises ``CertificateUnreadable``."""
    raise NotImplementedError
