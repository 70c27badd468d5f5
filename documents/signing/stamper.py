"""A time-stamp server (RFC 3161)."""

from typing import Any

Stamper = Any


def http_stamper(url: str) -> Stamper:
    """The server at ``url`` (http or https). Raises ``StampAddressUnreadable``; signing with it may raise
    ``StampUnavailable``."""
    raise NotImplementedError
