"""A throw-away authority (演示根证书) and the sample certificates it gives out."""

from dataclasses import dataclass
from datetime import datetime

from documents.signing.certificates import Certificate
from documents.signing.keys import Key


@dataclass(frozen=True)
class Identity:
    """A sample certificate with its key."""

    key: Key

    def pkcs12(self, passphrase: str) -> bytes:
        """Both as an encrypted PKCS#12 file (PBES2, AES-256). Its salts are random: only the key in it is the same."""
        raise NotImplementedError


@dataclass(frozen=True)
class Authority:
    """A sample authority; ``root`` is the certificate to be named as trusted root (DUCHA_TRUST)."""

    root: Certificate

    def principal(self, code: str, unit: str) -> Identity:
        """A sample certificate of the principal (主要负责人) of the unit with this code and name."""
        raise NotImplementedError

    def seal(self, code: str, unit: str) -> Identity:
        """A sample certificate of the unit's seal."""
        raise NotImplementedError


def authority(seed: bytes | None, not_before: datetime, not_after: datetime) -> Authority:
    """An authority whose certificates hold between the two moments.

    With a seed, keys and certificates are the same on every run; without one they are random.
    """
    raise NotImplementedError
