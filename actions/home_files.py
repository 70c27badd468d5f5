"""Which files of the home belong to a backup."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

#: Prefect's history is wall-clock noise (what a run changed stands in our ledger); backups do not hold backups.
LEFT_OUT = frozenset({"prefect", "backups"})


def home_files(home: Path) -> Iterator[str]:
    """The paths below ``home``, with slashes, that a backup keeps, in order: every file in a folder of the home.

    Left out: what lies in the home itself (the database, which is copied in its own way, and logs), Prefect's
    history, backups, and hidden files (what somebody is just writing). Links are not followed.
    """
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        if belongs(name) and path.is_file() and not path.is_symlink():
            yield name


def belongs(name: str) -> bool:
    """Whether a backup keeps a file of this name: a plain path into a folder of the home and nowhere else."""
    parts = PurePosixPath(name).parts
    plain = "/".join(parts) == name and not any(part.startswith(".") or set(part) & set("\\:\0") for part in parts)
    return plain and len(parts) > 1 and parts[0] not in LEFT_OUT and not name.startswith("/")
