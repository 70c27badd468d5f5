"""The bytes of an SQLite database: copied while others write, put into place whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models.engine import open_engine, writing

Progress = Callable[[int, int], None]
_PAGES = 1024


def dump(session: Session, file: Path, progress: Progress) -> None:
    """Copy what ``session`` (one that reads, and has begun to) sees into ``file``.

    A plain copy of the file would lack what stands in the write-ahead log. Raises ``sqlite3.Error``.
    """
    source = session.connection().connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    with closing(sqlite3.connect(file)) as target:
        # The moment that the session holds keeps a writer from making the copy begin again and again.
        source.backup(target, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))


def is_empty(engine: Engine) -> bool:
    """Neither the file is there nor anything of SQLite's beside it: a stale log would be played into a new file."""
    return not any(path.exists() for path in _files(_path(engine)))


@contextmanager
def restored(engine: Engine, dumped: Path, _revision: str) -> Iterator[Session]:
    """A transaction on the database in ``dumped``, which takes its place when the work inside is done."""
    path = _path(engine)
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.restoring")
    _remove(staged)
    try:
        shutil.move(dumped, staged)  # beside its place, so that taking it is one step even from another disk
        made = open_engine(f"sqlite:///{staged}")
        with writing(made) as session:
            yield session
        made.dispose()
        with closing(sqlite3.connect(staged)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # nothing is left in a log that would stay behind
        os.replace(staged, path)
    finally:
        _remove(staged)


def _path(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]


def _remove(path: Path) -> None:
    for file in _files(path):
        file.unlink(missing_ok=True)
