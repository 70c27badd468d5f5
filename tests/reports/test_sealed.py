"""A sealed file: whole, with both results side by side; and every harm to it is found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from actions.checkpoint import make_checkpoint
from documents.report import prepared
from documents.samples import authority
from documents.signing import Roots, changes
from models.engine import open_engine
from reports.bundle import bundle
from reports.origin import BundleRecords, verify_file
from reports.origin.signatures import signatures
from reports.paper import prepared_content
from tests.quarter import Home, at
from tests.reports.sealed import FONTS, HARMS, NOW, ask, one_byte_changed, renamed, seal_reports
from tests.signing import samples


class Kept(NamedTuple):
    """A home, its folder, and the sealed files."""

    home: Home
    folder: Path
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def kept(sqlite_furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("sealed")
    (folder / "ducha.db").write_bytes(sqlite_furnished.read_bytes())
    engine = open_engine(f"sqlite:///{folder / 'ducha.db'}")
    home = Home(engine, furnished=True)
    yield Kept(home, folder, seal_reports(home, folder))
    engine.dispose()


def test_on_each_engine_a_sealed_file_is_ours_and_whole(home: Home, tmp_path: Path) -> None:
    files = seal_reports(home, tmp_path)
    with home.look() as scene:
        answer = ask(scene, tmp_path, files["FGJ-r1"])
    assert (answer.ok, answer.how, answer.void) == (True, "digest", False)
    assert answer.whose
    assert (answer.whose.kind, answer.whose.unit, answer.whose.revision) == ("sealed", "FGJ", 1)


def test_ledger_and_signatures_are_shown_side_by_side(kept: Kept) -> None:
    with kept.home.look() as scene:
        value = ask(scene, kept.folder, kept.files["GXJ-r2"]).as_json()
    assert value["ledger"]["how"] == "digest"
    fields = value["signatures"]["fields"]
    assert [(one["field"], one["ok"], one["trusted"]) for one in fields] == [
        ("PrincipalSignature", True, True), ("UnitSeal", True, True),
    ]  # fmt: skip
    assert all(one["fingerprint"] == one["expected"] for one in fields)
    assert [(one["kind"], one["person"], one["level"]) for one in value["stamps"]] == [
        ("signature", "GXJ.principal", "certificate"), ("seal", "GXJ.seal_keeper", "certificate"),
    ]  # fmt: skip
    assert value["document"]["unit_name"]


def test_a_withdrawn_revision_is_whole_and_said_to_be_void(kept: Kept) -> None:
    with kept.home.look() as scene:
        answer = ask(scene, kept.folder, kept.files["GXJ-r1"])
    assert (answer.ok, answer.void) == (True, True)
    assert {stamp.voided_by for stamp in answer.stamps} == {"withdraw"}
    assert "因撤回失效" in "".join(text.zh for _, text in answer.said)


def test_the_signed_file_is_known_too(kept: Kept) -> None:
    data = (kept.folder / "reports" / "2020Q3" / "FGJ-r1-signed.pdf").read_bytes()
    with kept.home.look() as scene:
        answer = ask(scene, kept.folder, data)
    assert answer.ok
    assert answer.whose
    assert answer.whose.kind == "signed"
    assert answer.signatures
    assert [one.field for one in answer.signatures.fields] == ["PrincipalSignature"]


def test_every_changed_byte_is_found(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the pages are compared by two more processes for each; that is tried with fewer."""
    monkeypatch.setitem(changes.__globals__, "page_lines", lambda pdf: None)
    with kept.home.look() as scene:
        for changed in one_byte_changed(kept.files["FGJ-r1"], 30):
            answer = ask(scene, kept.folder, changed)
            assert (answer.ok, answer.ours == "yes") == (False, False)


@pytest.mark.parametrize("harm", HARMS)
def test_every_harm_is_found_and_named(kept: Kept, harm: str) -> None:
    with kept.home.look() as scene:
        whole = kept.files["FGJ-r1"]
        assert ask(scene, kept.folder, whole).ok
        answer = ask(scene, kept.folder, HARMS[harm](whole))
    assert not answer.ok
    if harm == "behind a password":
        return
    assert answer.claim
    assert (answer.claim["unit"], answer.claim["known"]) == ("FGJ", True)
    if harm == "an overlay after the seal":
        assert answer.differs
        assert answer.differs["differing"] == 0
        assert answer.differs["appended"] > 0
        assert answer.signatures
        assert answer.signatures.appended > 0


