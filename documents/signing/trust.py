"""The authorities whose certificates are believed."""

from dataclasses import dataclass
from pathlib import Path

from documents.signing.certificates import Certificate


@dataclass(frozen=True)
class Roots:
    """Trusted authorities; without any, no signature is trusted."""

    certificates: tuple[Certificate, ...] = ()


def read_roots(source: bytes | Path) -> Roots:
    """Roots from PEM text (one or several certificates), a PEM or DER file, or a folder of such files.

    Raises ``RootsUnreadable``.
    """
    raise NotImplementedError
