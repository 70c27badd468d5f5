"""Everything that a database holds, for telling whether something was written."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine

from models import Base
from models.engine import reading

Rows = dict[str, list[tuple[Any, ...]]]


def dump(engine: Engine, without: Collection[str] = ()) -> Rows:
    """Every row of every table but those in ``without``."""
    with reading(engine) as session:
        return {
            name: sorted((tuple(row) for row in session.execute(table.select())), key=repr)
            for name, table in Base.metadata.tables.items()
            if name not in without
        }


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(rows) for name, rows in dump(engine).items()}
