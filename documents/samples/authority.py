"""A throw-away authority (演示根证书) and the sample certificates it gives out."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from documents.samples.certificate import Period, issued
from documents.signing.certificates import Certificate, certificate_of
from documents.signing.keys import Key, memory_key

CURVE = ec.SECP256R1()
#: Of P-256 (SEC 2): a private key is a number below it.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ROUNDS = 200_000


@dataclass(frozen=True)
class Identity:
    """A sample certificate with its private key, and the root above it."""

    private: ec.EllipticCurvePrivateKey
    issued: x509.Certificate
    root: x509.Certificate

    @property
    def certificate(self) -> Certificate:
        """The certificate as a value."""
        return certificate_of(self.issued)

    @property
    def key(self) -> Key:
        """Ready to sign with."""
        return memory_key(self.private, self.issued.public_bytes(Encoding.DER), [])

    def pkcs12(self, passphrase: str) -> bytes:
        """Both as an encrypted PKCS#12 file (PBES2, AES-256). Its salts are random: only what is in it is the same."""
        locked = (
            PrivateFormat.PKCS12.encryption_builder()
            .kdf_rounds(ROUNDS)
            .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
            .hmac_hash(hashes.SHA256())
            .build(passphrase.encode())
        )
        return pkcs12.serialize_key_and_certificates("样证".encode(), self.private, self.issued, [self.root], locked)


@dataclass(frozen=True)
class Authority:
    """A sample authority; ``root`` is the certificate to be named as trusted root (DUCHA_TRUST)."""

    seed: bytes
    period: Period

    @property
    def root(self) -> Certificate:
        """Its own certificate."""
        return certificate_of(self._root)

    def principal(self, code: str, unit: str) -> Identity:
        """A sample certificate of the principal (主要负责人) of the unit with this code and name."""
        return self._identity(f"principal/{code}", unit, code, "主要负责人（演示样证）")

    def seal(self, code: str, unit: str) -> Identity:
        """A sample certificate of the unit's seal."""
        return self._identity(f"seal/{code}", unit, code, "单位公章（演示样证）")

    @property
    def _root(self) -> x509.Certificate:
        key = self._private("root")
        return issued(_name("演示样证根证书", "督查演示"), key.public_key(), None, key, self.period)

    def _identity(self, purpose: str, unit: str, code: str, words: str) -> Identity:
        key = self._private(purpose)
        name = _name(words, f"{unit}（演示）", code)
        return Identity(key, issued(name, key.public_key(), self._root, self._private("root"), self.period), self._root)

    def _private(self, purpose: str) -> ec.EllipticCurvePrivateKey:
        drawn = hmac.digest(self.seed, purpose.encode(), hashlib.sha512)
        return ec.derive_private_key(int.from_bytes(drawn) % (ORDER - 1) + 1, CURVE)


def authority(seed: bytes | None, not_before: datetime, not_after: datetime) -> Authority:
    """An authority whose certificates hold between the two moments.

    With a seed, keys and certificates are the same on every run; without one they are random. A seed that is known
    makes keys that are known: for demonstration only.
    """
    return Authority(seed or secrets.token_bytes(32), Period(not_before, not_after))


def _name(words: str, unit: str, code: str | None = None) -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "CN"), (NameOID.ORGANIZATION_NAME, unit[:64])]
    parts += [(NameOID.ORGANIZATIONAL_UNIT_NAME, code[:64])] if code else []
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in (*parts, (NameOID.COMMON_NAME, words))])
