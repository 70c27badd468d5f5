"""The files that events speak of: each lies below the home, and is to the byte what its event says."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent
from reports.ledger import Break
from reports.said import said

#: Which word of the payload is the SHA-256 of the file at ``place``; beside ``file``, ``digest`` is the content's.
_DIGEST = {"sign": "file", "seal": "file", "receive_paper": "file", "propose_imprint": "digest"}


def verify_files(session: Session, home: Path) -> Iterator[Break]:
    """Each event that names a file which ``home`` does not hold, or holds otherwise than it was kept."""
    named = (
        select(AuditEvent.subject, AuditEvent.seq, AuditEvent.action, AuditEvent.payload)
        .where(AuditEvent.action.in_(_DIGEST), AuditEvent.payload.contains('"place":'))
        .order_by(AuditEvent.subject, AuditEvent.seq)
    )
    for subject, seq, action, payload in session.execute(named.execution_options(yield_per=2_000)):
        what = said(payload)
        place = what.get("place")
        if place is not None and kept(home, place, what.get(_DIGEST[action])) is None:
            yield Break(subject, seq, _not_as_kept(place))


def kept(home: Path, place: Any, digest: Any) -> bytes | None:
    """The bytes of the file at ``place`` below ``home`` with this SHA-256; None when it is not there, or another.

    A place that leads out of the home is nobody's to read, whatever a row or an event says.
    """
    try:
        path = (home / place).resolve()
        if not (path.is_relative_to(home.resolve()) and path.is_file()):
            return None
        data = path.read_bytes()
    except (OSError, TypeError, ValueError):
        return None
    return data if sha256(data).hexdigest() == digest else None


def _not_as_kept(place: Any) -> Text:
    return Text(
        f"文件 {place} 不在数据目录里，或与台账记载的摘要不符",
        f"the file {place} is not in the home, or not the one that the ledger names",
    )
