"""Reading the URL of a mail server."""

from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from bilingual import Text
from notifications.refusals import BadSmtpUrl

SMTPS, STARTTLS = "smtps", "smtp+starttls"
_PORTS = {"smtp": 25, SMTPS: 465, STARTTLS: 587}


class SmtpServer(NamedTuple):
    """``scheme``: "smtp" (plain), "smtps" (TLS from the start) or "smtp+starttls"."""

    scheme: str
    host: str
    port: int
    user: str
    password: str


def read_smtp_url(url: str) -> SmtpServer:
    """``scheme://[user:password@]host[:port]``, user and password percent-encoded.

    Raises ``BadSmtpUrl``, which never repeats the URL: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadSmtpUrl(why=Text("主机或端口不对", "host or port is wrong")) from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadSmtpUrl(why=Text("缺少协议或主机", "scheme or host is missing"))
    return SmtpServer(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], *_credentials(parts))


def _credentials(parts: SplitResult) -> tuple[str, str]:
    return unquote(parts.username or ""), unquote(parts.password or "")
