"""A certificate as a value."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from documents.signing.refusals import CertificateUnreadable

PEM_BEGIN = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True)
class Certificate:
    """``fingerprint``: SHA-256 of the DER form, in lower-case hex; ``subject``: in words, most telling part first;
    ``not_before`` and ``not_after`` are aware moments in UTC; ``pem`` is the certificate itself as text."""

    fingerprint: str
    subject: str
    not_before: datetime
    not_after: datetime
    pem: str

    @property
    def der(self) -> bytes:
        """The certificate in DER."""
        return x509.load_pem_x509_certificate(self.pem.encode()).public_bytes(Encoding.DER)


def read_certificate(data: bytes) -> Certificate:
    """One certificate from PEM or DER. Raises ``CertificateUnreadable``, also for a PEM file with several."""
    try:
        if PEM_BEGIN not in data:
            return certificate_of(x509.load_der_x509_certificate(data))
        (found,) = x509.load_pem_x509_certificates(data)
        return certificate_of(found)
    except Exception as fault:
        raise CertificateUnreadable from fault


def certificate_of(found: x509.Certificate) -> Certificate:
    """The library's certificate as ours."""
    return Certificate(
        fingerprint=found.fingerprint(hashes.SHA256()).hex(),
        subject=subject_words(found.subject),
        not_before=found.not_valid_before_utc,
        not_after=found.not_valid_after_utc,
        pem=found.public_bytes(Encoding.PEM).decode(),
    )


def subject_words(name: x509.Name) -> str:
    """The parts of a name from its last, most telling one: 主要负责人（样证）, 区投资促进中心."""
    return ", ".join(_plain(part.value) for part in reversed(list(name)))


def _plain(value: str | bytes) -> str:
    return value.hex() if isinstance(value, bytes) else value
