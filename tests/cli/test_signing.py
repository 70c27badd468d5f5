"""A report signed and sealed from the command line: by key, by a file from elsewhere, by scan, attested."""

from pathlib import Path

import pytest

from documents import default_fonts
from documents.samples import sample_seal
from documents.signing import certify
from tests.cli.ducha import Ducha
from tests.cli.people import NAME, UNIT, write
from tests.quarter import at
from tests.signing import samples

WHO, KEEPER, CLERK = f"{UNIT}.principal", f"{UNIT}.seal_keeper", "office.clerk"


@pytest.fixture
def ready(opened: Ducha, tmp_path: Path) -> Ducha:
    """A draft; certificates registered, the imprint approved, the sample authority trusted."""
    write(opened)
    (opened.home / "trust").mkdir()
    (opened.home / "trust" / "root.pem").write_text(samples().root.pem)
    for name, one in (("person", samples().principal(UNIT, UNIT)), ("unit", samples().seal(UNIT, UNIT))):
        (tmp_path / f"{name}.pem").write_text(one.certificate.pem)
        (tmp_path / f"{name}.p12").write_bytes(one.pkcs12("口令 123"))
        holder = WHO if name == "person" else UNIT
        opened.do(name, "certificate", holder, str(tmp_path / f"{name}.pem"), "--as", CLERK)
    (tmp_path / "seal.png").write_bytes(sample_seal("演示局", default_fonts(), "png"))
    opened.do("unit", "imprint", UNIT, str(tmp_path / "seal.png"), "--as", KEEPER)
    opened.do("unit", "approve-imprint", UNIT, "--as", CLERK)
    return opened


def test_by_key_print_shows_the_kept_file(ready: Ducha, tmp_path: Path) -> None:
    call = ("submission", "sign", NAME, "--as", WHO, "--key", str(tmp_path / "person.p12"))
    wrong = ready(*call, typed="falsch\n")
    assert wrong.code == 1
    assert not (ready.home / "reports").exists()
    assert ready(*call, typed="口令 123\n").code == 0
    sealed = ready("submission", "seal", NAME, "--as", KEEPER, "--key", str(tmp_path / "unit.p12"), typed="口令 123\n")
    assert sealed.code == 0, sealed
    ready.do("submission", "print", NAME, "--out", str(tmp_path / "out.pdf"))
    kept = ready.home / "reports" / "2020Q3" / f"{UNIT}-r1-sealed.pdf"
    assert (tmp_path / "out.pdf").read_bytes() == kept.read_bytes()
    ready.do("submission", "submit", NAME, "--as", f"{UNIT}.drafter")
    assert ready.json("audit", "verify")["ok"]
    assert ready.json("verify", str(kept))["ok"]


def test_a_file_signed_elsewhere_and_a_seal_at_the_console(ready: Ducha, tmp_path: Path) -> None:
    ready.do("submission", "print", NAME, "--out", str(tmp_path / "page.pdf"))
    page = (tmp_path / "page.pdf").read_bytes()
    key = samples().principal(UNIT, UNIT).key
    (tmp_path / "signed.pdf").write_bytes(certify(page, key, at("2020-10-09"), "主要负责人", default_fonts()))
    call = ("submission", "sign", NAME, "--as", WHO, "--file")
    assert "print" in ready.refused(*call, str(tmp_path / "page.pdf"))
    ready.do(*call, str(tmp_path / "signed.pdf"))
    ready.do("submission", "seal", NAME, "--as", KEEPER)


def test_attested_takes_the_password_anew(ready: Ducha) -> None:
    assert ready("person", "password", WHO, "--as", CLERK, typed="一个足够长的密码 12\n").code == 0
    call = ("submission", "sign", NAME, "--as", WHO, "--attest")
    assert ready(*call, typed="另一个密码\n").code == 1
    assert ready(*call, typed="一个足够长的密码 12\n").code == 0
    assert "attested" in str(ready.json("submission", "show", NAME, "--as", WHO)["signatures"])
    assert ready(*call, "--key", "x.p12").code == 2


def test_a_kept_file_that_was_changed_or_lost_is_named(ready: Ducha, tmp_path: Path) -> None:
    assert (
        ready("submission", "sign", NAME, "--as", WHO, "--key", str(tmp_path / "person.p12"), typed="口令 123\n").code
        == 0
    )
    assert ready.json("audit", "verify")["ok"]
    kept = ready.home / "reports" / "2020Q3" / f"{UNIT}-r1-signed.pdf"
    kept.write_bytes(kept.read_bytes() + b" ")
    (broken,) = ready("audit", "verify", "--json").json["broken"]
    assert broken["subject"].endswith(NAME)
    kept.unlink()
    (next(iter((ready.home / "seals").iterdir()))).unlink()
    subjects = [one["subject"] for one in ready("audit", "verify", "--json").json["broken"]]
    assert [subject.partition(":")[0] for subject in subjects] == ["submission", "roster"]
    assert ready("audit", "verify", "--chain").code == 0
