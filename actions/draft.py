"""Writing a report. Drafts stand outside the ledger; what is signed becomes a revision."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy.orm import Session

from actions.answer_refusals import NoSuchFigure
from actions.answers import words_of
from actions.cases import Case, load
from actions.content import FIGURES, checked
from actions.places import at_unit
from actions.refusals import NotDrafting, NotYourTask
from actions.words import fit
from models import Draft, Submission, Unit
from reports.content import EMPTY, FIELDS, targets
from reports.duties import Duty, duties
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.submission import STATE_WORDS, State


def write_draft(
    session: Session, submission: Submission, content: dict[str, Any], actor: Actor, now: datetime
) -> Draft:
    """Replace the draft of ``submission`` by ``content`` (shape: ``reports.content``).

    Raises ``NotYourDuty``, ``NotDrafting``, ``DraftUnreadable``, ``NotYourTask``, ``NoSuchFigure``, what ``read_value``
    raises for a value that is no figure, or what ``fit`` raises: a text too long, a character that cannot be printed.
    """
    unit = session.get_one(Unit, submission.unit_id)
    require(actor, Act.WRITE, at_unit(unit))
    (case,) = load(session, [submission.id])  # whoever signs at this moment waits, or has been waited for
    if case.state is not State.DRAFTED:
        raise NotDrafting(state=STATE_WORDS[case.state])
    content = checked(content)
    _refuse_unfit(content)
    _refuse_strangers(session, case, content)
    return _store(session, submission, content, actor, now)


def merge_entry(session: Session, submission: Submission, task: int, entry: dict[str, Any]) -> dict[str, Any]:
    """The present draft with ``entry`` (its non-empty fields; each reading and answer by itself) put under ``task``;
    what the office has ceased to ask since it was written is left out, or nothing more could be written.

    Nothing is stored yet, but nobody else can write in it before this transaction ends.
    """
    (case,) = load(session, [submission.id])
    draft = session.get(Draft, submission.id)
    entries = _still_asked(session, case, draft.content["entries"]) if draft else {}
    old = entries.get(str(task), {})
    words = {field: entry[field] for field in FIELDS if entry.get(field)}
    figures = {field: _merged(old.get(field, {}), entry[field]) for field in FIGURES if entry.get(field)}
    return {"nil": False, "nil_reason": "", "entries": entries | {str(task): old | words | figures}}


def _still_asked(session: Session, case: Case, entries: dict[str, Any]) -> dict[str, Any]:
    """``entries`` without tasks that are the unit's no longer, and readings of figures that are not asked for."""
    own, asked = targets(session, [case])[case.id], duties(session, [case.id])[case.id]
    return {
        seq: {f: _only(said, _numbers(asked, seq)) if f == "readings" else said for f, said in entry.items()}
        for seq, entry in entries.items()
        if int(seq) in own
    }


def _only(readings: dict[str, Any], numbers: list[str]) -> dict[str, Any]:
    return {number: said for number, said in readings.items() if number in numbers}


def _numbers(asked: Mapping[int, Duty], seq: str) -> list[str]:
    """The numbers under which task ``seq`` is answered in figures."""
    return [str(one.number) for one in asked[int(seq)].asked] if int(seq) in asked else []


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Reading by reading, so that a note alone leaves the figure as it is; a reason replaces the one before."""
    both = {key: old[key] | said for key, said in new.items() if key in old and isinstance(said, dict)}
    return old | new | both


def nil_return(reason: str) -> dict[str, Any]:
    """The content of a 零报告; it is signed and sealed like any other."""
    return EMPTY | {"nil": True, "nil_reason": reason}


def _refuse_unfit(content: dict[str, Any]) -> None:
    # What is signed can never be changed again, so a character that no face has must not get that far.
    for text in (content["nil_reason"], *chain.from_iterable(map(_words, content["entries"].values()))):
        fit("text", text, blank=True)


def _words(entry: dict[str, Any]) -> Iterator[str]:
    yield from (entry.get(field, "") for field in FIELDS)
    yield from words_of(entry)


def _refuse_strangers(session: Session, case: Case, content: dict[str, Any]) -> None:
    own, asked = targets(session, [case])[case.id], duties(session, [case.id])[case.id]
    for seq, entry in content["entries"].items():
        if int(seq) not in own:
            raise NotYourTask(task=seq, unit=case.unit_name, own="、".join(map(str, own)))
        known = _numbers(asked, seq)
        for number in entry.get("readings", {}):
            if number not in known:
                raise NoSuchFigure(task=seq, number=number, known="、".join(known) or "—")


def _store(session: Session, submission: Submission, content: dict[str, Any], actor: Actor, now: datetime) -> Draft:
    draft = session.get(Draft, submission.id)
    if draft is None:
        draft = Draft(submission_id=submission.id, drafters=[])
        session.add(draft)
    draft.content = content
    draft.drafters = sorted({*draft.drafters, actor.person})
    draft.updated_at = now
    return draft
