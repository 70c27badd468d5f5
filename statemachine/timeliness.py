"""Whether a report came in time: a fact beside the state, fixed by the first complete submission."""

from datetime import datetime
from enum import StrEnum

from bilingual import Text


class Timeliness(StrEnum):
    """How a submission stands to its due moment."""

    PENDING = "pending"  # nothing complete yet, and the due moment has not passed or is not known (待定)
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"  # the due moment has passed and nothing complete has come
    EXEMPT = "exempt"


TIMELINESS_WORDS: dict[Timeliness, Text] = {
    Timeliness.PENDING: Text("未到期", "pending"),
    Timeliness.ON_TIME: Text("按时", "on time"),
    Timeliness.LATE: Text("迟报", "late"),
    Timeliness.MISSING: Text("未报", "missing"),
    Timeliness.EXEMPT: Text("免报", "exempt"),
}


def timeliness(
    due_at: datetime | None, completed_at: datetime | None, now: datetime, *, exempt: bool = False
) -> Timeliness:
    """How a submission stands; all moments are aware UTC.

    ``due_at`` is the first moment that is too late (the end of the due day). ``completed_at`` is the first
    moment at which every form the campaign asks for had arrived. A due moment that no official calendar
    gives (``None``, 待定) makes nobody late.
    """
    if exempt:
        return Timeliness.EXEMPT
    if completed_at is not None:
        late = due_at is not None and completed_at >= due_at
        return Timeliness.LATE if late else Timeliness.ON_TIME
    overdue = due_at is not None and now >= due_at
    return Timeliness.MISSING if overdue else Timeliness.PENDING
