"""What a unit reported in the quarters before: its reports as they were handed in last."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models import AuditEvent, Period, Revision, Submission
from statemachine.submission import Event
from workdays import Quarter

#: The content of a revision by quarter.
Earlier = dict[Quarter, dict[str, Any]]


def earlier(session: Session, ids: Iterable[int]) -> dict[int, Earlier]:
    """For each submission the contents that the same unit handed in for earlier quarters of the same campaign; a
    correction counts once it is handed in, however long it has been signed."""
    mine, other, now, then = aliased(Submission), aliased(Submission), aliased(Period), aliased(Period)
    found: dict[int, Earlier] = {id_: {} for id_ in ids}
    rows = session.execute(
        select(mine.id, then.quarter, AuditEvent.payload, Revision.number, Revision.content)
        .join(now, now.id == mine.period_id)
        .join(then, (then.campaign_id == now.campaign_id) & (then.quarter < now.quarter))
        .join(other, (other.period_id == then.id) & (other.unit_id == mine.unit_id))
        .join(AuditEvent, (AuditEvent.subject == other.subject) & (AuditEvent.action == str(Event.SUBMIT)))
        .join(Revision, Revision.submission_id == other.id)
        .where(mine.id.in_(found), other.submitted_at.is_not(None))
        .order_by(AuditEvent.seq)
    )
    for id_, quarter, payload, number, content in rows:
        if orjson.loads(payload)["revision"] == number:
            found[id_][Quarter.parse(quarter)] = orjson.loads(content)
    return found
