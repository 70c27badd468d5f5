"""A ledger begun by an older version: its events say less, and are held to what they say."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, text, update

from models import Checkpoint, CheckpointHead
from reports.checkpoints import verify_checkpoints
from reports.heads import MOMENT, leaves_at, root_of
from reports.ledger import verify
from reports.projections import verify_projections
from tests.quarter import Home, Scene
from tests.reports.forgery import rechained
from tests.reports.tampering import eventful

#: What events did not say before.
NEW = {
    "import": ("campaign", "created", "tasks", "targets", "assignments"),
    "open": ("due_on", "trace", "units", "office", "parent", "grants", "people"),
    "add_person": ("digest",),
    "rename_unit": ("short_from", "short_to"),
    "freeze": ("versions",),
    "sign": ("level",),
    "seal": ("level",),
}


def older(event: dict[str, Any]) -> dict[str, Any]:
    said = json.loads(event["payload"])
    # Before levels were said there was the console only.
    new = () if said.get("level") not in (None, "console") else NEW.get(event["action"], ())
    kept = {key: value for key, value in said.items() if key not in new}
    return {"payload": json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))}


@contextmanager
def aged(home: Home) -> Iterator[Scene]:
    with eventful(home) as scene:
        for subject in scene.session.scalars(text("SELECT DISTINCT subject FROM audit_event")).all():
            rechained(scene, subject, older)
        yield scene


def found(scene: Scene) -> list[str]:
    scene.session.expire_all()
    return [one.why.zh for one in verify_projections(scene.session)]


def test_what_older_events_do_not_say_is_no_fault(quarter: Home) -> None:
    with aged(quarter) as scene:
        assert verify(scene.session).broken == []
        assert found(scene) == []


def test_what_they_say_is_held_against_the_rows(quarter: Home) -> None:
    with aged(quarter) as scene:
        for change, field in (
            ("UPDATE period SET due_on = '2020-10-13'", "period.due_on"),
            ("UPDATE period SET opened_at = '2020-10-13 00:00:00.000000'", "period.opened_at"),
            ('UPDATE period SET due_trace = replace(due_trace, \'"calendar":"\', \'"calendar":"0\')', "due_trace"),
            ("UPDATE unit SET name = '别的' WHERE code = 'GXJ'", "unit.name"),
            ("DELETE FROM unit_end", "unit_end"),
            ("UPDATE role_grant SET ended_on = NULL", "role_grant.ended_on"),
            ("UPDATE role_grant SET ended_on = '2020-10-10' WHERE id = 1", "role_grant.ended_on"),
            ("UPDATE person SET name = '别的' WHERE code = 'GXJ.deputy'", "person"),
            ("UPDATE delegation SET ends_on = '2021-12-31'", "delegation.ends_on"),
            ("UPDATE assignment SET measures = 'x' WHERE measures IS NOT NULL", "assignment.measures"),
            ("UPDATE circular_edition SET issue = 2", "circular_edition.issue"),
            ("UPDATE signature SET level = 'scan'", "signature.level"),
            ("UPDATE campaign SET doc_number = 'x'", "campaign.subject"),
        ):
            with scene.session.begin_nested() as inner:
                assert scene.session.execute(text(change)).rowcount, change  # type: ignore[attr-defined]
                assert any(field in words for words in found(scene)), change
                inner.rollback()


def test_an_older_checkpoint_binds_no_moment_and_a_later_one_has_to(quarter: Home) -> None:
    with eventful(quarter) as scene:
        session = scene.session
        first = session.query(Checkpoint).order_by(Checkpoint.id).first()
        assert first
        session.execute(
            delete(CheckpointHead).where(CheckpointHead.checkpoint_id == first.id, CheckpointHead.subject == MOMENT)
        )
        root = root_of(leaves_at(session, first))
        session.execute(update(Checkpoint).where(Checkpoint.id == first.id).values(root=root))
        session.expire_all()
        # The later ones say that they are the second and the third with a moment: one is gone.
        assert len(list(verify_checkpoints(session))) == 2
        for number, id_ in enumerate(session.scalars(text("SELECT id FROM checkpoint ORDER BY id")).all()):
            moved = "UPDATE checkpoint_head SET seq = :seq WHERE checkpoint_id = :id AND subject = 'checkpoint'"
            session.execute(text(moved), {"seq": number, "id": id_})
            session.expire_all()
            one = session.get_one(Checkpoint, id_)
            forged = update(Checkpoint).where(Checkpoint.id == id_).values(root=root_of(leaves_at(session, one)))
            session.execute(forged)
        session.expire_all()
        assert list(verify_checkpoints(session)) == []
        session.execute(text("UPDATE checkpoint SET made_at = '2020-10-10 00:00:00.000000'"))
        assert len(list(verify_checkpoints(session))) == 2
