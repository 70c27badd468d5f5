"""Prepared statements answer what SQLAlchemy's own way would."""

import pytest
from sqlalchemy import Engine, bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from models import Draft, Person, Submission
from models.prepared import ForIds, Prepared
from statemachine.submission import State
from tests.quarter import Home, at

NAMES = ForIds(lambda ids: select(Person.id, Person.code).where(Person.id.in_(ids)).order_by(Person.id))
DRAFTED = ForIds(
    lambda ids: select(Submission.id).where(
        Submission.id.in_(ids), or_(Submission.state == State.DRAFTED, Submission.state == State.SIGNED)
    )
)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 9])
def test_every_id_is_answered_once(home: Home, count: int) -> None:
    with home.look() as scene:
        known = list(scene.session.scalars(select(Person.id).order_by(Person.id).limit(count)))
        assert [row[0] for row in NAMES.rows(scene.session, known)] == known


def test_more_ids_than_an_engine_takes_are_asked_in_parts(home: Home) -> None:
    with home.look() as scene:
        everybody = set(scene.session.scalars(select(Person.id)))
        answered = [row[0] for row in NAMES.rows(scene.session, range(1, 10_000))]
        assert len(answered) == len(everybody)
        assert set(answered) == everybody


def test_values_in_the_statement_itself_are_sent_as_the_column_wants_them(home: Home) -> None:
    with home.look() as scene:
        ids = list(scene.session.scalars(select(Submission.id)))
        assert len(DRAFTED.rows(scene.session, ids)) == len(ids)


def test_values_are_made_ready_by_their_types(home: Home) -> None:
    with home.act() as scene:
        found = scene.submission("GXJ").id
        row = {"submission_id": found, "content": {"b": 1, "a": "字"}, "drafters": [], "updated_at": at("2020-10-09")}
        assert Prepared(insert(Draft)).write(scene.session, [row]) == 1
        draft = scene.session.get_one(Draft, found)
        assert (draft.content, draft.updated_at) == ({"a": "字", "b": 1}, at("2020-10-09"))


def test_many_rows_are_counted_together(engine: Engine, home: Home) -> None:
    renamed = Prepared(update(Person).where(Person.id == bindparam("_id")).values(name=bindparam("name")))
    with Session(engine) as session:
        ids = list(session.scalars(select(Person.id).limit(3)))
        assert renamed.write(session, [{"_id": id_, "name": "岗"} for id_ in [*ids, 0]]) == 3


def test_what_is_done_within_a_savepoint_goes_with_it(home: Home) -> None:
    renamed = Prepared(update(Person).values(name=bindparam("name")))
    with home.act() as scene:
        before = set(scene.session.scalars(select(Person.name)))
        with scene.session.begin_nested() as step:
            renamed.write(scene.session, [{"name": "岗"}])
            step.rollback()
        assert set(scene.session.scalars(select(Person.name))) == before
