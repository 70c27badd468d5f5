"""Files that the ledger speaks of: kept whole under the home, read back only as they were kept."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from actions.filing_refusals import CannotKeep, FileLost


def keep(home: Path, place: str, data: bytes) -> str:
    """Write ``data`` whole at ``place`` below ``home``; returns its SHA-256. What lies there already is replaced: a
    name belongs to one revision, and what an act has not committed nobody speaks of. Raises ``CannotKeep``."""
    path = home / PurePosixPath(place)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".keep-", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as fault:
        raise CannotKeep(place=place, why=fault.strerror or fault) from fault
    return sha256(data).hexdigest()


def stored(home: Path, place: str, digest: str) -> bytes:
    """The bytes kept at ``place``. Raises ``FileLost`` when they are absent, or not those with ``digest``."""
    try:
        data = (home / PurePosixPath(place)).read_bytes()
    except OSError as fault:
        raise FileLost(place=place) from fault
    if sha256(data).hexdigest() != digest:
        raise FileLost(place=place)
    return data


def lost(home: Path | None, kept: Mapping[str, str]) -> tuple[str, ...]:
    """The places of ``kept`` (place: digest) whose files ``home`` does not hold as they were; all, without a home."""
    return tuple(place for place, digest in kept.items() if home is None or not _whole(home, place, digest))


def _whole(home: Path, place: str, digest: str) -> bool:
    try:
        return bool(stored(home, place, digest))
    except FileLost:
        return False
