"""The address of a key in a token: a ``pkcs11:`` URI after RFC 7512."""

from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes

from documents.signing.refusals import TokenAddressUnreadable

SCHEME = "pkcs11:"


@dataclass(frozen=True)
class TokenAddress:
    """``module``: path of the driver's library; ``token``: its label; the key by ``object`` (label), ``id`` or both."""

    module: str
    token: str
    object: str | None
    id: bytes | None

    @classmethod
    def parse(cls, uri: str) -> "TokenAddress":
        """Read it; attributes of no use here are passed over. Raises ``TokenAddressUnreadable``."""
        if not uri.startswith(SCHEME):
            raise TokenAddressUnreadable(why=SCHEME)
        path, _, query = uri.removeprefix(SCHEME).partition("?")
        given = _attributes(path, ";") | _attributes(query, "&")
        lacking = [name for name in ("module-path", "token") if not given.get(name)]
        if not given.get("object") and not given.get("id"):
            lacking.append("object/id")
        if lacking:
            raise TokenAddressUnreadable(why=", ".join(lacking))
        label, number = given.get("object"), given.get("id")
        return cls(
            module=unquote(given["module-path"]),
            token=unquote(given["token"]),
            object=unquote(label) if label else None,
            id=unquote_to_bytes(number) if number else None,
        )


def _attributes(text: str, between: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(between) if part)
    found: dict[str, str] = {}
    for name, equals, value in pairs:
        if not equals or name in found:
            raise TokenAddressUnreadable(why=name[:40])
        found[name] = value
    return found
