"""Signature and seal on one file: valid as made, and no change of any kind unseen."""

import hashlib
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bilingual import Refused
from documents import Fonts
from documents.report import prepared
from documents.samples import Authority, authority, sample_seal
from documents.signing import PRINCIPAL, SEAL, Roots, certify, changes, seal, validate
from documents.signing.refusals import (
    FieldAbsent,
    FieldFilled,
    FileChanged,
    FileEncrypted,
    ImprintUnreadable,
    PdfUnreadable,
    SignatureExpected,
)
from tests.documents.report.sample import report
from tests.documents.signing.moments import AT, BEGIN, END, UNIT, encrypted, flipped, overlaid
from tests.tools import need


def test_as_made_both_hold_and_nothing_else_is_said(sealed: bytes, roots: Roots, issuer: Authority) -> None:
    verdict = validate(sealed, roots, AT)
    assert verdict.ok
    assert verdict.whole
    assert (verdict.why, verdict.unexpected, verdict.appended) == (None, (), 0)
    principal, unit = verdict.fields
    assert (principal.name, principal.coverage, principal.modification) == (
        PRINCIPAL,
        "ENTIRE_REVISION",
        "FORM_FILLING",
    )
    assert (unit.name, unit.coverage, unit.modification) == (SEAL, "ENTIRE_FILE", "NONE")
    for field, identity in ((principal, issuer.principal("TCJ", UNIT)), (unit, issuer.seal("TCJ", UNIT))):
        assert field.ok
        assert field.intact
        assert field.valid
        assert field.trusted
        assert (field.signed_at, field.stamped, field.why) == (AT, False, None)
        assert field.fingerprint == identity.certificate.fingerprint
        assert "样证" in field.subject
        assert verdict.field(field.name) == field


def test_each_step_only_appends(plain: bytes, signed: bytes, sealed: bytes) -> None:
    assert signed.startswith(plain)
    assert sealed.startswith(signed)


def test_pdfsig_agrees_on_both(sealed: bytes, tmp_path: Path) -> None:
    need("pdfsig")
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed)
    said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.count("Signature is Valid.") == 2
    first, second = said.split("Signature #2")
    assert f"Field Name: {PRINCIPAL}" in first
    assert "Not total document signed" in first
    assert f"Field Name: {SEAL}" in second
    assert "- Total document signed" in second
    assert said.count("ETSI.CAdES.detached") == 2


def test_the_same_key_content_and_moment_give_the_same_bytes(
    plain: bytes, sealed: bytes, imprint: bytes, fonts: Fonts
) -> None:
    issuer = authority(b"tests of signatures", BEGIN, END)
    again = certify(prepared(report(), fonts), issuer.principal("TCJ", UNIT).key, AT, "主要负责人", fonts)
    assert seal(again, issuer.seal("TCJ", UNIT).key, AT, imprint) == sealed
    other = certify(plain, issuer.principal("TCJ", UNIT).key, AT + timedelta(hours=1), "主要负责人", fonts)
    assert other != again


def test_the_marks_are_seen_on_the_page(plain: bytes, sealed: bytes) -> None:
    added = {line for page in changes(plain, sealed).pages for line in page.came}
    assert "电子签名\u30002020年10月12日" in added
    assert any("样 章" in line for line in added)


def test_a_picture_is_a_seal_too(signed: bytes, issuer: Authority, roots: Roots, fonts: Fonts) -> None:
    done = seal(signed, issuer.seal("TCJ", UNIT).key, AT, sample_seal(UNIT, fonts, "png"), width=40)
    assert validate(done, roots, AT).ok


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n junk", b"%PDF-1.7 junk", b"<svg/>"])
def test_what_is_no_picture_is_refused(signed: bytes, issuer: Authority, picture: bytes) -> None:
    with pytest.raises(ImprintUnreadable):
        seal(signed, issuer.seal("TCJ", UNIT).key, AT, picture)


def test_an_overlay_after_the_seal_spoils_the_file(sealed: bytes, roots: Roots) -> None:
    spoilt = overlaid(sealed)
    verdict = validate(spoilt, roots, AT)
    assert not verdict.ok
    assert not verdict.whole
    assert verdict.appended == len(spoilt) - len(sealed)
    assert verdict.why is not None
    # The library calls both intact: only what came after tells.
    assert [(one.intact, one.ok) for one in verdict.fields] == [(True, False)] * 2
    assert all(one.why and "添加" in one.why.zh for one in verdict.fields)


def test_bytes_after_the_end_are_seen(sealed: bytes, roots: Roots) -> None:
    verdict = validate(sealed + b"% more\n", roots, AT)
    assert not verdict.ok
    assert verdict.appended == 7


@pytest.mark.parametrize("part", [0.01, 0.2, 0.5, 0.8, 0.9])
def test_a_changed_byte_is_seen(sealed: bytes, roots: Roots, part: float) -> None:
    spoilt = flipped(sealed, int(len(sealed) * part))
    assert not validate(spoilt, roots, AT).ok
    assert hashlib.sha256(spoilt).digest() != hashlib.sha256(sealed).digest()


