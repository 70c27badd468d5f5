"""What a restored database must not say again: everything that it could have said before the backup's moment.

The world may know it already: what was waiting when the backup was taken has most likely gone out since.
"""

from datetime import datetime

from sqlalchemy import and_, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from models import AuditEvent, Delivery, FlowRun, Submission
from models.delivery import DeliveryStatus
from models.flow_run import RunState
from notifications.rules import RULES

#: How the run ledger calls a restore.
RESTORE = "restore"
REASON = "恢复备份后不自动发送 · not sent by itself after a restore"

_RUN, _DELIVERY = FlowRun.__table__, Delivery.__table__


def withhold(session: Session, backup: dict[str, str], now: datetime) -> int:
    """Before anybody works with a restored database: withhold what waits, and remember the events that have not
    been spoken of, in a row of the run ledger. Returns how many of both there are.

    It touches no more than the first revision has. ``backup``: what to remember of the backup itself.
    """
    waiting = _DELIVERY.c.status == DeliveryStatus.WAITING
    change = update(Delivery).where(waiting).values(status=DeliveryStatus.WITHHELD, error=REASON)
    stopped = session.connection().execute(change).rowcount
    unspoken = _unspoken(session)
    total = stopped + len(unspoken)
    run = {
        "flow": RESTORE, "state": RunState.COMPLETED, "started_at": now, "ended_at": now,
        "parameters": backup, "summary": {"withheld": total, "unspoken": unspoken},
    }  # fmt: skip
    session.connection().execute(insert(FlowRun).values(run))
    return total


def withheld(session: Session) -> set[str]:
    """The hashes of the events whose messages are withheld, because a restore came between."""
    summaries = session.scalars(select(_RUN.c.summary).where(_RUN.c.flow == RESTORE))
    return {event for summary in summaries for event in summary["unspoken"]}


def _unspoken(session: Session) -> list[str]:
    sides = [
        and_(
            AuditEvent.action == rule.action,
            ~exists().where(Delivery.event_hash == AuditEvent.hash, Delivery.rule == rule.name),
        )
        for rule in RULES
    ]
    about = select(AuditEvent.hash).join(Submission, Submission.subject == AuditEvent.subject)
    return list(session.scalars(about.where(or_(*sides)).order_by(AuditEvent.hash)))
