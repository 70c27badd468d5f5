"""A signing key with its certificate, unlocked and ready to use."""

from dataclasses import dataclass
from typing import Any

from documents.signing.certificates import Certificate


@dataclass(frozen=True)
class Key:
    """``certificate`` belongs to the key; ``signer`` makes the signature, in memory or in a token."""

    certificate: Certificate
    signer: Any


def from_pkcs12(data: bytes, passphrase: str) -> Key:
    """The key in an encrypted PKCS#12 file (.p12, .pfx).

    Raises ``KeyFileUnreadable``, ``PassphraseWrong``, ``KeyFileWithoutKey`` or ``KeyKindUnknown`` (neither RSA nor
    EC on P-256 or P-384).
    """
    raise NotImplementedError
