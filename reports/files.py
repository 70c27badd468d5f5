"""Files that the ledger speaks of, held against the home in which they were kept."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Imprint, Office, Signature, Submission, Unit
from reports.ledger import Break
from reports.said import said


class Kept(NamedTuple):
    """The subject whose event names the file, its place below the home, and its SHA-256."""

    subject: str
    place: str
    digest: str


def kept_files(session: Session) -> Iterator[Kept]:
    """Every file that a signature, a seal, an imprint or a registered paper names, voided ones too."""
    own = select(Submission.subject, Signature.place, Signature.file)
    signed = own.join(Signature, Signature.submission_id == Submission.id).where(Signature.place.is_not(None))
    yield from (Kept(*row) for row in session.execute(signed.order_by(Signature.id)))
    papers = select(AuditEvent.subject, AuditEvent.payload).where(AuditEvent.action == "receive_paper")
    for subject, payload in session.execute(papers.order_by(AuditEvent.subject, AuditEvent.seq)):
        value = said(payload)
        if value.get("place"):
            yield Kept(subject, str(value["place"]), str(value.get("file")))
    pictures = select(Office.code, Imprint.place, Imprint.digest).join(Unit, Unit.office_id == Office.id)
    for code, place, digest in session.execute(pictures.join(Imprint, Imprint.unit_id == Unit.id).order_by(Imprint.id)):
        yield Kept(f"roster:{code}", place, digest)


def verify_files(session: Session, home: Path) -> Iterator[Break]:
    """Every file that ``home`` does not hold as it was kept."""
    for one in kept_files(session):
        try:
            data = (home / PurePosixPath(one.place)).read_bytes()
        except (OSError, ValueError):
            yield Break(one.subject, 0, Text(f"存档文件 {one.place} 不在", f"the kept file {one.place} is not there"))
            continue
        if sha256(data).hexdigest() != one.digest:
            why = Text(f"存档文件 {one.place} 已被改动", f"the kept file {one.place} was changed")
            yield Break(one.subject, 0, why)
