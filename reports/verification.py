"""Verifying the whole ledger: chains, what they add up to, every checkpoint, and the files that events name."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from reports.checkpoints import verify_checkpoints
from reports.files import verify_files
from reports.heads import lost_heads
from reports.ledger import Break, Verdict, verify
from reports.projections import verify_projections
from reports.stream import lenient


def verify_all(session: Session, home: Path | None = None) -> Verdict:
    """Everything that can be checked without an anchor outside; the files that events name, where ``home`` is given."""
    return _whatever_is_stored(session, partial(_verdict, home=home))


def verify_chains(session: Session) -> Verdict:
    """The chains alone, their heads, and the content that was signed: fast."""
    return _whatever_is_stored(session, verify)


def _whatever_is_stored(session: Session, check: Callable[[Session], Verdict]) -> Verdict:
    try:
        return check(session)
    except Exception as fault:
        if not _is_unreadable(session, fault):
            raise
    with lenient(session):
        return check(session)


def _is_unreadable(session: Session, fault: Exception) -> bool:
    """Whether SQLite has met bytes that are no text: the file was changed by something that is no database."""
    own = fault.orig if isinstance(fault, DBAPIError) else fault
    return session.get_bind().dialect.name == "sqlite" and "UTF-8" in str(own)


def _verdict(session: Session, home: Path | None) -> Verdict:
    verdict = verify(session)
    # A broken chain is named already; what it adds up to would only repeat that in other words.
    named = {one.subject for one in verdict.broken}
    verdict.broken += (one for one in _beside(session) if one.subject not in named)
    verdict.broken += lost_heads(session)
    verdict.broken += verify_files(session, home) if home is not None else ()
    verdict.broken = list(dict.fromkeys(verdict.broken))
    return verdict


def _beside(session: Session) -> Iterator[Break]:
    yield from verify_projections(session)
    yield from verify_checkpoints(session)
