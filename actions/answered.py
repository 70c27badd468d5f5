"""Tasks and targets that reports already answer: a correction must not make them vanish."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.notice_refusals import TaskAnswered
from models import Campaign, Draft, Period, Revision, Submission, Unit
from models.engine import HELD
from statemachine.amendment import Change, is_quarter


def refuse_answered(session: Session, campaign: Campaign, made: list[Change]) -> None:
    """Raises ``TaskAnswered`` when a target that ``made`` takes away is answered in a draft or a revision."""
    lost = {(one.seq, one.field) for one in made if is_quarter(one.field) and one.after is None}
    if not lost:
        return
    names: dict[tuple[int, str], set[str]] = {}
    for seq, quarter, unit in _answers(session, campaign, {quarter for _, quarter in lost}):
        if (seq, quarter) in lost:
            names.setdefault((seq, quarter), set()).add(f"{quarter}/{unit}")
    for (seq, quarter), found in sorted(names.items()):
        raise TaskAnswered(task=seq, quarter=quarter, names="、".join(sorted(found)))


def _answers(session: Session, campaign: Campaign, quarters: set[str]) -> Iterator[tuple[int, str, str]]:
    """Task, quarter and unit of everything that was written, signed or not."""
    own = (
        select(Submission.id, Period.quarter, Unit.code)
        .join(Period, Period.id == Submission.period_id)
        .join(Unit, Unit.id == Submission.unit_id)
        .where(Period.campaign_id == campaign.id, Period.quarter.in_(quarters))
        .order_by(Submission.id)
        .with_for_update(of=Submission, **HELD)  # whoever writes at this moment waits, or has been waited for
    )
    reports = {id_: (quarter, code) for id_, quarter, code in session.execute(own)}
    for id_, content in session.execute(
        select(Revision.submission_id, Revision.content).where(Revision.submission_id.in_(reports))
    ):
        yield from ((one["task"], *reports[id_]) for one in orjson.loads(content)["entries"])
    for draft in session.scalars(select(Draft).where(Draft.submission_id.in_(reports))):
        entries: dict[str, Any] = draft.content["entries"]
        yield from ((int(seq), *reports[draft.submission_id]) for seq, entry in entries.items() if any(entry.values()))
