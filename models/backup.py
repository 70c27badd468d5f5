"""A database as bytes and back, on each engine; what belongs to a backup beside it, others decide."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models import postgresql_copy, sqlite_copy

#: How far a step has come: done, and of how much.
Progress = Callable[[int, int], None]


class Copying(NamedTuple):
    """What an engine can do. ``dump`` writes what a reading session sees to a file; ``is_empty``: nothing is there yet;
    ``restored`` is a transaction on what was dumped, and only its end makes the database usable."""

    member: str
    dump: Callable[[Session, Path, Progress], None]
    is_empty: Callable[[Engine], bool]
    restored: Callable[[Engine, Path, str], AbstractContextManager[Session]]


COPYING = {
    "sqlite": Copying("database.sqlite", sqlite_copy.dump, sqlite_copy.is_empty, sqlite_copy.restored),
    "postgresql": Copying(
        "database.pgdump", postgresql_copy.dump, postgresql_copy.is_empty, postgresql_copy.restored
    ),
}  # fmt: skip
