"""Every migration, down and up, with a worked quarter in the tables; it walks whatever revisions there are."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from models.engine import reading, writing
from models.schema import upgrade
from notifications.fan_out import fan_out
from reports.ledger import verify
from reports.verification import verify_all
from statemachine.submission import State
from tests.migrating import STEPS, Rows, differences, kept, lost, migrate, rows, write
from tests.models.test_migrations import with_everything_new
from tests.quarter import Home, Scene, at
from tests.reports.busy_quarter import act_out
from tests.reports.worked_quarter import frozen, worked

PROOF = Path(__file__).parents[2] / "docs" / "proof" / "migrations.json"

pytestmark = pytest.mark.prove


def note(engine: Engine, figures: dict[str, Any]) -> None:
    """Keep the figures beside those of the other engine."""
    known = json.loads(PROOF.read_text(encoding="utf-8")) if PROOF.exists() else {}
    name = engine.dialect.name
    known = known | {"revisions": list(STEPS), name: known.get(name, {}) | figures}
    PROOF.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def tell(scene: Scene) -> int:
    """Derive every message there is."""
    return fan_out(scene.session, at("2020-10-28"), "zh", lambda _: "console")


def size(found: Rows) -> int:
    """All rows."""
    return sum(map(len, found.values()))


def test_a_worked_quarter_goes_down_and_up_step_by_step(home: Home) -> None:
    worked(home)
    with home.act() as scene:
        tell(scene)
        with_everything_new(scene)
    engine, steps = home.engine, []
    for step in reversed(STEPS[:-1]):
        before, begun = rows(engine), time.monotonic()
        migrate(engine, step)
        seconds = round(time.monotonic() - begun, 3)
        steps.append({"to": step, "rows": size(before), "lost": lost(before, rows(engine)), "seconds": seconds})
    first = rows(engine)
    for step in STEPS[1:]:
        migrate(engine, step)
        assert kept(first, rows(engine)), step
    assert differences(engine) == []
    with reading(engine) as session:
        chains, verdict = verify(session), verify_all(session)
    assert chains.ok
    broken = sorted({f"{found.subject}: {found.why.en}" for found in verdict.broken})
    note(engine, {"down": steps, "up_again": {"events": chains.events, "chains": "whole", "named": broken}})


def test_what_an_older_program_wrote_comes_up_whole(home: Home, blank: Engine) -> None:
    act_out(home)
    unfrozen = rows(home.engine)
    frozen(home)
    with home.act() as scene:
        tell(scene)
    source, found = rows(home.engine), []
    for revision in STEPS[:-1]:
        migrate(blank, revision)
        # The program that knew no checkpoints froze under none, which is no longer done.
        write(blank, source if "checkpoint" in rows(blank) else unfrozen)
        before, begun = rows(blank), time.monotonic()
        assert upgrade(blank) == STEPS[-1]
        seconds = round(time.monotonic() - begun, 3)
        assert kept(before, rows(blank)), revision
        assert differences(blank) == []
        with writing(blank) as session:
            assert verify_all(session).ok
            assert Scene(session).bring("CZJ", State.REVIEWED).state is State.REVIEWED
            verdict = verify_all(session)
            assert verdict.ok
        found.append({"from": revision, "rows": size(before), "events": verdict.events, "seconds": seconds})
        migrate(blank, "base")
    note(home.engine, {"up_from_older": found})
