"""The files that events speak of: each lies below the home, and is to the byte what its event says."""

from collections.abc import Iterator
from hashlib import file_digest
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
        if what.get("place") is not None and (why := _wrong(home, what["place"], what.get(_DIGEST[action]))):
            yield Break(subject, seq, why)


def _wrong(home: Path, place: Any, digest: Any) -> Text | None:
    try:
        path = (home / place).resolve()
        inside = path.is_relative_to(home.resolve())
        if not inside or not path.is_file():  # a place that leads out of the home is nobody's to read
            return Text(f"文件 {place} 不在数据目录里", f"the file {place} is not in the home")
        with path.open("rb") as file:
            found = file_digest(file, "sha256").hexdigest()
    except (OSError, TypeError, ValueError) as fault:
        return Text(f"文件 {place} 无法读取（{fault}）", f"the file {place} cannot be read ({fault})")
    changed = Text(f"文件 {place} 与台账记载的摘要不符", f"the file {place} is not the one that the ledger names")
    return None if found == digest else changed
