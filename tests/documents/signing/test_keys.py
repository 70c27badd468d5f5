"""Keys from files: encrypted, of a known kind, with their certificate; and certificates and roots as values."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from bilingual import Refused
from documents import Fonts
from documents.samples import Authority
from documents.signing import Roots, certify, from_pkcs12, read_certificate, read_roots, validate
from documents.signing.refusals import (
    CertificateUnreadable,
    KeyFileUnreadable,
    KeyFileWithoutKey,
    KeyKindUnknown,
    PassphraseWrong,
    RootsUnreadable,
)
from tests.documents.signing.moments import AT, BEGIN, END, UNIT

Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def self_issued(key: Private) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "样证")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder(name, name, key.public_key(), 1, BEGIN, END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=False, key_cert_sign=True, **usage), critical=True
        )
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )


def file_of(key: Private | None, certificate: x509.Certificate | None) -> bytes:
    return pkcs12.serialize_key_and_certificates(b"k", key, certificate, None, BestAvailableEncryption(b"kouling"))


@pytest.mark.parametrize(
    "key",
    [
        ec.derive_private_key(7, ec.SECP256R1()),
        ec.derive_private_key(7, ec.SECP384R1()),
        rsa.generate_private_key(65537, 2048),
    ],
    ids=["P-256", "P-384", "RSA"],
)
def test_keys_of_each_kind_sign_the_same_way_twice(plain: bytes, fonts: Fonts, key: Private) -> None:
    held = from_pkcs12(file_of(key, self_issued(key)), "kouling")
    first, second = (certify(plain, held, AT, "主要负责人", fonts) for _ in range(2))
    assert first == second
    verdict = validate(first, Roots((held.certificate,)), AT)
    assert verdict.ok
    assert verdict.fields[0].fingerprint == held.certificate.fingerprint


P256, P521 = ec.derive_private_key(7, ec.SECP256R1()), ec.derive_private_key(7, ec.SECP521R1())


@pytest.mark.parametrize(
    ("data", "passphrase", "kind"),
    [
        (file_of(P256, self_issued(P256)), "wrong", PassphraseWrong),
        (file_of(P256, self_issued(P256)), "", PassphraseWrong),
        (b"no key file", "kouling", KeyFileUnreadable),
        (b"", "kouling", KeyFileUnreadable),
        (file_of(None, self_issued(P256)), "kouling", KeyFileWithoutKey),
        (file_of(P521, self_issued(P521)), "kouling", KeyKindUnknown),
    ],
    ids=["wrong", "empty", "none", "nothing", "certificate-only", "P-521"],
)
def test_what_is_no_key_is_refused(data: bytes, passphrase: str, kind: type[Refused]) -> None:
    with pytest.raises(kind):
        from_pkcs12(data, passphrase)


def test_edwards_keys_are_not_signed_with() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    with pytest.raises(KeyKindUnknown):
        from_pkcs12(file_of(key, self_issued(key)), "kouling")


def test_a_certificate_reads_the_same_from_pem_and_der(issuer: Authority) -> None:
    found = issuer.seal("TCJ", UNIT).certificate
    assert read_certificate(found.pem.encode()) == read_certificate(found.der) == found
    assert len(found.fingerprint) == 64
    assert found.subject.startswith("单位公章（演示样证）, TCJ")
    assert found.not_after == datetime(2021, 10, 12, 3, tzinfo=UTC)


def test_what_is_no_single_certificate_is_refused(issuer: Authority) -> None:
    pem = issuer.root.pem.encode()
    for data in (b"", b"junk", pem * 2, pem[:200], issuer.principal("TCJ", UNIT).pkcs12("x")):
        with pytest.raises(CertificateUnreadable):
            read_certificate(data)


def test_roots_come_from_bytes_files_and_folders(issuer: Authority, tmp_path: Path) -> None:
    other = issuer.seal("A", "甲").certificate
    (tmp_path / "one.pem").write_text(issuer.root.pem * 2)
    (tmp_path / "two.der").write_bytes(other.der)
    (tmp_path / "note.txt").write_text("no certificate")
    assert read_roots(tmp_path).certificates == (issuer.root, other)
    assert read_roots(tmp_path / "one.pem") == Roots((issuer.root,))
    assert read_roots((issuer.root.pem + other.pem).encode()).certificates == (issuer.root, other)


def test_no_roots_are_a_refusal_and_never_a_quiet_nobody(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.pem").write_bytes(b"junk")
    for source in (b"", b"junk", tmp_path / "absent.pem", tmp_path / "empty", tmp_path / "bad.pem"):
        with pytest.raises(RootsUnreadable):
            read_roots(source)
