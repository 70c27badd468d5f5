"""Any file: is it ours, whose, and whole? What the ledger knows by its bytes, what is made again, what only claims."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actions.publish import rendered_forms
from documents import KINDS, default_fonts, render
from models import Revision
from reports.letters import SCHEMA, letter_content, newest
from reports.origin import Answer, BundleRecords, LedgerRecords, verify_file
from reports.origin.refusals import BundleUnreadable
from tests.quarter import Home, Scene, at
from tests.reports.test_bundle import pack
from tests.reports.worked_quarter import edition

FONTS = default_fonts()
NOWHERE = Path("nowhere")
CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "one byte": lambda data: data[:-20] + bytes([data[-20] ^ 1]) + data[-19:],
    "cut off": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"\n",
}


def ask(scene: Scene, data: bytes) -> Answer:
    return verify_file(data, LedgerRecords(scene.session, NOWHERE), None, at("2020-12-01"), FONTS)


def codes(answer: Answer) -> list[str]:
    return [code for code, _ in answer.said]


def letter(scene: Scene, unit: str, kind: str, form: str) -> bytes:
    submission = scene.submission(unit)
    (found,) = newest(scene.session, submission, kind)
    return render(letter_content(scene.session, submission, found), form, FONTS)


@pytest.mark.parametrize("form", ["html", "json", "xlsx"])
def test_a_frozen_circular_is_known_by_its_digest(quarter: Home, form: str) -> None:
    with quarter.look() as scene:
        answer = ask(scene, rendered_forms(edition(scene).content, FONTS, [form])[form])
    assert (answer.ok, answer.ours, answer.how) == (True, "yes", "digest")
    assert answer.whose
    assert (answer.whose.kind, answer.whose.form, answer.whose.quarter) == ("circular", form, "2020Q3")
    assert answer.chain


@pytest.mark.parametrize("form", KINDS[SCHEMA].forms)
def test_a_letter_is_made_again_and_compared(quarter: Home, form: str) -> None:
    with quarter.look() as scene:
        answer = ask(scene, letter(scene, "QLHG", "chase", form))
    assert (answer.ok, answer.how) == (True, "rendered")
    assert answer.whose
    assert (answer.whose.kind, answer.whose.letter, answer.whose.unit) == ("letter", "chase", "QLHG")
    assert "催报函" in answer.said[0][1].zh
    assert "齐鲁化学工业区管理委员会" in answer.said[0][1].zh


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_changed_letter_is_not_whole_and_what_differs_is_said(quarter: Home, form: str, change: str) -> None:
    with quarter.look() as scene:
        whole = letter(scene, "QLHG", "chase", form)
        answer = ask(scene, CHANGES[change](whole))
    assert not answer.ok
    assert answer.ours in ("claimed", "no")
    if answer.ours == "claimed":
        assert answer.differs
        assert answer.differs["first"] is not None or answer.differs["appended"]


def test_a_letter_whose_code_is_of_another_ledger_is_none_of_ours(quarter: Home) -> None:
    with quarter.look() as scene:
        data = letter(scene, "QLHG", "chase", "json")
        answer = ask(scene, data.replace(b"DUCHA:LETTER/", b"DUCHA:LETTER/" + b"0" * 64 + b"x"))
    assert (answer.ok, answer.ours) == (False, "claimed")
    assert answer.claim
    assert answer.claim["known"] is False
    assert "claim-unknown" in codes(answer)


def test_the_content_of_a_revision_is_known_with_its_stamps(quarter: Home) -> None:
    with quarter.look() as scene:
        first, second = (revision(scene, "JLZ", number) for number in (1, 2))
        old, new = ask(scene, first.content.encode()), ask(scene, second.content.encode())
    assert old.ok
    assert old.void
    assert [stamp.voided_by for stamp in old.stamps] == ["reopen", "reopen"]
    assert new.ok
    assert not new.void
    assert [(stamp.kind, stamp.person) for stamp in new.stamps] == [
        ("signature", "JLZ.principal"), ("seal", "JLZ.seal_keeper"),
    ]  # fmt: skip
    assert codes(new) == ["ours", "signature-stands", "seal-stands"]


def test_a_circular_with_one_word_changed_is_held_against_the_ledger(quarter: Home, tmp_path: Path) -> None:
    with quarter.look() as scene:
        whole = rendered_forms(edition(scene).content, FONTS, ["html"])["html"]
        kept = tmp_path / "circular" / "2020Q3-main-1" / "circular.html"
        kept.parent.mkdir(parents=True)
        kept.write_bytes(whole)
        changed = whole.replace("按时".encode(), "迟报".encode(), 1)
        answer = verify_file(changed, LedgerRecords(scene.session, tmp_path), None, at("2020-12-01"), FONTS)
    assert (answer.ok, answer.ours) == (False, "claimed")
    assert answer.differs
    assert answer.differs["differing"] == 5
    assert answer.whose
    assert answer.whose.kind == "circular"


@pytest.mark.parametrize(
    "data", [b"\0", b"%PDF-1.7\n", b"PK\x03\x04", b"{", b"<", b"\xff\xd8\xff", b"\x89PNG", b"a" * 100_000, b"0" * 64]
)
def test_what_is_none_of_ours_is_said_to_be_none(quarter: Home, data: bytes) -> None:
    with quarter.look() as scene:
        answer = ask(scene, data)
    assert (answer.ok, answer.ours) == (False, "no")
    assert "unknown" in codes(answer)


def test_a_file_on_a_broken_chain_is_not_confirmed(quarter: Home) -> None:
    with quarter.look() as scene:
        content = revision(scene, "JLZ", 2).content.encode()
        records = LedgerRecords(scene.session, NOWHERE)
        chain = records.chain(scene.submission("JLZ").subject)

        class Broken(LedgerRecords):
            def chain(self, subject: str) -> list[dict[str, Any]]:
                return [*chain[:3], chain[3] | {"payload_text": "{}"}, *chain[4:]]

        answer = verify_file(content, Broken(scene.session, NOWHERE), None, at("2020-12-01"), FONTS)
    assert (answer.ok, answer.chain) == (False, False)
    assert "chain-broken" in codes(answer)


def test_the_answer_is_json_of_one_shape(quarter: Home) -> None:
    with quarter.look() as scene:
        shapes = {frozenset(ask(scene, data).as_json()) for data in (b"x", letter(scene, "QLHG", "chase", "json"))}
        value = ask(scene, revision(scene, "JLZ", 1).content.encode()).as_json()
    (shape,) = shapes
    assert {"ok", "ours", "void", "file", "document", "ledger", "signatures", "stamps", "claim", "differs"} <= shape
    assert value["document"]["revision"] == 1
    assert value["ledger"]["found"] is True
    assert len(value["ledger"]["event"]) == 64


def revision(scene: Scene, unit: str, number: int) -> Revision:
    own = {"submission_id": scene.submission(unit).id, "number": number}
    return scene.session.query(Revision).filter_by(**own).one()


def test_a_bundle_answers_without_a_database(quarter: Home, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(pack(quarter))
    records = BundleRecords.read(bundle)
    assert records.faults == []
    with quarter.look() as scene:
        content = revision(scene, "JLZ", 2).content.encode()
        whole = rendered_forms(edition(scene).content, FONTS, ["html"])["html"]
        chase = letter(scene, "QLHG", "chase", "html")
    when = at("2020-12-01")
    answer = verify_file(content, records, None, when, FONTS)
    assert answer.ok
    assert answer.whose
    assert answer.whose.unit_name == "金岭回族镇人民政府"
    assert verify_file(whole, records, None, when, FONTS).ok
    changed = verify_file(whole.replace("按时".encode(), "迟报".encode(), 1), records, None, when, FONTS)
    assert changed.differs
    assert changed.differs["differing"] == 5
    offline = verify_file(chase, records, None, when, FONTS)
    assert (offline.ok, offline.ours) == (False, "claimed")
    assert "no-original" in codes(offline)


def test_a_bundle_that_was_tampered_with_says_so(quarter: Home, tmp_path: Path) -> None:
    packed, out = pack(quarter), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"JLZ.principal", b"JLZ.nobodyatx") if "events" in name else data)
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(out.getvalue())
    assert BundleRecords.read(bundle).faults


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(data)
    with pytest.raises(BundleUnreadable) as refused:
        BundleRecords.read(bundle)
    assert str(bundle) in refused.value.sentence("zh")
