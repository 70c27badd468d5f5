"""A database that a test has used is as fresh as a new one, or is not used again."""

import pytest
from sqlalchemy import text

from models.engine import open_engine, reading, writing
from statemachine.submission import State
from tests.postgres import Postgres
from tests.quarter import Home

ROWS = "SELECT count(*), max(id), string_agg(state || seq || head, ',' ORDER BY id) FROM submission"


def used(postgres: Postgres, name: str, *statements: str) -> Home:
    """Work in it, and whatever else."""
    home = Home(open_engine(postgres.url(name)), furnished=True)
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
    with writing(home.engine) as session:
        for statement in statements:
            session.execute(text(statement))
    return home


def rows(home: Home) -> list[object]:
    """What a test would notice."""
    with reading(home.engine) as session:
        found = list(session.execute(text(ROWS)).one())
        found += session.execute(text("SELECT count(*), max(id) FROM draft, person")).one()
        found.append(session.scalar(text("SELECT count(*) FROM audit_event")))
    home.engine.dispose()
    return found


def test_rows_and_numbers_are_put_back(postgres: Postgres) -> None:
    name = postgres.create(furnished=True)
    before = rows(Home(open_engine(postgres.url(name)), furnished=True))
    home = used(postgres, name)
    assert rows(home) != before
    postgres.drop(name)
    assert postgres.create(furnished=True) == name
    assert rows(Home(open_engine(postgres.url(name)), furnished=True)) == before
    again = used(postgres, name)
    with again.look() as scene:
        assert scene.session.scalar(text("SELECT max(id) FROM revision")) == 1
    again.engine.dispose()
    postgres.drop(name)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER submission_moved ON submission",
        "ALTER TABLE submission DISABLE TRIGGER submission_moved",
        "CREATE TABLE more (id integer)",
        "ALTER TABLE draft ADD COLUMN more text",
        "GRANT SELECT ON draft TO PUBLIC",
        "CREATE OR REPLACE FUNCTION submission_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    ],
)
def test_a_database_of_another_shape_is_not_used_again(postgres: Postgres, statement: str) -> None:
    name = postgres.create(furnished=True)
    used(postgres, name, statement).engine.dispose()
    postgres.drop(name)
    other = postgres.create(furnished=True)
    assert other != name
    postgres.drop(other)
