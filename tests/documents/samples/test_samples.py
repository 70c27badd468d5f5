"""Samples say that they are samples, and a seeded one is the same on every run."""

import io

import pytest
from cryptography import x509
from PIL import Image

from documents import Fonts
from documents.refusals import MissingGlyph
from documents.samples import authority, sample_seal
from documents.signing import from_pkcs12
from documents.signing.fields import SEAL_WIDTH
from tests.documents.reading import pages
from tests.documents.signing.moments import BEGIN, END, UNIT

LONG = "临淄区重点项目建设推进工作领导小组办公室综合协调组"


@pytest.mark.parametrize("unit", ["区应急管理综合执法局", UNIT, LONG[:24]])
def test_a_seal_shows_the_whole_name_and_that_it_is_none(fonts: Fonts, unit: str) -> None:
    (text,) = pages(sample_seal(unit, fonts))
    # The letters stand on an arc: which come out together is no matter.
    assert sorted(text) == sorted(unit + "样章演示·无效")
    assert sample_seal(unit, fonts) == sample_seal(unit, fonts)


def test_as_a_picture_it_is_42_mm_at_600_dots_an_inch_and_clear(fonts: Fonts) -> None:
    picture = Image.open(io.BytesIO(sample_seal(UNIT, fonts, "png")))
    assert picture.size == (round(SEAL_WIDTH / 72 * 600),) * 2
    assert picture.getchannel("A").getpixel((0, 0)) == 0
    assert b"<svg" in sample_seal(UNIT, fonts, "svg")[:200]


def test_a_name_that_cannot_be_drawn_is_refused(fonts: Fonts) -> None:
    with pytest.raises(MissingGlyph):
        sample_seal("𠮷局", fonts)


def test_with_a_seed_certificates_are_the_same_and_without_one_they_are_not() -> None:
    first, second, other = (authority(seed, BEGIN, END) for seed in (b"a", b"a", None))
    assert first.root == second.root
    assert first.seal("TCJ", UNIT).certificate == second.seal("TCJ", UNIT).certificate
    certificates = {one.fingerprint for one in (first.root, other.root, authority(None, BEGIN, END).root)}
    certificates |= {
        first.seal("TCJ", UNIT).certificate.fingerprint,
        first.principal("TCJ", UNIT).certificate.fingerprint,
    }
    assert len(certificates) == 5


def test_every_subject_says_that_it_is_a_sample() -> None:
    issuer = authority(b"a", BEGIN, END)
    for one in (issuer.root, issuer.seal("TCJ", UNIT).certificate, issuer.principal("TCJ", UNIT).certificate):
        assert "演示" in one.subject
        assert "样证" in one.subject
        assert (one.not_before, one.not_after) == (BEGIN, END)


def test_openssl_s_rules_hold_for_them() -> None:
    issuer = authority(b"a", BEGIN, END)
    root = x509.load_pem_x509_certificate(issuer.root.pem.encode())
    held = x509.load_pem_x509_certificate(issuer.seal("TCJ", UNIT).certificate.pem.encode())
    held.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)


def test_the_key_file_opens_with_its_passphrase() -> None:
    identity = authority(b"a", BEGIN, END).principal("TCJ", UNIT)
    assert from_pkcs12(identity.pkcs12("口令 1"), "口令 1").certificate == identity.certificate
