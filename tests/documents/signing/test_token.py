"""Keys in a token, tried with SoftHSM: the key never leaves it, and every mistake has its sentence."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, ObjectClass

from bilingual import Refused
from documents.samples import Authority, Identity
from documents.signing import Roots, from_pkcs11, seal, validate
from documents.signing.refusals import PinWrong, TokenAddressUnreadable, TokenUnavailable, TokenWithoutKey
from documents.signing.token_address import TokenAddress
from tests.documents.signing.moments import AT, UNIT
from tests.tools import need

PIN = "648219"
LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory, issuer: Authority) -> Iterator[str]:
    """A token "演示令牌" with the unit's sample key and certificate under the label "seal" and the id 01."""
    need("softhsm2-util")
    library = next((path for path in LIBRARIES if Path(path).exists()), LIBRARIES[0])
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        told = ["--init-token", "--free", "--label", "演示令牌", "--so-pin", "9876543", "--pin", PIN]
        subprocess.run(["softhsm2-util", *told], check=True, capture_output=True, env=dict(os.environ))
        identity = issuer.seal("TCJ", UNIT)
        key = folder / "key.pem"
        key.write_bytes(identity.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        told = ["--import", str(key), "--token", "演示令牌", "--label", "seal", "--id", "01", "--pin", PIN]
        subprocess.run(["softhsm2-util", *told], check=True, capture_output=True, env=dict(os.environ))
        store(library, identity)
        yield library


def store(library: str, identity: Identity) -> None:
    token = pkcs11.lib(library).get_token(token_label="演示令牌")
    with token.open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.LABEL: "seal",
                Attribute.ID: b"\x01",
                Attribute.SUBJECT: identity.issued.subject.public_bytes(),
                Attribute.VALUE: identity.issued.public_bytes(Encoding.DER),
            }
        )


def address(module: str, key: str = "object=seal", token: str = "%E6%BC%94%E7%A4%BA%E4%BB%A4%E7%89%8C") -> str:
    return f"pkcs11:token={token};{key}?module-path={module}"


@pytest.mark.parametrize("key", ["object=seal", "id=%01", "object=seal;id=%01;type=private"])
def test_a_key_in_a_token_seals(
    module: str, signed: bytes, imprint: bytes, roots: Roots, issuer: Authority, key: str
) -> None:
    with from_pkcs11(address(module, key), PIN) as held:
        assert held.certificate == issuer.seal("TCJ", UNIT).certificate
        done = seal(signed, held, AT, imprint)
    assert validate(done, roots, AT).ok


@pytest.mark.parametrize(
    ("changed", "pin", "kind"),
    [
        ({}, "000000", PinWrong),
        ({}, "", PinWrong),
        ({"key": "object=other"}, PIN, TokenWithoutKey),
        ({"token": "other"}, PIN, TokenUnavailable),
    ],
)
def test_a_mistake_is_named(module: str, changed: dict[str, str], pin: str, kind: type[Refused]) -> None:
    with pytest.raises(kind), from_pkcs11(address(module, **changed), pin):
        pass


def test_a_driver_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TokenUnavailable), from_pkcs11(address(str(tmp_path / "none.so")), PIN):
        pass


@pytest.mark.parametrize(
    "uri",
    ["", "file:/x", "pkcs11:", "pkcs11:token=a;object=b", "pkcs11:object=b?module-path=/x",
     "pkcs11:token=a?module-path=/x", "pkcs11:token=a;token=b;object=c?module-path=/x",
     "pkcs11:token;object=c?module-path=/x"],
)  # fmt: skip
def test_an_address_that_names_too_little_is_refused(uri: str) -> None:
    with pytest.raises(TokenAddressUnreadable):
        TokenAddress.parse(uri)


def test_an_address_is_read_with_its_escapes() -> None:
    found = TokenAddress.parse("pkcs11:token=a%20b;id=%01%ff;serial=1?pin-source=x&module-path=/usr/lib/m.so")
    assert found == TokenAddress("/usr/lib/m.so", "a b", None, b"\x01\xff")
