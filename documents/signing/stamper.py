"""A time-stamp server (RFC 3161)."""

from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from documents.signing.refusals import StampAddressUnreadable

Stamper = TimeStamper
#: Seconds to wait for an answer.
PATIENCE = 10


class Server(RequestsHTTPTimeStamper):
    """A server whose every fault is one of asking for a stamp."""

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask, and read the whole answer at once. Raises ``TimestampRequestError``."""
        try:
            response = await super().async_request_tsa_response(req)
            # A copy is read: what has been read through is written again a hundred times slower.
            _ = tsp.TimeStampResp.load(response.dump()).native
        except TimestampRequestError:
            raise
        except Exception as fault:
            raise TimestampRequestError("unreadable answer") from fault
        return response


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
    return Server(url, timeout=PATIENCE)  # type: ignore[no-untyped-call]
