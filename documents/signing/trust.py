"""The authorities whose certificates are believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from documents.signing.certificates import PEM_BEGIN, Certificate, certificate_of
from documents.signing.refusals import RootsUnreadable

SUFFIXES = (".pem", ".crt", ".cer", ".der")


@dataclass(frozen=True)
class Roots:
    """Trusted authorities; without any, no signature is trusted."""

    certificates: tuple[Certificate, ...] = ()


def read_roots(source: bytes | Path) -> Roots:
    """Roots from PEM or DER bytes (PEM: one or several certificates), such a file, or a folder of such files.

    In a folder the files that end in .pem, .crt, .cer or .der count. Raises ``RootsUnreadable``.
    """
    if isinstance(source, bytes):
        return Roots(tuple(_certificates(source, "PEM/DER")))
    found = [root for path in _files(source) for root in _certificates(_bytes(path), path)]
    if not found:
        raise RootsUnreadable(source=source)
    return Roots(tuple({root.fingerprint: root for root in found}.values()))


def _files(source: Path) -> list[Path]:
    try:
        if not source.is_dir():
            return [source]
        return sorted(path for path in source.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError as fault:
        raise RootsUnreadable(source=source) from fault


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise RootsUnreadable(source=path) from fault


def _certificates(data: bytes, source: object) -> Iterator[Certificate]:
    try:
        is_pem = PEM_BEGIN in data
        found = x509.load_pem_x509_certificates(data) if is_pem else [x509.load_der_x509_certificate(data)]
        yield from [certificate_of(one) for one in found]
    except Exception as fault:
        raise RootsUnreadable(source=source) from fault
