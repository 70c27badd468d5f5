"""Certificates and imprints: registered by the office, proposed by the unit, each an event."""

from pathlib import Path

import pytest

from actions.certificate_refusals import (
    CertificateEnded,
    CertificateKnown,
    CertificateOver,
    ImprintOfOwnUnit,
    ImprintWaits,
    NoCertificate,
    NoImprint,
)
from actions.certificates import end, register
from actions.filing import keep, lost, stored
from actions.filing_refusals import CannotKeep, FileLost
from actions.imprints import approve, propose
from intake.picture import Picture
from reports.sealing import approved_imprint, fingerprints_of_people, fingerprints_of_unit
from reports.verification import verify_all
from statemachine.submission import Role
from tests.actions.changes import unit
from tests.actions.people import grant
from tests.quarter import Home, at
from tests.signing import SEAL, WHEN, imprint, principal, samples, unit_seal


def test_a_certificate_counts_from_its_registration_to_its_end(home: Home) -> None:
    with home.act() as scene:
        session, office, clerk = scene.session, scene.office, scene.person("office.clerk")
        own, seal = principal(scene).certificate, unit_seal(scene).certificate
        gxj = unit(scene, "GXJ")
        assert fingerprints_of_people(session, office.id, {"GXJ.principal"}, WHEN) == {own.fingerprint}
        assert fingerprints_of_unit(session, gxj, WHEN) == {seal.fingerprint}
        assert fingerprints_of_unit(session, unit(scene, "FGJ"), WHEN) == set()
        assert fingerprints_of_unit(session, gxj, at("2021-01-02")) == set()  # it has expired
        for holder in (gxj, unit(scene, "FGJ")):
            with pytest.raises(CertificateKnown):
                register(session, office, holder, seal, clerk, WHEN)
        with pytest.raises(CertificateOver):
            register(session, office, gxj, samples().seal("FGJ", "x").certificate, clerk, at("2021-01-02"))
        for nothing in ("", "0" * 16, seal.fingerprint[:15], "x" * 20):
            with pytest.raises(NoCertificate):
                end(session, office, nothing, "（演示）", clerk, WHEN)
        end(session, office, seal.fingerprint[:16].upper(), "（演示）换发", clerk, WHEN)
        with pytest.raises(CertificateEnded):
            end(session, office, seal.fingerprint, "（演示）", clerk, WHEN)
        with pytest.raises(CertificateKnown):
            register(session, office, gxj, seal, clerk, WHEN)
        assert fingerprints_of_unit(session, gxj, WHEN) == set()
        assert verify_all(session).broken == []


def test_an_imprint_counts_once_somebody_else_has_approved_it(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        session, office, gxj = scene.session, scene.office, unit(scene, "GXJ")
        keeper, clerk = scene.person("GXJ.seal_keeper"), scene.person("office.clerk")
        with pytest.raises(NoImprint):
            approve(session, office, gxj, tmp_path, clerk, WHEN)
        propose(session, office, gxj, SEAL, tmp_path, keeper, WHEN)
        with pytest.raises(ImprintWaits):
            propose(session, office, gxj, SEAL, tmp_path, keeper, WHEN)
        assert approved_imprint(session, gxj, WHEN) is None
        with session.begin_nested() as step:
            moved = grant(scene, "office.clerk", Role.DRAFTER, "GXJ")
            with pytest.raises(ImprintOfOwnUnit):
                approve(session, office, gxj, tmp_path, moved, WHEN)
            step.rollback()
        first = approve(session, office, gxj, tmp_path, clerk, WHEN)
        with pytest.raises(NoImprint):
            approve(session, office, gxj, tmp_path, clerk, WHEN)
        propose(session, office, gxj, Picture(b"another", 300, 300), tmp_path, keeper, WHEN)
        assert approved_imprint(session, gxj, WHEN) is first
        newer = approve(session, office, gxj, tmp_path, clerk, at("2020-10-11"))
        assert approved_imprint(session, gxj, WHEN) is newer
        assert stored(tmp_path, newer.place, newer.digest) == b"another"
        imprint(scene, tmp_path, "FGJ")
        assert verify_all(session).broken == []


def test_a_file_is_kept_whole_and_read_only_as_it_was_kept(tmp_path: Path) -> None:
    digest = keep(tmp_path, "reports/2020Q3/a.pdf", b"one")
    assert stored(tmp_path, "reports/2020Q3/a.pdf", digest) == b"one"
    assert [path.name for path in (tmp_path / "reports" / "2020Q3").iterdir()] == ["a.pdf"]
    assert lost(tmp_path, {"reports/2020Q3/a.pdf": digest, "b": digest}) == ("b",)
    (tmp_path / "reports" / "2020Q3" / "a.pdf").write_bytes(b"two")
    for place in ("reports/2020Q3/a.pdf", "reports", "nowhere"):
        with pytest.raises(FileLost):
            stored(tmp_path, place, digest)
    with pytest.raises(CannotKeep):
        keep(tmp_path, "reports/2020Q3/a.pdf/b", b"three")
