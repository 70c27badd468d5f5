"""The backup's file: one zip, and in it a manifest with the SHA-256 of every member and of itself."""

import errno
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import orjson

from actions.backup_refusals import BackupDamaged, BackupNewer, BackupUnreadable, NotABackup
from models.backup import Progress
from statemachine.chain import digest

FORMAT = 1
PROGRAM = "ducha"
MANIFEST = "manifest.json"
_SAID = {"engine", "revision", "moment", "counts", "heads", "checkpoint", "members"}
#: What reading a damaged zip can raise.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, TypeError, KeyError)
_CHUNK = 1 << 20
_LONGEST_MANIFEST = 1 << 28


def pack(file: Path, members: Mapping[str, Path], facts: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write ``members`` and the manifest into ``file``, on disk when this returns; returns the manifest.

    Only the owner can read it. Raises ``OSError``.
    """
    total, done, listed = sum(path.stat().st_size for path in members.values()), 0, {}
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in members.items():
                with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                    listed[name] = _copy(source, target)
                done += listed[name]["bytes"]
                progress(done, total)
            manifest = {"program": PROGRAM, "format": FORMAT, **facts, "members": listed}
            manifest |= {"sha256": digest(manifest)}
            archive.writestr(MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        out.flush()
        os.fsync(out.fileno())
    return manifest


@dataclass(frozen=True)
class Backup:
    """An opened backup whose manifest is whole; its members have still to be checked."""

    file: Path
    manifest: dict[str, Any]
    archive: zipfile.ZipFile

    def check(self) -> None:
        """Raises ``BackupDamaged`` unless the members are exactly those of the manifest, byte for byte."""
        names, listed = sorted(self.archive.namelist()), self.manifest["members"]
        if names != sorted([MANIFEST, *listed]):
            strange = set(names) ^ {MANIFEST, *listed}
            raise BackupDamaged(file=self.file, member="、".join(sorted(strange)) or MANIFEST)
        for name in listed:
            with Path(os.devnull).open("wb") as nowhere:
                self._read(name, nowhere)

    def extract(self, name: str, to: Path) -> None:
        """Write the member ``name`` to the file ``to``, on disk when this returns."""
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("wb") as out:
            self._read(name, out)
            out.flush()
            os.fsync(out.fileno())

    def _read(self, name: str, out: IO[bytes]) -> None:
        with _whole(self.file, name), self.archive.open(name) as source:
            if self.archive.getinfo(name).compress_type != zipfile.ZIP_DEFLATED:
                raise ValueError(name)  # the other methods fail in ways of their own
            if _copy(source, out) != self.manifest["members"][name]:
                raise ValueError(name)


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """Raises ``BackupUnreadable``, ``NotABackup``, ``BackupNewer`` or ``BackupDamaged``."""
    try:
        archive = zipfile.ZipFile(file)
    except OSError as fault:
        raise BackupUnreadable(file=file, why=fault.strerror or fault) from fault
    except _DAMAGE as fault:
        raise NotABackup(file=file) from fault
    with archive:
        yield Backup(file, _manifest(file, archive), archive)


def _manifest(file: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    if MANIFEST not in archive.namelist():
        raise NotABackup(file=file)
    with _whole(file, MANIFEST):
        if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
            raise ValueError(MANIFEST)
        found = orjson.loads(archive.read(MANIFEST))
    if not isinstance(found, dict) or found.get("program") != PROGRAM:
        raise NotABackup(file=file)
    if isinstance(found.get("format"), int) and found["format"] > FORMAT:
        raise BackupNewer(found=f"format {found['format']}", wanted=f"format {FORMAT}")
    with _whole(file, MANIFEST):
        if found.pop("sha256", None) != digest(found):
            raise ValueError(MANIFEST)
        if not _SAID.issubset(found) or not isinstance(found["members"], dict):
            raise ValueError(MANIFEST)
    return found


@contextmanager
def _whole(file: Path, member: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as fault:
        raise BackupDamaged(file=file, member=member) from fault
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a damaged index leads to places that no file has
            raise
        raise BackupDamaged(file=file, member=member) from fault


def _copy(source: IO[bytes], target: IO[bytes]) -> dict[str, Any]:
    seen, size = sha256(), 0
    while chunk := source.read(_CHUNK):
        seen.update(chunk)
        size += target.write(chunk)
    return {"sha256": seen.hexdigest(), "bytes": size}
