"""Files that the ledger speaks of: kept whole under the home, read back only as they were kept."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.cases import Case
from actions.filing_refusals import CannotKeep, FileLost
from models import Signature, Submission, Unit
from reports.files import kept


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
    return digest_of(data)


def stored(home: Path, place: str, digest: str) -> bytes:
    """The bytes kept at ``place``. Raises ``FileLost`` when they are absent, or not those with ``digest``."""
    data = kept(home, place, digest)
    if data is None:
        raise FileLost(place=place)
    return data


def lost(home: Path | None, files: Mapping[str, str]) -> tuple[str, ...]:
    """The places of ``files`` (place: digest) that ``home`` does not hold as they were kept; all, without a home."""
    return tuple(place for place, digest in files.items() if home is None or kept(home, place, digest) is None)


def digest_of(data: bytes) -> str:
    """The SHA-256 of a whole file, in lower-case hex."""
    return sha256(data).hexdigest()


def report_place(session: Session, submission: Submission, case: Case, revision: int, what: str, digest: str) -> str:
    """Where a file of a report lies: ``reports/2020Q3/GXJ-r1-signed.pdf`` for ``what`` = "signed.pdf". When a report of
    another campaign has a file there, the first digits of ``digest`` (the file's) tell the two apart."""
    stem, dot, suffix = f"reports/{case.quarter}/{case.unit}-r{revision}-{what}".rpartition(".")
    plain = stem + dot + suffix
    taken = select(Signature.id).where(Signature.place == plain, Signature.submission_id != submission.id)
    return plain if session.scalar(taken.limit(1)) is None else f"{stem}-{digest[:8]}{dot}{suffix}"


def imprint_place(unit: Unit, digest: str) -> str:
    """Where the picture of a unit's seal lies: its digest is in the name, so no two ever meet."""
    return f"seals/{unit.code}-{digest[:8]}.png"
