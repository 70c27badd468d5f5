"""The database: SQLite embedded, PostgreSQL in production, one transaction per command, request or run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

_READING = "ducha_reading"


def open_engine(url: str) -> Engine:
    """An engine for ``url`` ("sqlite:///…" or "postgresql+psycopg://…")."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose work is committed at the end, or rolled back whole if anything is raised."""
    with Session(engine) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only looks; it takes no write lock."""
    with engine.connect().execution_options(**{_READING: True}) as connection, Session(connection) as session:
        yield session


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late (after the first read); ours begin below.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # Readers of a chain's head that write later must hold the lock from the start, or appends are lost.
    reading_only = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reading_only else "BEGIN IMMEDIATE")
