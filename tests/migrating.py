"""Databases on their way through the migrations: step by step, with what stands in them."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, MetaData, Table, bindparam, select, text

import models
from models import Base
from models.schema import current, newest, revisions

MIGRATIONS = Path(models.__file__).parent / "migrations"
#: From the first to the newest.
STEPS = tuple(reversed(revisions()))
Rows = dict[str, list[dict[str, Any]]]
_LEDGERED = ("campaign", "period", "roster", "submission")


def migrate(engine: Engine, to: str) -> None:
    """Alembic itself, without what ``models.schema`` adds: up or down to ``to`` ("base": nothing is left)."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    order = ["base", *STEPS]
    down = order.index(to) < order.index(current(engine) or "base")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, to)


def differences(engine: Engine) -> list[object]:
    """What alembic would still change to make the database equal to the models."""
    assert current(engine) == newest()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def tables(engine: Engine) -> list[Table]:
    """The tables as they are, those that others point to first."""
    found = MetaData()
    found.reflect(engine)
    return [table for table in found.sorted_tables if table.name != "alembic_version"]


def rows(engine: Engine) -> Rows:
    """Everything that stands in the database, by table, in the order of the keys."""
    with engine.connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in tables(engine)
        }


def lost(before: Rows, after: Rows) -> dict[str, int]:
    """How many values of ``before`` are not in ``after``: rows of a table ("roster"), which is gone itself or may not
    hold them any more, other than empty or false values of a column that is gone ("role_grant.ended_on"). Whatever
    else differs is an error."""
    missing: dict[str, int] = {}
    for table, old in before.items():
        if table not in after:
            missing[table] = len(old)
            continue
        if gone := [was for was in old if not any(now.items() <= was.items() for now in after[table])]:
            missing[table] = len(gone)
        for was, now in zip([was for was in old if was not in gone], after[table], strict=True):
            assert {key: was[key] for key in now} == now, table
            for column in was.keys() - now.keys():
                missing[f"{table}.{column}"] = missing.get(f"{table}.{column}", 0) + (
                    was[column] not in (None, False, 0)
                )
    return dict(sorted(missing.items()))


def kept(before: Rows, after: Rows) -> bool:
    """Whether all of ``before`` stands in ``after`` unchanged; a migration may begin a roster's chain of its own."""
    for table, old in before.items():
        new = [row for row in after[table] if not _roster(row) or row in old]
        if [{key: row[key] for key in was} for row, was in zip(new, old, strict=True)] != old:
            return False
    return True


def write(engine: Engine, source: Rows) -> None:
    """Bring ``source`` (of a newer database) into an older empty one by plain SQL, in the columns that there are.

    The triggers are there already, so every chain is walked event by event. Before the roster had a table it had
    no events either.
    """
    found = tables(engine)
    known = {table.name for table in found}
    with engine.begin() as connection:
        for table in found:
            for row in source[table.name]:
                if "roster" in known or not _roster(row):
                    _insert(connection, table, _newborn(row, source) if table.name in _LEDGERED else row)
        for name in (name for name in _LEDGERED if name in known):
            for row in source[name]:
                _walk(connection, name, row, source)
        if engine.dialect.name == "postgresql":
            _count_on(connection, found)


def _roster(row: dict[str, Any]) -> bool:
    return str(row.get("subject", "")).startswith("roster:")


def _insert(connection: Any, table: Table, row: dict[str, Any]) -> None:
    own = [column for column in table.columns if column.name in row]
    names, marks = ", ".join(f'"{c.name}"' for c in own), ", ".join(f":{c.name}" for c in own)
    statement = text(f"INSERT INTO {table.name} ({names}) VALUES ({marks})")
    typed = statement.bindparams(*(bindparam(c.name, type_=c.type) for c in own))
    connection.execute(typed, {c.name: row[c.name] for c in own})


def _newborn(row: dict[str, Any], source: Rows) -> dict[str, Any]:
    first = _chain(row, source)[0]
    return row | {"head": first["hash"], "seq": 1} | ({"state": first["target"]} if "state" in row else {})


def _walk(connection: Any, table: str, row: dict[str, Any], source: Rows) -> None:
    for event in _chain(row, source)[1:]:
        state = ", state = :state" if event["target"] else ""
        connection.execute(
            text(f"UPDATE {table} SET head = :head, seq = :seq{state} WHERE subject = :subject"),
            {"head": event["hash"], "seq": event["seq"], "subject": event["subject"], "state": event["target"]},
        )


def _chain(row: dict[str, Any], source: Rows) -> list[dict[str, Any]]:
    own = [event for event in source["audit_event"] if event["subject"] == row["subject"]]
    return sorted(own, key=lambda event: int(event["seq"]))


def _count_on(connection: Any, found: list[Table]) -> None:
    """PostgreSQL's sequences know nothing of keys that were given."""
    for table in found:
        if "id" in table.columns:
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")
            )
