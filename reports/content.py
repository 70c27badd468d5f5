"""What a report says: the draft in progress, and the content of a revision made from it.

A draft is ``{"nil": bool, "nil_reason": str, "entries": {"<task>": {"progress", "issues", "next_steps"}}}``; an
entry may also answer the task's figures (``actions.answers``).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, Draft, KeyTask, Period, QuarterTarget, Submission
from reports.duties import Duty
from reports.succession import answering
from statemachine.measure import Asked
from statemachine.reading import read_written
from statemachine.scale import plainly

FIELDS = ("progress", "issues", "next_steps")
EMPTY: dict[str, Any] = {"nil": False, "nil_reason": "", "entries": {}}


class Reported(Protocol):
    """A submission, and for whom and when it reports; ``doc_number`` is the notice's."""

    @property
    def id(self) -> int: ...
    @property
    def doc_number(self) -> str: ...
    @property
    def quarter(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def unit_name(self) -> str: ...


def targets(session: Session, reports: Iterable[Reported]) -> dict[int, dict[int, str]]:
    """For each report the tasks that it answers for (its unit's, and inherited ones) with this quarter's target:
    ``{submission: {task number: target}}``."""
    found: dict[int, dict[int, str]] = {one.id: {} for one in reports}
    duty = answering(Submission.id.in_(list(found)))
    rows = session.execute(
        select(duty.c.id, KeyTask.seq, QuarterTarget.text)
        .join(Period, Period.id == duty.c.period_id)
        .join(Assignment, Assignment.unit_id == duty.c.unit_id)
        .join(KeyTask, (KeyTask.id == Assignment.task_id) & (KeyTask.campaign_id == Period.campaign_id))
        .join(QuarterTarget, (QuarterTarget.task_id == KeyTask.id) & (QuarterTarget.quarter == Period.quarter))
        .order_by(KeyTask.seq)
    )
    for id_, seq, text in rows:
        found[id_][seq] = text
    return found


def drafts(session: Session, ids: Iterable[int]) -> dict[int, Draft]:
    """The drafts in progress, by submission."""
    found = session.scalars(select(Draft).where(Draft.submission_id.in_(list(ids))))
    return {draft.submission_id: draft for draft in found}


def gaps(content: Mapping[str, Any], tasks: Iterable[int]) -> tuple[int, ...]:
    """The tasks that ``content`` leaves without progress; a nil return with its reason leaves none."""
    if content["nil"]:
        return ()
    entries = content["entries"]
    return tuple(seq for seq in tasks if not entries.get(str(seq), {}).get("progress", "").strip())


def is_empty(content: Mapping[str, Any]) -> bool:
    """Whether nothing was written: no entry, and no nil return with a reason."""
    if content["nil"]:
        return not content["nil_reason"].strip()
    return not content["entries"]


def of_revision(
    whose: Reported, number: int, draft: Mapping[str, Any], tasks: Mapping[int, str], duties: Mapping[int, Duty]
) -> dict[str, Any]:
    """The content that is signed: the draft together with what it answers, and for whom.

    A task without confirmed figures has none in the revision either: its digest is what it was before there were any.
    """
    entries = [
        _entry(seq, target, draft["entries"].get(str(seq), {}), duties.get(seq)) for seq, target in tasks.items()
    ]
    return {
        "campaign": whose.doc_number,
        "quarter": whose.quarter,
        "unit": whose.unit,
        "unit_name": whose.unit_name,
        "revision": number,
        "nil": draft["nil"],
        "nil_reason": draft["nil_reason"],
        "entries": [] if draft["nil"] else entries,
    }


def _entry(seq: int, target: str, written: Mapping[str, Any], duty: Duty | None) -> dict[str, Any]:
    entry = {"task": seq, "target": target} | {field: written.get(field, "") for field in FIELDS}
    return entry | (_answered(written, duty) if duty else {})


def _answered(entry: Mapping[str, Any], duty: Duty) -> dict[str, Any]:
    """What a revision keeps of an entry's figures: each with what was asked, for that may be edited later.

    Only the lead unit has to answer, and only the quarter's figures: what others leave out does not appear.
    """
    readings = entry.get("readings", {})
    rows = [_figure(one, readings.get(str(one.number), {})) for one in duty.asked]
    shown = [row for row in rows if row["value"] or (duty.lead and row["quarter"])]
    reasons = [{"check": key, "reason": said} for key, said in sorted(entry.get("answers", {}).items()) if said.strip()]
    return {"lead": duty.lead, "readings": shown, "answers": reasons}


def _figure(asked: Asked, written: Mapping[str, str]) -> dict[str, Any]:
    reading = read_written(written)
    return {
        "number": asked.number,
        "name": asked.name,
        "quarter": str(asked.quarter) if asked.quarter else None,
        "comparator": str(asked.comparator),
        "target": plainly(asked.target),
        "unit": asked.unit,
        "basis": str(asked.basis) if asked.basis else None,
        "value": plainly(reading.value) if reading else None,
        "reading_unit": reading.unit if reading else None,
        "note": written.get("note", ""),
    }
