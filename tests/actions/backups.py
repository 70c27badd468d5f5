"""Backups taken and brought back in one line, and zips made by somebody else."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.archive import MANIFEST, opened
from actions.backup import Watch, back_up
from actions.restore import restore
from bilingual import Text
from statemachine.chain import digest

NOW = datetime(2020, 10, 20, 1, tzinfo=UTC)


def unwatched(_: Text, done: int, total: int) -> None:
    """Nobody looks at the bar."""


def nothing(_: Session) -> int:
    """Nothing to finish."""
    return 0


def take(engine: Engine, home: Path, file: Path, watch: Watch = unwatched) -> dict[str, Any]:
    """A backup of ``engine`` and ``home`` in ``file``."""
    return back_up(engine, home, file, NOW, watch)


def bring_back(engine: Engine, home: Path, file: Path, finish: Callable[[Session], int] = nothing) -> None:
    """Restore ``file`` into ``engine`` and ``home``."""
    with opened(file) as backup:
        restore(engine, home, backup, finish)


def rewritten(file: Path, to: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The zip ``file`` written anew as ``to`` after ``change`` to its members: a sound zip with other content."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return to


def forged(members: dict[str, bytes], /, **changes: Any) -> None:
    """Another manifest with a digest that fits it."""
    manifest = orjson.loads(members[MANIFEST]) | changes
    manifest.pop("sha256", None)
    members[MANIFEST] = orjson.dumps(manifest | {"sha256": digest(manifest)})
