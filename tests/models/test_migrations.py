"""The migrations with data in the tables: what there is stays as it is, and what a way down loses is known."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from actions.checkpoint import make_checkpoint
from actions.extension import ask_extension, exempt
from actions.idempotency import once
from actions.indicators import confirm
from actions.roster import revoke
from actions.sign import sign
from actions.unit_list import import_units
from actions.units import end_unit, rename_unit
from models import Login
from models.engine import reading, writing
from notifications.fan_out import fan_out
from reports.ledger import verify
from reports.verification import verify_all
from statemachine.evidence import Evidence, Level
from statemachine.submission import Role, State
from tests.actions.changes import let, more_units, newcomer, person, unit
from tests.figures import FIGURES
from tests.migrating import STEPS, differences, kept, lost, migrate, rows, write
from tests.quarter import Home, Scene, at
from tests.signing import imprint, unit_seal

#: What an older program has no place for. A migration that loses more has to say so here.
LOST = {
    "0001": {
        "checkpoint": 1, "checkpoint_head": 34, "delegation": 1, "extension": 1, "role_grant.ended_on": 1,
        "roster": 1, "submission.exempt": 1, "unit_end": 1, "unit_name": 1,
    },
    "0002": {"idempotency_key": 1},
    "0003": {},
    "0004": {"unit_end": 1},  # the one without a successor
    "0005": {"indicator": 3},
    "0006": {"person.phone": 1},
    "0007": {
        "certificate": 1, "imprint": 1, "login": 1, "signature.certificate": 1,
        "signature.dated": 1, "signature.file": 1, "signature.place": 1,
    },
}  # fmt: skip


def with_everything_new(scene: Scene) -> None:
    """One of each that the first revision had no place for."""
    session, office, when = scene.session, scene.office, at("2020-10-09")
    clerk, director = scene.person("office.clerk"), scene.person("office.director")
    newcomer(scene, "GXJ.deputy")
    let(scene, "GXJ.deputy")
    revoke(session, office, person(scene, "SLJ.drafter"), Role.DRAFTER, unit(scene, "SLJ"), clerk, when)
    asker = scene.person("WLJ.drafter")
    ask_extension(session, scene.submission("WLJ"), date(2020, 10, 16), "（演示）等数", "（演示）初稿", asker, when)
    exempt(session, scene.submission("SPJ"), "（演示）无任务", director, when)
    rename_unit(session, office, unit(scene, "ZJJ"), "（演示）新名", "（演示）新", director, when)
    end_unit(session, office, unit(scene, "KJJ"), unit(scene, "JYJ"), director, when)
    end_unit(session, office, unit(scene, "WLJ"), None, director, when)
    confirm(session, scene.campaign, {1: FIGURES}, clerk, when)
    import_units(session, office, more_units(), clerk, when)
    unit_seal(scene)
    with TemporaryDirectory() as folder:
        imprint(scene, Path(folder))
    session.add(Login(person_id=person(scene, "GXJ.drafter").id, password="（演示）", set_at=when))
    shown = Evidence(Level.SCAN, None, "1" * 64, "reports/1.pdf", "2" * 64, "2020-10-09")
    sign(session, scene.draft("HCZ"), scene.person("HCZ.principal"), when, shown)
    once(session, "key", {"verb": "test"}, clerk, when, lambda: 1)
    make_checkpoint(session, when)


def test_down_to_the_first_revision_and_up_again(home: Home) -> None:
    engine = home.engine
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        fan_out(scene.session, at("2020-10-10"), "zh", lambda _: "console")
        with_everything_new(scene)
    for step in reversed(STEPS[:-1]):
        before = rows(engine)
        migrate(engine, step)
        assert lost(before, rows(engine)) == LOST[step], step
    first = rows(engine)
    for step in STEPS[1:]:
        migrate(engine, step)
    assert kept(first, rows(engine))
    assert differences(engine) == []
    with reading(engine) as session:
        assert verify(session).ok
        # What was lost does not go unseen: the events still tell of it.
        named = {found.why.en.split("”")[0].strip("“") for found in verify_all(session).broken}
        assert named == {
            "exempt",
            "extension",
            "delegation",
            "role_grant.ended_on",
            "unit_end",
            "unit_name",
            "indicator",
            "person",
            "certificate",
            "imprint",
            "signature.certificate",
            "signature.dated",
            "signature.file",
            "signature.place",
        }


def test_what_the_first_program_has_written_is_whole_at_the_newest(home: Home, blank: Engine) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.FLAGGED)
        fan_out(scene.session, at("2020-10-10"), "zh", lambda _: "console")
    old = rows(home.engine)
    migrate(blank, STEPS[0])
    write(blank, old)
    before = rows(blank)
    for step in STEPS[1:]:
        migrate(blank, step)
        assert kept(before, rows(blank)), step
    assert differences(blank) == []
    with writing(blank) as session:
        assert verify_all(session).ok
        assert Scene(session).bring("CZJ", State.REVIEWED).state is State.REVIEWED
        assert verify_all(session).ok
