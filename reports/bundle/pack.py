"""Packing a period into one zip, the same bytes for the same ledger and checkpoint."""

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Checkpoint, CircularEdition, Period, Revision, Roster, Submission, Unit
from reports.heads import MOMENT, Head, leaves_at
from statemachine.chain import HASHED
from statemachine.merkle import leaf, proof

SCHEMA = "ducha.bundle/1"
VERIFIER = Path(__file__).with_name("verifier.py")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(
    session: Session, campaign: Campaign, period: Period, checkpoint: Checkpoint, documents: dict[str, bytes]
) -> bytes:
    """The zip of ``period`` under ``checkpoint``; ``documents`` are further files by name (the circular's forms).

    It holds the chains of the period, its submissions, the campaign and the roster, every revision, and for
    each chain the path that leads from its head to the checkpoint's root; and the same for the checkpoint that
    is printed on the circular, for that is the one that somebody holds in his hand.
    """
    subjects, leaves = _subjects(session, campaign, period), leaves_at(session, checkpoint)
    frozen = _frozen_under(session, period)
    printed = leaves_at(session, frozen) if frozen else []
    files = {
        "events.jsonl": "".join(_events(session, subjects)).encode(),
        "proofs.json": _json(_proofs(leaves, [MOMENT, *subjects])),
        **({"printed.json": _json(_proofs(printed, [MOMENT, *subjects]))} if frozen else {}),
        **{name: text.encode() for name, text in _revisions(session, period)},
        **_edition(session, period),
        **{f"documents/{name}": data for name, data in documents.items()},
        "verify.py": VERIFIER.read_bytes(),
    }
    manifest = {
        "schema": SCHEMA,
        "period": period.subject,
        "checkpoint": {"root": checkpoint.root, "size": len(leaves), **_made_at(leaves)},
        **({"printed": {"root": frozen.root, "size": len(printed), **_made_at(printed)}} if frozen else {}),
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return _zip({"manifest.json": _json(manifest), **dict(sorted(files.items()))})


def _frozen_under(session: Session, period: Period) -> Checkpoint | None:
    freezing = select(AuditEvent.payload).where(AuditEvent.subject == period.subject, AuditEvent.action == "freeze")
    payload = session.scalar(freezing)
    if payload is None:
        return None
    return session.scalar(select(Checkpoint).where(Checkpoint.root == json.loads(payload)["checkpoint"]).limit(1))


def _made_at(leaves: list[Head]) -> dict[str, str]:
    """The moment that stands under the root; older checkpoints have none that could be proved."""
    moment = [head.head for head in leaves if head.subject == MOMENT]
    return {"made_at": moment[0]} if moment else {}


def _subjects(session: Session, campaign: Campaign, period: Period) -> list[str]:
    own = session.scalars(select(Submission.subject).where(Submission.period_id == period.id))
    roster = session.get_one(Roster, campaign.office_id)
    return sorted([campaign.subject, period.subject, roster.subject, *own])


def _events(session: Session, subjects: list[str]) -> Iterator[str]:
    columns = [AuditEvent.__table__.c[name] for name in (*HASHED, "hash")]
    query = select(*columns).where(AuditEvent.subject.in_(subjects)).order_by(AuditEvent.subject, AuditEvent.seq)
    for event in session.execute(query).mappings():
        yield json.dumps(dict(event), ensure_ascii=False, sort_keys=True) + "\n"


def _proofs(found: list[Head], subjects: list[str]) -> dict[str, Any]:
    leaves = [leaf(*head) for head in found]
    wanted = set(subjects)
    return {
        head.subject: {"seq": head.seq, "head": head.head, "index": index, "path": proof(leaves, index)}
        for index, head in enumerate(found)
        if head.subject in wanted
    }


def _revisions(session: Session, period: Period) -> Iterator[tuple[str, str]]:
    rows = session.execute(
        select(Unit.code, Revision.number, Revision.content)
        .join(Submission, Submission.id == Revision.submission_id)
        .join(Unit, Unit.id == Submission.unit_id)
        .where(Submission.period_id == period.id)
        .order_by(Unit.code, Revision.number)
    )
    return ((f"revisions/{code}-r{number}.json", content) for code, number, content in rows)


def _edition(session: Session, period: Period) -> dict[str, bytes]:
    content = session.scalar(select(CircularEdition.content).where(CircularEdition.period_id == period.id))
    return {"circular.json": content.encode()} if content else {}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