def test_nothing_hides_in_the_room_left_for_the_seal(sealed: bytes, roots: Roots) -> None:
    """A hex digit is no damage to the file, and the seal covers everything but its own room."""
    last = sealed.rindex(b"00000000>")
    spoilt = sealed[:last] + b"00c0ffee" + sealed[last + 8 :]
    verdict = validate(spoilt, roots, AT)
    assert not verdict.ok
    assert [one.ok for one in verdict.fields] == [True, False]


@pytest.mark.parametrize(
    "spoil", [lambda pdf: pdf[: len(pdf) // 2], lambda pdf: pdf[:-40], lambda pdf: b"", lambda _: b"%PDF-1.7"]
)
def test_a_truncated_file_is_no_valid_one(sealed: bytes, roots: Roots, spoil: Callable[[bytes], bytes]) -> None:
    verdict = validate(spoil(sealed), roots, AT)
    assert not verdict.ok
    assert verdict.why is not None


def test_an_encrypted_file_says_so(plain: bytes, sealed: bytes, roots: Roots) -> None:
    assert "已加密" in str(validate(encrypted(plain), roots, AT).why)


def test_an_unsigned_file_says_so(plain: bytes, roots: Roots) -> None:
    verdict = validate(plain, roots, AT)
    assert not verdict.ok
    assert "没有数字签名" in str(verdict.why)


def test_a_certificate_of_nobody_we_know_is_not_trusted(sealed: bytes) -> None:
    other = authority(b"others", BEGIN, END).root
    for roots in (Roots(), Roots((other,))):
        verdict = validate(sealed, roots, AT)
        assert not verdict.ok
        assert all(one.intact and one.valid and not one.trusted for one in verdict.fields)
        assert all(one.why and "受信任" in one.why.zh for one in verdict.fields)


@pytest.mark.parametrize(("at", "word"), [(END + timedelta(days=1), "已过期"), (BEGIN - timedelta(days=1), "尚未生效")])
def test_a_certificate_is_judged_when_it_was_used(
    plain: bytes, issuer: Authority, roots: Roots, fonts: Fonts, at: datetime, word: str
) -> None:
    done = certify(plain, issuer.principal("TCJ", UNIT).key, at, "主要负责人", fonts)
    (field,) = validate(done, roots, END + timedelta(days=900)).fields
    assert not field.ok
    assert field.why
    assert word in field.why.zh


def test_years_later_the_signature_still_holds(sealed: bytes, roots: Roots) -> None:
    assert validate(sealed, roots, END + timedelta(days=3650)).ok


def test_a_moment_in_the_future_is_not_believed(sealed: bytes, roots: Roots) -> None:
    verdict = validate(sealed, roots, AT - timedelta(hours=1))
    assert not verdict.ok
    assert all(one.why and "晚于现在" in one.why.zh for one in verdict.fields)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (overlaid, FileChanged),
        (lambda pdf: flipped(pdf, 3000), FileChanged),
        (lambda pdf: pdf + b"\n% more\n", FileChanged),
        (lambda pdf: pdf[: len(pdf) // 2], PdfUnreadable),
        (lambda _: b"no pdf", PdfUnreadable),
    ],
)
def test_what_was_changed_after_signing_is_not_sealed(
    signed: bytes, issuer: Authority, imprint: bytes, spoil: Callable[[bytes], bytes], kind: type[Refused]
) -> None:
    with pytest.raises(kind):
        seal(spoil(signed), issuer.seal("TCJ", UNIT).key, AT, imprint)


def test_only_a_signed_report_is_sealed_unless_asked(
    plain: bytes, issuer: Authority, imprint: bytes, roots: Roots
) -> None:
    key = issuer.seal("TCJ", UNIT).key
    with pytest.raises(SignatureExpected):
        seal(plain, key, AT, imprint)
    (field,) = validate(seal(plain, key, AT, imprint, signed=False), roots, AT).fields
    assert field.ok
    assert field.name == SEAL


def test_nothing_is_signed_or_sealed_twice(
    signed: bytes, sealed: bytes, issuer: Authority, imprint: bytes, fonts: Fonts
) -> None:
    principal, unit = issuer.principal("TCJ", UNIT).key, issuer.seal("TCJ", UNIT).key
    with pytest.raises(FieldFilled):
        seal(sealed, unit, AT, imprint)
    for done in (signed, sealed):
        with pytest.raises(FieldFilled):
            certify(done, principal, AT, "主要负责人", fonts)


def test_neither_an_encrypted_nor_a_foreign_file_is_signed(
    plain: bytes, rendered: dict[str, bytes], issuer: Authority, fonts: Fonts
) -> None:
    key = issuer.principal("TCJ", UNIT).key
    with pytest.raises(FileEncrypted):
        certify(encrypted(plain), key, AT, "主要负责人", fonts)
    with pytest.raises(FieldAbsent):
        certify(rendered["pdf"], key, AT, "主要负责人", fonts)
