"""What a database holds, whatever its revision: a backup writes it down, a restore compares."""

from typing import Any

from sqlalchemy import func, inspect, select, table
from sqlalchemy.orm import Session

from models import AuditEvent, Checkpoint
from reports.heads import Head, root_of


def inventory(session: Session) -> dict[str, Any]:
    """Rows per table; the Merkle root over the last event of every chain; the newest checkpoint's root.

    It reads no more than the first revision has, so that an older database is counted like a new one.
    """
    tables = sorted(set(inspect(session.connection()).get_table_names()) - {"alembic_version"})
    found = _last_events(session)
    return {
        "counts": {name: session.scalar(select(func.count()).select_from(table(name))) for name in tables},
        "heads": {"root": root_of(found), "size": len(found)},
        "checkpoint": _newest_root(session) if Checkpoint.__tablename__ in tables else None,
    }


def _last_events(session: Session) -> list[Head]:
    newest = select(AuditEvent.subject, func.max(AuditEvent.seq).label("seq")).group_by(AuditEvent.subject).subquery()
    rows = session.execute(
        select(AuditEvent.subject, AuditEvent.seq, AuditEvent.hash).join(
            newest, (newest.c.subject == AuditEvent.subject) & (newest.c.seq == AuditEvent.seq)
        )
    )
    return sorted(Head(*row) for row in rows)


def _newest_root(session: Session) -> str | None:
    return session.scalar(select(Checkpoint.root).order_by(Checkpoint.id.desc()).limit(1))