def test_another_units_or_revisions_file_is_told_apart(kept: Kept) -> None:
    """The bytes of one with the claim of the other."""
    with kept.home.look() as scene:
        mine, other = kept.files["FGJ-r1"], kept.files["GXJ-r1"]
        answer = ask(scene, kept.folder, renamed(mine, "2020Q3/FGJ/1/", "2020Q3/GXJ/1/"))
        renumbered = ask(scene, kept.folder, renamed(other, "2020Q3/GXJ/1/", "2020Q3/GXJ/2/"))
    for one in (answer, renumbered):
        assert (one.ok, one.ours) == (False, "claimed")
        assert one.claim
        assert one.claim["known"] is False


def test_without_roots_trust_is_not_judged_and_with_others_it_is_refused(kept: Kept) -> None:
    strangers = Roots((authority(b"strangers", at("2020-01-01"), at("2021-01-01")).root,))
    with kept.home.look() as scene:
        unjudged = ask(scene, kept.folder, kept.files["FGJ-r1"], None)
        untrusted = ask(scene, kept.folder, kept.files["FGJ-r1"], strangers)
    assert unjudged.ok
    assert unjudged.signatures
    assert [one.trusted for one in unjudged.signatures.fields] == [None, None]
    assert "trust-not-judged" in [code for code, _ in unjudged.said]
    assert not untrusted.ok
    assert "not-trusted" in [code for code, _ in untrusted.said]


def test_a_certificate_that_the_ledger_does_not_name_is_not_enough(kept: Kept) -> None:
    """The signature holds and is trusted, but it is by another certificate than the event says."""
    with kept.home.look() as scene:
        own = ask(scene, kept.folder, kept.files["FGJ-r1"]).stamps
        others = ask(scene, kept.folder, kept.files["GXJ-r1"]).stamps
    roots = Roots((samples().root,))
    good = signatures(kept.files["FGJ-r1"], own, ("signature", "seal"), roots, NOW)
    wrong = signatures(kept.files["FGJ-r1"], others, ("signature", "seal"), roots, NOW)
    assert good
    assert good.ok
    assert wrong
    assert not wrong.ok


def test_a_bundle_alone_confirms_a_sealed_file(kept: Kept, tmp_path: Path) -> None:
    whole, packed = kept.files["FGJ-r1"], tmp_path / "bundle.zip"
    with kept.home.act() as scene:
        checkpoint, _ = make_checkpoint(scene.session, NOW)
        packed.write_bytes(bundle(scene.session, scene.campaign, scene.period, checkpoint, {}))
        scene.session.rollback()
    records = BundleRecords.read(packed)
    assert records.faults == []
    answer = verify_file(whole, records, None, NOW, FONTS)
    assert (answer.ok, answer.how) == (True, "digest")
    assert answer.signatures
    assert all(one.fingerprint == one.expected and one.ok for one in answer.signatures.fields)
    assert not verify_file(HARMS["one byte added"](whole), records, None, NOW, FONTS).ok


def test_the_prepared_file_is_made_again(kept: Kept) -> None:
    with kept.home.look() as scene:
        submission = scene.submission("FGJ")
        page = prepared(prepared_content(scene.session, submission, 1, date(2020, 10, 10)), FONTS)
        answer, changed = ask(scene, kept.folder, page), ask(scene, kept.folder, page + b"%")
    assert kept.files["FGJ-r1"].startswith(page)
    assert answer.ok
    assert answer.whose
    assert (answer.whose.kind, answer.how) == ("prepared", "rendered")
    assert (changed.ok, changed.ours) == (False, "claimed")


def test_the_ledger_finds_what_the_signatures_do_not_cover(kept: Kept) -> None:
    """A hex letter of the seal's own signature written small or large: the same signature, but another file."""
    whole = kept.files["FGJ-r1"]
    start = whole.rfind(b"/Contents <") + len(b"/Contents <")
    letter = next(at for at in range(start, len(whole)) if chr(whole[at]).isalpha())
    with kept.home.look() as scene:
        answer = ask(scene, kept.folder, whole[:letter] + whole[letter : letter + 1].swapcase() + whole[letter + 1 :])
    assert answer.signatures
    assert answer.signatures.ok
    assert (answer.ok, answer.ours) == (False, "claimed")
    assert answer.differs
    assert (answer.differs["first"], answer.differs["differing"]) == (letter, 1)
