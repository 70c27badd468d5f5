"""After a restore the clock says nothing again that may have been said already; what is new, it says."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from actions.roster import grant, revoke
from models import Delivery, FlowRun, Person
from models.engine import reading
from notifications.withheld import RESTORE, withhold
from statemachine.submission import Role, State
from tests.actions.backups import NOW, bring_back, take
from tests.actions.changes import person, unit
from tests.flows.clock import call
from tests.migrating import STEPS, migrate
from tests.quarter import Home, Scene, at

FLOW = "deliver-notifications"
KEEPER = (Role.SEAL_KEEPER, "GXJ.seal_keeper")


def statuses(engine: Engine) -> Counter[str]:
    with reading(engine) as session:
        return Counter(str(status) for (status,) in session.query(Delivery.status))


def with_old_news(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """30 messages waiting because mail is down; GXJ has signed and nobody has derived anything from that yet, nor
    could: its post of seal keeper is vacant. CZJ has signed too."""
    with monkeypatch.context() as broken:
        broken.setattr("flows.deliver_notifications.send", lambda *_: [])
        assert call(FLOW, as_of="2020-10-01T00:35")["derived"] == 30
    with home.act() as scene:
        scene.bring("CZJ", State.SIGNED)
        scene.bring("GXJ", State.SIGNED)
        staff(scene, revoke)
    assert statuses(home.engine) == {"waiting": 30}


def staff(scene: Scene, change: Callable[..., None]) -> None:
    """Give the post of GXJ's seal keeper to somebody, or take it."""
    role, code = KEEPER
    keeper, own, clerk = person(scene, code), unit(scene, "GXJ"), scene.person("office.clerk")
    change(scene.session, scene.office, keeper, role, own, clerk, at("2020-10-10"))


def restored(home: Home, blank: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything into a backup and out of it into ``blank``, on which the clock works from now on."""
    take(home.engine, folder / "old", folder / "backup.zip")
    about = {"moment": NOW.isoformat()}
    bring_back(blank, folder / "new", folder / "backup.zip", lambda session: withhold(session, about, NOW))
    monkeypatch.setenv("DUCHA_DATABASE_URL", blank.url.render_as_string(hide_password=False))


def test_nothing_old_goes_out_and_everything_new_does(
    clock: Path, home: Home, blank: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_old_news(home, monkeypatch)
    restored(home, blank, tmp_path, monkeypatch)
    assert statuses(blank) == {"withheld": 30}
    assert call(FLOW, as_of="2020-10-20T09:05") == {"derived": 1, "sent": 0, "failed": 0}
    assert statuses(blank) == {"withheld": 31}, "CZJ's seal keeper was not told of the signature before the backup"
    home.engine = blank
    with home.act() as scene:
        staff(scene, grant)
        scene.bring("FGJ", State.SIGNED)
    assert call(FLOW, as_of="2020-10-20T09:10") == {"derived": 2, "sent": 1, "failed": 0}
    with reading(blank) as session:
        sent = session.scalars(select(Delivery).where(Delivery.status == "sent")).one()
        assert (sent.rule, session.get_one(Person, sent.person_id).code) == ("to_seal", "FGJ.seal_keeper")
        assert {row.error for row in session.scalars(select(Delivery).where(Delivery.status == "withheld"))} == {
            "恢复备份后不自动发送 · not sent by itself after a restore"
        }


def test_an_older_backup_keeps_its_peace_after_the_upgrade(
    clock: Path, home: Home, blank: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with home.act() as scene:
        scene.bring("CZJ", State.SIGNED)
    migrate(home.engine, STEPS[0])
    restored(home, blank, tmp_path, monkeypatch)
    migrate(blank, STEPS[-1])
    assert call(FLOW, as_of="2020-10-20T09:05") == {"derived": 31, "sent": 0, "failed": 0}
    assert statuses(blank) == {"withheld": 31}


def test_the_run_ledger_says_that_there_was_a_restore(home: Home) -> None:
    with home.act() as scene:
        assert withhold(scene.session, {"moment": NOW.isoformat(), "revision": "0003"}, NOW) == 30
    with home.look() as scene:
        run = scene.session.scalars(select(FlowRun)).one()
        assert (run.flow, run.started_at, run.parameters["revision"]) == (RESTORE, NOW, "0003")
        assert (run.summary["withheld"], len(run.summary["unspoken"])) == (30, 30)
