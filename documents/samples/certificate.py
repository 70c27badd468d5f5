"""Issuing a sample certificate: of the authority itself, or of somebody below it."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Period(NamedTuple):
    """From when until when a certificate holds: aware moments."""

    not_before: datetime
    not_after: datetime


def issued(
    subject: x509.Name,
    public: EllipticCurvePublicKey,
    root: x509.Certificate | None,
    signing: EllipticCurvePrivateKey,
    period: Period,
) -> x509.Certificate:
    """A certificate for signing documents; without a ``root`` above it, the root itself. No random number goes in."""
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(root.subject if root else subject)
        .public_key(public)
        .serial_number(_serial(public))
        .not_valid_before(period.not_before)
        .not_valid_after(period.not_after)
        .add_extension(x509.BasicConstraints(ca=root is None, path_length=None if root else 0), critical=True)
        .add_extension(_usage(root is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
    )
    return built.sign(signing, hashes.SHA256(), ecdsa_deterministic=True)


def _serial(public: EllipticCurvePublicKey) -> int:
    """A number of the key's own: 16 bytes, positive."""
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return int.from_bytes(hashlib.sha256(der).digest()[:16]) >> 1 | 1


def _usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
