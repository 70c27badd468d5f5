"""Signed by hand: a scan counts for the revision whose code is printed on it, and for no other."""

from functools import partial
from pathlib import Path

import orjson
import pytest
from sqlalchemy import select

from actions.scanned import seal_scanned, sign_scanned, submit_received
from actions.signing_refusals import CodeMissing, ScanOfAnother
from bilingual import Refused
from intake.scan import Scan
from models import Receipt, Signature
from reports.paper import paper
from reports.verification import verify_all
from statemachine.authority import NotYourDuty
from statemachine.code import Code
from statemachine.submission import State
from tests.actions.people import events
from tests.quarter import Home, Scene
from tests.signing import WHEN

DATA = b"a scan"


def scan(*codes: str) -> Scan:
    return Scan("image/png", "png", 1, codes)


def code(scene: Scene, **other: object) -> str:
    found = paper(scene.session, scene.submission("GXJ"))
    said = {"quarter": "2020Q3", "unit": "GXJ", "revision": 1, "digest": found.digest} | other
    return Code(**said).text  # type: ignore[arg-type]


def test_one_scan_serves_for_signature_and_seal(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        seen = scan("https://example.invalid", code(scene).lower())
        parts = (tmp_path, seen, DATA)
        sign_scanned(session, found, scene.person("GXJ.principal"), WHEN, *parts)
        seal_scanned(session, found, scene.person("GXJ.seal_keeper"), WHEN, *parts)
        rows = session.scalars(select(Signature).order_by(Signature.id)).all()
        assert [(row.level, row.place, row.certificate, row.dated) for row in rows] == [
            ("scan", f"reports/2020Q3/GXJ-r1-{kind}-scan.png", None, None) for kind in ("signature", "seal")
        ]
        assert [(tmp_path / str(row.place)).read_bytes() for row in rows] == [DATA, DATA]
        assert verify_all(session).broken == []


def test_another_revision_unit_quarter_or_none_is_refused_and_nothing_is_kept(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, digest = scene.draft("GXJ"), paper(scene.session, scene.submission("GXJ")).digest
        who = scene.person("GXJ.principal")
        go = partial(sign_scanned, scene.session, found, who, WHEN, tmp_path)
        wrong: list[tuple[Scan, str | None, type[Refused]]] = [
            (scan(), None, CodeMissing),
            (scan("DUCHA:nothing"), None, CodeMissing),
            (scan(code(scene, revision=2)), None, ScanOfAnother),
            (scan(code(scene, unit="FGJ")), None, ScanOfAnother),
            (scan(code(scene, quarter="2020Q2")), None, ScanOfAnother),
            (scan(code(scene, digest="0" * 64)), None, ScanOfAnother),
            (scan(code(scene), code(scene, revision=2)), None, ScanOfAnother),
            (scan(code(scene, revision=2)), digest[:8], ScanOfAnother),
            (scan(), digest[:7], ScanOfAnother),
            (scan(), "", ScanOfAnother),
        ]
        before = len(events(scene, "GXJ"))
        for seen, typed, kind in wrong:
            with pytest.raises(kind):
                go(seen, DATA, typed)
        assert (found.state, len(events(scene, "GXJ")), (tmp_path / "reports").exists()) == (
            State.DRAFTED,
            before,
            False,
        )
        go(scan(), DATA, f" {digest[:4]} {digest[4:8].upper()}")
        assert found.state.value == "signed"


def test_what_came_by_mail_is_handed_in_and_registered_in_one_step(home: Home, tmp_path: Path) -> None:
    with home.act() as scene:
        found, session = scene.bring("GXJ", State.SEALED), scene.session
        go = partial(submit_received, session, found, home=tmp_path, data=DATA, now=WHEN)
        with pytest.raises(NotYourDuty), session.begin_nested():
            go(actor=scene.person("GXJ.drafter"), scan=scan(code(scene)))
        with pytest.raises(ScanOfAnother):
            go(actor=scene.person("office.clerk"), scan=scan(code(scene, revision=2)))
        session.refresh(found)
        assert (found.state, (tmp_path / "reports").exists()) == (State.SEALED, False)
        place = go(actor=scene.person("office.clerk"), scan=scan(code(scene)))
        assert (tmp_path / place).read_bytes() == DATA
        assert found.completed_at == WHEN
        assert session.scalar(select(Receipt.revision)) == 1
        submitted, received = events(scene, "GXJ")[-2:]
        assert (submitted.action, submitted.on_behalf_of) == ("submit", "GXJ")
        assert orjson.loads(received.payload)["place"] == place
        assert verify_all(session).broken == []
