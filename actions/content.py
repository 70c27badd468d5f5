"""What a report says: the draft in progress, and the content of a revision made from it.

A draft is ``{"nil": bool, "nil_reason": str, "entries": {"<task>": {"progress", "issues", "next_steps"}}}``; an
entry may also answer the task's figures (``actions.answers``).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.answers import answered, check_answers
from actions.cases import Case
from actions.refusals import DraftUnreadable
from models import Assignment, Draft, KeyTask, Period, QuarterTarget, Submission
from reports.duties import Duty
from reports.succession import answering

FIELDS = ("progress", "issues", "next_steps")
FIGURES = ("readings", "answers")
_TASK = re.compile(r"[1-9][0-9]{0,2}")
EMPTY: dict[str, Any] = {"nil": False, "nil_reason": "", "entries": {}}


def targets(session: Session, cases: Sequence[Case]) -> dict[int, dict[int, str]]:
    """For each case the tasks that it answers for (its unit's, and inherited ones) with this quarter's target:
    ``{submission: {task number: target}}``."""
    found: dict[int, dict[int, str]] = {case.id: {} for case in cases}
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
    case: Case, number: int, draft: Mapping[str, Any], tasks: Mapping[int, str], duties: Mapping[int, Duty]
) -> dict[str, Any]:
    """The content that is signed: the draft together with what it answers, and for whom.

    A task without confirmed figures has none in the revision either: its digest is what it was before there were any.
    """
    entries = [
        _entry(seq, target, draft["entries"].get(str(seq), {}), duties.get(seq)) for seq, target in tasks.items()
    ]
    return {
        "campaign": case.doc_number,
        "quarter": case.quarter,
        "unit": case.unit,
        "unit_name": case.unit_name,
        "revision": number,
        "nil": draft["nil"],
        "nil_reason": draft["nil_reason"],
        "entries": [] if draft["nil"] else entries,
    }


def _entry(seq: int, target: str, written: Mapping[str, Any], duty: Duty | None) -> dict[str, Any]:
    entry = {"task": seq, "target": target} | {field: written.get(field, "") for field in FIELDS}
    return entry | (answered(written, duty) if duty else {})


def checked(value: Any) -> dict[str, Any]:
    """``value`` as a draft. Raises ``DraftUnreadable`` with what is wrong with its shape."""
    if not isinstance(value, dict) or not set(value) <= set(EMPTY):
        raise DraftUnreadable(why=f"{{{', '.join(EMPTY)}}}")
    content = EMPTY | value
    if not isinstance(content["nil"], bool) or not isinstance(content["nil_reason"], str):
        raise DraftUnreadable(why="nil: true/false, nil_reason: text")
    if not isinstance(content["entries"], dict):
        raise DraftUnreadable(why='entries: {"1": {...}}')
    for seq, entry in content["entries"].items():
        _check_entry(seq, entry)
    return content


def _check_entry(seq: str, entry: Any) -> None:
    if not isinstance(seq, str) or _TASK.fullmatch(seq) is None:
        raise DraftUnreadable(why=f"entries: {str(seq)[:20]!r}")
    if not isinstance(entry, dict) or not set(entry) <= {*FIELDS, *FIGURES}:
        raise DraftUnreadable(why=f"entries.{seq}: {{{', '.join((*FIELDS, *FIGURES))}}}")
    if not all(isinstance(entry.get(field, ""), str) for field in FIELDS):
        raise DraftUnreadable(why=f"entries.{seq}: text only")
    check_answers(seq, entry)
