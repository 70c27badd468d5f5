"""A signing key that stays in a token: a UKey or a hardware module, spoken to by PKCS#11."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass
from pyhanko.sign.pkcs11 import PKCS11Signer

from documents.signing.certificates import read_certificate
from documents.signing.keys import Key
from documents.signing.refusals import PinWrong, TokenUnavailable, TokenWithoutKey
from documents.signing.token_address import TokenAddress

PIN_FAULTS = (
    pkcs11.exceptions.PinIncorrect,
    pkcs11.exceptions.PinInvalid,
    pkcs11.exceptions.PinLenRange,
    pkcs11.exceptions.PinLocked,
    pkcs11.exceptions.PinExpired,
)


@contextmanager
def from_pkcs11(uri: str, pin: str) -> Iterator[Key]:
    """The key that a ``pkcs11:`` URI (RFC 7512) names by module-path, token, object or id, while the block lasts.

    Raises ``TokenAddressUnreadable``, ``TokenUnavailable``, ``PinWrong`` or ``TokenWithoutKey``.
    """
    address = TokenAddress.parse(uri)
    session = _session(address, pin)
    try:
        yield _key(session, address)
    finally:
        session.close()


def _session(address: TokenAddress, pin: str) -> Any:
    try:
        token = pkcs11.lib(address.module).get_token(token_label=address.token)
        return token.open(user_pin=pin)
    except PIN_FAULTS as fault:
        raise PinWrong from fault
    except Exception as fault:  # no such library, no such token, a driver that fails in its own way
        raise TokenUnavailable(why=_words(fault)) from fault


def _key(session: Any, address: TokenAddress) -> Key:
    try:
        held = _certificate(session, address)
        signer = PKCS11Signer(
            session,
            signing_cert=held,
            key_label=address.object,
            key_id=address.id,
            embed_roots=False,
            # Tokens often lack ECDSA with a digest: they get the digest then.
            use_raw_mechanism=held.public_key.algorithm == "ec",
        )
        _ = session.get_key(ObjectClass.PRIVATE_KEY, label=address.object, id=address.id)
        return Key(read_certificate(held.dump()), signer)
    except TokenWithoutKey:
        raise
    except Exception as fault:
        raise TokenWithoutKey(why=_words(fault)) from fault


def _certificate(session: Any, address: TokenAddress) -> x509.Certificate:
    wanted: dict[Attribute, Any] = {Attribute.CLASS: ObjectClass.CERTIFICATE}
    wanted |= {Attribute.LABEL: address.object} if address.object is not None else {}
    wanted |= {Attribute.ID: address.id} if address.id is not None else {}
    found = list(session.get_objects(wanted))
    if len(found) != 1:
        raise TokenWithoutKey(why=f"{len(found)} certificates")
    return x509.Certificate.load(found[0][Attribute.VALUE])


def _words(fault: Exception) -> str:
    return (str(fault).splitlines() or [""])[0][:120] or type(fault).__name__
