"""ducha pki: sample certificates, all or none of them."""

from pathlib import Path

from documents.signing import from_pkcs12, read_certificate, read_roots
from tests.cli.ducha import Ducha


def test_a_unit_gets_a_certificate_to_sign_and_one_to_seal_with(imported: Ducha, tmp_path: Path) -> None:
    out = tmp_path / "pki"
    said = imported.do("pki", "demo", "--out", str(out), "--unit", "tcj", "--passphrase", "kouling").out
    assert "样证" in said
    assert f"DUCHA_TRUST={out / 'root.pem'}" in said
    wanted = ["TCJ-principal.p12", "TCJ-principal.pem", "TCJ-seal.p12", "TCJ-seal.pem", "root.pem"]
    assert sorted(path.name for path in out.iterdir()) == wanted
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    key = from_pkcs12((out / "TCJ-seal.p12").read_bytes(), "kouling")
    assert key.certificate == read_certificate((out / "TCJ-seal.pem").read_bytes())
    assert "演示样证" in key.certificate.subject
    assert "演示" in read_roots(out).certificates[0].subject


def test_a_folder_that_is_there_is_not_written_to(imported: Ducha, tmp_path: Path) -> None:
    said = imported("pki", "demo", "--out", str(tmp_path), "--unit", "TCJ")
    assert said.code == 1
    assert "已经存在" in said.err
    assert not list(tmp_path.glob("*.p*"))


def test_an_unknown_unit_writes_nothing(imported: Ducha, tmp_path: Path) -> None:
    assert imported("pki", "demo", "--out", str(tmp_path / "pki"), "--unit", "XYZ").code == 1
    assert not list(tmp_path.glob("*pki*"))
