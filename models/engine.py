"""The database: SQLite embedded, PostgreSQL in production, one transaction per command, request or run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session

from models.driver import run

_READING = "ducha_reading"
#: How a row is held until the transaction ends (FOR NO KEY UPDATE): other writers of it wait, but nobody who only
#: points to it, for the database checks that while he may hold what we want: two would wait for each other.
HELD: dict[str, bool] = {"key_share": True}


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
    with engine.begin() as connection, Session(connection) as session:
        yield session
        session.flush()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only looks; it takes no write lock, and sees one moment however many statements it takes."""
    options: dict[str, Any] = {_READING: True}
    if engine.dialect.name == "postgresql":
        # By default each statement sees its own moment, and a ledger verified meanwhile would seem broken.
        options["isolation_level"] = "REPEATABLE READ"
    with engine.connect().execution_options(**options) as connection, Session(connection) as session:
        yield session


def alone(connection: Connection) -> None:
    """Until the transaction ends nobody else comes past here: for what has no row yet that could be held."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.execute(text("SELECT pg_advisory_xact_lock(20200112)"))


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late (after the first read); ours begin below.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # Readers of a chain's head that write later must hold the lock from the start, or appends are lost.
    reading_only = connection.get_execution_options().get(_READING)
    run(connection, "BEGIN" if reading_only else "BEGIN IMMEDIATE")
