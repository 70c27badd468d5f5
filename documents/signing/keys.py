"""A signing key with its certificate, unlocked and ready to use."""

from dataclasses import dataclass

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.sign.signers import Signer

from documents.signing.certificates import Certificate, read_certificate
from documents.signing.memory import MemorySigner
from documents.signing.refusals import KeyFileUnreadable, KeyFileWithoutKey, KeyKindUnknown, PassphraseWrong

CURVES = ("secp256r1", "secp384r1")
SHORTEST_RSA = 2048


@dataclass(frozen=True)
class Key:
    """``certificate`` belongs to the key; ``signer`` makes the signature, in memory or in a token."""

    certificate: Certificate
    signer: Signer


def from_pkcs12(data: bytes, passphrase: str) -> Key:
    """The key in an encrypted PKCS#12 file (.p12, .pfx).

    Raises ``KeyFileUnreadable``, ``PassphraseWrong``, ``KeyFileWithoutKey`` or ``KeyKindUnknown`` (neither RSA nor
    EC on P-256 or P-384).
    """
    held = _opened(data, passphrase)
    if held.key is None or held.cert is None:
        raise KeyFileWithoutKey
    if not isinstance(held.key, RSAPrivateKey | EllipticCurvePrivateKey) or not _is_known(held.key):
        raise KeyKindUnknown
    others = [other.certificate.public_bytes(Encoding.DER) for other in held.additional_certs]
    return memory_key(held.key, held.cert.certificate.public_bytes(Encoding.DER), others)


def memory_key(key: RSAPrivateKey | EllipticCurvePrivateKey, certificate: bytes, others: list[bytes]) -> Key:
    """A key in memory with its certificate and those above it, in DER."""
    signer = MemorySigner(key, *(asn1_x509.Certificate.load(der) for der in (certificate, *others)))
    return Key(read_certificate(certificate), signer)


def _opened(data: bytes, passphrase: str) -> pkcs12.PKCS12KeyAndCertificates:
    try:
        return pkcs12.load_pkcs12(data, passphrase.encode())
    except Exception as fault:
        # The library says which of the two it was only in words.
        raise (PassphraseWrong if "password" in str(fault).lower() else KeyFileUnreadable) from fault


def _is_known(key: RSAPrivateKey | EllipticCurvePrivateKey) -> bool:
    if isinstance(key, RSAPrivateKey):
        return key.key_size >= SHORTEST_RSA
    return key.curve.name in CURVES
