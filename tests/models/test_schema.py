"""The migrations make exactly what the models describe; a database that does not fit is refused."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from models import Base, schema
from models.schema import DatabaseEmpty, DatabaseNewer, DatabaseOlder, current, newest, require_current, upgrade
from tests.migrating import MIGRATIONS, differences, migrate

LEDGERED = ("campaign", "period", "submission", "roster")
APPEND_ONLY = ("audit_event", "revision", "circular_edition", "checkpoint", "checkpoint_head")
KEPT = {f"{table}_{what}" for table in LEDGERED for what in ("born", "moved", "kept")}
TRIGGERS = {
    "sqlite": KEPT
    | {f"{table}_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")}
    | {f"{table}_unreplaced" for table in (*LEDGERED, *APPEND_ONLY)}
    | {f"{table}_unmerged" for table in LEDGERED},
    "postgresql": KEPT | {f"{table}_append_only" for table in APPEND_ONLY},
}
ASK = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}
FUNCTIONS = "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"


def names(engine: Engine, question: str) -> set[str]:
    with engine.connect() as connection:
        return set(connection.scalars(text(question)))


def assert_whole(engine: Engine) -> None:
    assert differences(engine) == []
    assert names(engine, ASK[engine.dialect.name]) == TRIGGERS[engine.dialect.name]


def test_there_is_one_newest_revision() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [newest()]


def test_from_nothing_to_the_newest_and_back_and_up_again(bare: Engine) -> None:
    assert current(bare) is None
    assert upgrade(bare) == newest() == current(bare)
    assert_whole(bare)
    migrate(bare, "base")
    assert set(inspect(bare).get_table_names()) == {"alembic_version"}
    assert names(bare, ASK[bare.dialect.name]) == set()
    if bare.dialect.name == "postgresql":
        assert names(bare, FUNCTIONS) == set()
    migrate(bare, newest())
    assert_whole(bare)


def test_upgrading_what_is_newest_changes_nothing(engine: Engine) -> None:
    assert upgrade(engine) == newest()
    assert_whole(engine)
    require_current(engine)


def test_an_empty_database_is_refused_with_the_next_step(bare: Engine) -> None:
    with pytest.raises(DatabaseEmpty) as caught:
        require_current(bare)
    assert "ducha notice import" in caught.value.sentence("zh")
    assert inspect(bare).get_table_names() == []


def test_a_newer_database_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (upgrade, require_current):
        with pytest.raises(DatabaseNewer) as caught:
            attempt(engine)
        assert "9999" in caught.value.sentence("zh")
    assert current(engine) == "9999"


def test_an_older_database_is_refused_with_the_command(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = schema.newest()
    monkeypatch.setattr(schema, "newest", lambda: "9999")
    with pytest.raises(DatabaseOlder) as caught:
        require_current(engine)
    assert caught.value.details == {"found": newest, "wanted": "9999"}
    assert "ducha db upgrade" in caught.value.sentence("en")


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name
