"""The door holds against two at once, and against SQL that goes around it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from actions.refusals import LostRace
from actions.review import take_up
from models.engine import open_engine
from statemachine.submission import State
from tests.actions.people import last
from tests.postgres import Postgres
from tests.quarter import Home, at

COLUMNS = "id, submission_id, number, 'x', digest, created_at"


def test_insert_or_replace_does_not_pass_the_triggers(home: Home) -> None:
    if home.engine.dialect.name != "sqlite":
        return  # it is SQLite's own statement
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
        with pytest.raises(IntegrityError, match="ducha"):
            scene.session.execute(text(f"INSERT OR REPLACE INTO revision SELECT {COLUMNS} FROM revision"))


def test_a_race_on_an_event_without_state_is_a_lost_race(postgres: Postgres) -> None:
    name = postgres.create()
    engine = open_engine(postgres.url(name))
    home = Home(engine)
    with home.act() as scene:
        scene.bring("GXJ", State.SUBMITTED)
    with home.act() as slow:
        found, second = slow.submission("GXJ"), slow.person("office.reviewer")
        assert found.head
        with home.act() as fast:
            take_up(fast.session, fast.submission("GXJ"), fast.person("office.inspector"), at("2020-10-12"))
        with pytest.raises(LostRace, match=r"office\.inspector"):
            take_up(slow.session, found, second, at("2020-10-12"))
    with home.look() as scene:
        assert last(scene, "GXJ")[0].actor == "office.inspector"
    engine.dispose()
    postgres.drop(name)
