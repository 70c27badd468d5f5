"""A signing key that stays in a token: a UKey or a hardware module, spoken to by PKCS#11."""

from collections.abc import Iterator
from contextlib import contextmanager

from documents.signing.keys import Key


@contextmanager
def from_pkcs11(uri: str, pin: str) -> Iterator[Key]:
    """The key that a ``pkcs11:`` URI (RFC 7512) names by module-path, token, object or id, while the block lasts.

    Raises ``TokenAddressUnreadable``, ``TokenUnavailable``, ``PinWrong`` or ``TokenWithoutKey``.
    """
    raise NotImplementedError
    yield
