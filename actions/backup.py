"""Taking a backup: the database at one moment and the home's files, in one file, while others write."""

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from actions.archive import pack
from actions.backup_refusals import BackupExists, BackupUnwritable
from actions.home_files import home_files
from bilingual import Text
from models.backup import COPYING
from models.engine import reading
from models.schema import require_known
from reports.inventory import inventory

#: What is being done, how far it has come, and of how much.
Watch = Callable[[Text, int, int], None]
HOME = "home/"
_COPY = Text("复制数据库", "copying the database")
_PACK = Text("打包", "packing")


def back_up(engine: Engine, home: Path, file: Path, now: datetime, watch: Watch) -> dict[str, Any]:
    """Write the backup to ``file``, which appears whole or not at all; returns its manifest.

    A verb that looks only, so it holds its own snapshot. ``now`` is the wall clock. Raises ``BackupExists``,
    ``BackupUnwritable``, ``DatabaseEmpty``, ``DatabaseNewer`` or a refusal of PostgreSQL's tools.
    """
    if file.exists():
        raise BackupExists(file=file)
    try:
        with TemporaryDirectory(prefix=".ducha-backup-", dir=file.parent) as folder:
            manifest = _written(engine, home, Path(folder), now, watch)
            os.replace(Path(folder, "backup"), file)
        _to_disk(file.parent)
    except OSError as fault:
        raise BackupUnwritable(file=file, why=fault.strerror or fault) from fault
    except sqlite3.Error as fault:
        raise BackupUnwritable(file=file, why=fault) from fault
    return manifest


def _written(engine: Engine, home: Path, folder: Path, now: datetime, watch: Watch) -> dict[str, Any]:
    copying, database = COPYING[engine.dialect.name], folder / "database"
    facts = {
        "engine": engine.dialect.name,
        "revision": require_known(engine),
        "moment": now.astimezone(UTC).isoformat(),
    }
    with reading(engine) as session:
        facts |= inventory(session)
        copying.dump(session, database, lambda done, total: watch(_COPY, done, total))
    # After the database: a file is written before the row that names it is committed, so none is missing here.
    members = {copying.member: database} | {HOME + name: home / name for name in home_files(home)}
    return pack(folder / "backup", members, facts, lambda done, total: watch(_PACK, done, total))


def _to_disk(folder: Path) -> None:
    """The new name itself is on disk only when its folder is."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
