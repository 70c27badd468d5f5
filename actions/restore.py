"""Restoring a backup into an empty home and an empty database: whole, or not at all."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.archive import Backup
from actions.backup import HOME
from actions.backup_refusals import (
    BackupDamaged,
    BackupNewer,
    EngineDiffers,
    NotEmpty,
    RestoreDiffers,
    RestoreFailed,
)
from actions.home_files import belongs, home_files
from models.backup import COPYING
from models.schema import newest, revisions
from reports.inventory import inventory

#: Where a restore unpacks: a hidden folder of the home, which nobody looks into.
_STAGING = ".restoring-"


def restore(engine: Engine, home: Path, backup: Backup, finish: Callable[[Session], int]) -> int:
    """Bring ``backup`` into the empty ``home`` and the empty database of ``engine``; ``finish`` works in the
    transaction that makes the database usable, before anybody else can. Returns what it returns.

    Raises ``EngineDiffers``, ``BackupNewer``, ``NotEmpty``, ``BackupDamaged``, ``RestoreDiffers``,
    ``RestoreFailed`` or a refusal of PostgreSQL's tools.
    """
    _refuse_unfit(engine, home, backup)
    backup.check()
    try:
        home.mkdir(parents=True, exist_ok=True)
        for rest in home.glob(f"{_STAGING}*"):  # of a restore that was killed
            shutil.rmtree(rest)
        with TemporaryDirectory(prefix=_STAGING, dir=home) as folder:
            return _unpack(engine, home, backup, Path(folder), finish)
    except OSError as fault:
        raise RestoreFailed(where=home, why=fault.strerror or fault) from fault


def _refuse_unfit(engine: Engine, home: Path, backup: Backup) -> None:
    manifest, here, copying = backup.manifest, engine.dialect.name, COPYING[engine.dialect.name]
    if manifest["engine"] != here:
        raise EngineDiffers(found=manifest["engine"], here=here)
    if manifest["revision"] not in revisions():
        raise BackupNewer(found=manifest["revision"], wanted=newest())
    for name in manifest["members"]:
        if name != copying.member and not (name.startswith(HOME) and belongs(name.removeprefix(HOME))):
            raise BackupDamaged(file=backup.file, member=name)
    if not copying.is_empty(engine):
        raise NotEmpty(where=engine.url.render_as_string(hide_password=True))
    if next(home_files(home), None) is not None:
        raise NotEmpty(where=home)


def _unpack(engine: Engine, home: Path, backup: Backup, folder: Path, finish: Callable[[Session], int]) -> int:
    copying, manifest = COPYING[engine.dialect.name], backup.manifest
    for name in manifest["members"]:
        backup.extract(name, folder / name)
    placed: list[Path] = []
    try:
        with copying.restored(engine, folder / copying.member, manifest["revision"]) as session:
            _compare(manifest, inventory(session))
            answer = finish(session)
            for made in sorted((folder / HOME).glob("*")):
                placed.append(made.rename(home / made.name))
    except BaseException:
        for folder in placed:  # the home was empty: these are ours
            shutil.rmtree(folder)
        raise
    return answer


def _compare(manifest: dict[str, Any], found: dict[str, Any]) -> None:
    wrong = [key for key in found if found[key] != manifest[key]]
    if wrong:
        raise RestoreDiffers(what="、".join(wrong))
