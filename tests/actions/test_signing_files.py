"""Signed and sealed by certificate: one file, two signatures, both in the ledger; whatever is amiss leaves nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from sqlalchemy import select

from actions.campaign import accept
from actions.certificates import end
from actions.filing import stored
from actions.filing_refusals import FileLost
from actions.sign import seal, sign
from actions.signing_files import seal_uploaded, seal_with_key, sign_uploaded, sign_with_key
from actions.signing_refusals import DatedLater, ImprintMissing, NotThisReport, SignatureFails, SignatureOfAnother
from actions.submit import submit
from bilingual import Refused
from documents import default_fonts
from documents.report import prepared
from documents.signing import PRINCIPAL, SEAL, Roots, certify, validate
from documents.signing import seal as put_seal
from models import Signature
from reports.paper import paper, report_content
from reports.verification import verify_all
from statemachine.evidence import Evidence, Level
from statemachine.refusals import FilesLost, LevelNotAccepted, NotFromHere, NotYourRole, OtherContent
from statemachine.submission import State
from tests.actions.people import events
from tests.quarter import Home, Scene, at
from tests.signing import SEAL as PICTURE
from tests.signing import WHEN, imprint, means, principal, samples, unit_seal
from workdays import local_day

KEY = "GXJ.principal"


def refused(
    scene: Scene, kind: type[Refused], tmp_path: Path, call: Callable[[], object], match: str | None = None
) -> None:
    """``call`` is refused, and neither an event nor a file is there that was not there before."""
    before, files = len(events(scene, "GXJ")), sorted(tmp_path.rglob("*"))
    with scene.session.begin_nested() as step:
        with pytest.raises(kind, match=match):
            call()
        step.rollback()
    scene.session.expire_all()
    assert len(events(scene, "GXJ")) == before
    assert sorted(tmp_path.rglob("*")) == files


def rows(scene: Scene) -> Iterator[Signature]:
    return iter(scene.session.scalars(select(Signature).order_by(Signature.id)))


def test_a_report_is_signed_sealed_and_handed_in_as_one_file(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        person, unit = principal(scene), unit_seal(scene)
        imprint(scene, tmp_path)
        digest = paper(session, found).digest
        place = sign_with_key(session, found, scene.person(KEY), WHEN, means(tmp_path), person.key)
        assert place == "reports/2020Q3/GXJ-r1-signed.pdf"
        sealer = scene.person("GXJ.seal_keeper")
        after = seal_with_key(session, found, sealer, WHEN, means(tmp_path), unit.key)
        assert after == "reports/2020Q3/GXJ-r1-sealed.pdf"
        signed, sealed = rows(scene)
        assert {signed.digest, sealed.digest} == {digest}
        assert (signed.level, signed.certificate) == ("certificate", person.certificate.fingerprint)
        assert (sealed.dated, sealed.certificate) == (local_day(WHEN), unit.certificate.fingerprint)
        data = stored(tmp_path, sealed.place or "", sealed.file or "")
        assert data.startswith(stored(tmp_path, signed.place or "", signed.file or ""))
        verdict = validate(data, means(tmp_path).roots, WHEN)
        assert verdict.ok
        assert [one.name for one in verdict.fields] == [PRINCIPAL, SEAL]
        said = [orjson.loads(event.payload) for event in events(scene, "GXJ")[1:]]
        assert [(one["level"], one["file"], one["place"]) for one in said] == [
            ("certificate", row.file, row.place) for row in (signed, sealed)
        ]
        submit(session, found, scene.person("GXJ.drafter"), WHEN, tmp_path)
        assert found.state is State.SUBMITTED
    with home.look() as scene:
        assert verify_all(scene.session).broken == []


def test_what_is_printed_before_is_what_signing_makes_of_it(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        content = report_content(session, found, local_day(WHEN))
        revision = sign(session, found, scene.person(KEY), WHEN)
        assert (content["digest"], content["revision"]) == (revision.digest, 1)
        after = report_content(session, found, local_day(WHEN))
        assert after == content | {"signature_words": after["signature_words"]}
        assert after["signature_words"]


def test_a_file_signed_elsewhere_must_begin_with_the_prepared_one(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session, who = scene.draft("GXJ"), scene.session, scene.person(KEY)
        person, unit = principal(scene), unit_seal(scene)
        imprint(scene, tmp_path)
        page = prepared(report_content(session, found, local_day(WHEN)), default_fonts())
        good = certify(page, person.key, WHEN, "主要负责人", default_fonts())

        def upload(data: bytes, when: str = "2020-10-11") -> Callable[[], object]:
            return lambda: sign_uploaded(session, found, who, at(when), means(tmp_path), data)

        refused(scene, NotThisReport, tmp_path, upload(page))
        refused(scene, NotThisReport, tmp_path, upload(b"%PDF-1.7"))
        refused(scene, NotThisReport, tmp_path, upload(good[:100] + b"x" + good[101:]))
        refused(scene, DatedLater, tmp_path, upload(good, "2020-10-09"))
        refused(scene, SignatureFails, tmp_path, upload(good + b"%"))
        other = certify(page, samples().principal("FGJ", "FGJ").key, WHEN, "主要负责人", default_fonts())
        refused(scene, SignatureOfAnother, tmp_path, upload(other), match="GXJ.principal")
        with scene.session.begin_nested() as step:  # the draft goes on after it was printed
            scene.draft("GXJ", "2020-10-11", "（演示）又有进展")
            refused(scene, NotThisReport, tmp_path, upload(good))
            step.rollback()
        session.expire_all()
        upload(good)()
        keeper = scene.person("GXJ.seal_keeper")
        sealed = put_seal(good, unit.key, WHEN, PICTURE.png)

        def bring(data: bytes) -> Callable[[], object]:
            return lambda: seal_uploaded(session, found, keeper, at("2020-10-11"), means(tmp_path), data)

        for wrong in (good, page + sealed[len(page) :][::-1], sealed[:-200]):
            refused(scene, Refused, tmp_path, bring(wrong))
        bring(sealed)()
        refused(scene, NotFromHere, tmp_path, bring(sealed))
        assert found.state is State.SEALED


def test_a_wrong_key_is_refused_and_leaves_nothing(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session, who = scene.draft("GXJ"), scene.session, scene.person(KEY)
        person = samples().principal("GXJ", "GXJ")

        def go(when: str = "2020-10-10", roots: bool = True, by: str = KEY) -> Callable[[], object]:
            trusting = means(tmp_path) if roots else replace(means(tmp_path), roots=Roots())
            return lambda: sign_with_key(session, found, scene.person(by), at(when), trusting, person.key)

        refused(scene, SignatureOfAnother, tmp_path, go())
        principal(scene)
        refused(scene, SignatureFails, tmp_path, go(roots=False))
        refused(scene, SignatureOfAnother, tmp_path, go("2021-02-01"))
        refused(scene, NotYourRole, tmp_path, go(by="GXJ.drafter"))
        accept(session, scene.campaign, [Level.SCAN], "（演示）", scene.person("office.director"), WHEN)
        refused(scene, LevelNotAccepted, tmp_path, go())
        accept(session, scene.campaign, list(Level), "（演示）", scene.person("office.director"), WHEN)
        end(session, scene.office, person.certificate.fingerprint, "（演示）遗失", scene.person("office.clerk"), WHEN)
        refused(scene, SignatureOfAnother, tmp_path, go())
        other = Evidence(Level.SCAN, digest="0" * 64)
        refused(scene, OtherContent, tmp_path, lambda: sign(session, found, who, WHEN, other))


def test_a_seal_needs_the_file_as_it_was_signed_and_an_approved_imprint(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        person, unit, other = principal(scene), unit_seal(scene), unit_seal(scene, "FGJ")
        place = sign_with_key(session, found, scene.person(KEY), WHEN, means(tmp_path), person.key)
        keeper = scene.person("GXJ.seal_keeper")

        def go(key: object = unit.key) -> Callable[[], object]:
            return lambda: seal_with_key(session, found, keeper, WHEN, means(tmp_path), key)  # type: ignore[arg-type]

        refused(scene, ImprintMissing, tmp_path, go())
        imprint(scene, tmp_path)
        refused(scene, SignatureOfAnother, tmp_path, go(other.key), match="GXJ|工业")
        good = (tmp_path / place).read_bytes()
        (tmp_path / place).write_bytes(good[:-1] + b"x")
        refused(scene, FileLost, tmp_path, go())
        (tmp_path / place).write_bytes(good)
        sealed = go()()
        (tmp_path / str(sealed)).write_bytes(b"")
        refused(scene, FilesLost, tmp_path, lambda: submit(session, found, scene.person("GXJ.drafter"), WHEN, tmp_path))
        refused(scene, FilesLost, tmp_path, lambda: submit(session, found, scene.person("GXJ.drafter"), WHEN))


def test_the_seal_alone_goes_on_what_was_signed_at_the_console(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        sign(session, found, scene.person(KEY), WHEN)
        unit = unit_seal(scene)
        imprint(scene, tmp_path)
        place = seal_with_key(
            session, found, scene.person("GXJ.seal_keeper"), at("2020-10-11"), means(tmp_path), unit.key
        )
        verdict = validate((tmp_path / place).read_bytes(), means(tmp_path).roots, at("2020-10-11"))
        assert verdict.ok
        assert [one.name for one in verdict.fields] == [SEAL]


def test_a_report_without_certificates_needs_no_file(home: Home) -> None:
    with home.act() as scene:
        found = scene.draft("GXJ")
        sign(scene.session, found, scene.person(KEY), WHEN)
        seal(scene.session, found, scene.person("GXJ.seal_keeper"), WHEN)
        submit(scene.session, found, scene.person("GXJ.drafter"), WHEN)
        assert [(row.level, row.file, row.place) for row in rows(scene)] == [("console", None, None)] * 2
