"""A time-stamp server (RFC 3161)."""

from urllib.parse import urlsplit

from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from documents.signing.refusals import StampAddressUnreadable

Stamper = TimeStamper
#: Seconds to wait for an answer.
PATIENCE = 10


def http_stamper(url: str) -> Stamper:
    """The server at ``url`` (http or https). Raises ``StampAddressUnreadable``; signing with it may raise
    ``StampUnavailable``."""
    try:
        parts = urlsplit(url)
        fitting = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fitting = False
    if not fitting:
        raise StampAddressUnreadable(url=url[:80])
    return RequestsHTTPTimeStamper(url, timeout=PATIENCE)
