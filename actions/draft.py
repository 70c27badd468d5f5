"""Writing a report. Drafts stand outside the ledger; what is signed becomes a revision."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions.cases import Case, load
from actions.content import EMPTY, checked, targets
from actions.places import at_unit
from actions.refusals import NotDrafting, NotYourTask
from documents import check_text, default_fonts
from models import Draft, Submission, Unit
from statemachine.actor import Actor
from statemachine.authority import Act, require
from statemachine.submission import STATE_WORDS, State


def write_draft(
    session: Session, submission: Submission, content: dict[str, Any], actor: Actor, now: datetime
) -> Draft:
    """Replace the draft of ``submission`` by ``content`` (shape: ``actions.content``).

    Raises ``NotYourDuty``, ``NotDrafting``, ``DraftUnreadable``, ``NotYourTask``, or what ``check_text`` raises
    for a character that cannot be printed.
    """
    unit = session.get_one(Unit, submission.unit_id)
    require(actor, Act.WRITE, at_unit(unit))
    (case,) = load(session, [submission.id])  # whoever signs at this moment waits, or has been waited for
    if case.state is not State.DRAFTED:
        raise NotDrafting(state=STATE_WORDS[case.state])
    content = checked(content)
    _refuse_unprintable(content)
    _refuse_strangers(session, case, content)
    return _store(session, submission, content, actor, now)


def merge_entry(session: Session, submission: Submission, task: int, entry: dict[str, str]) -> dict[str, Any]:
    """The present draft with ``entry`` (its non-empty fields) put under ``task``; nothing is stored yet, but
    nobody else can write in it before this transaction ends."""
    load(session, [submission.id])
    draft = session.get(Draft, submission.id)
    content = draft.content if draft else EMPTY
    old = content["entries"].get(str(task), {})
    entries = content["entries"] | {str(task): old | {k: v for k, v in entry.items() if v}}
    return {"nil": False, "nil_reason": "", "entries": entries}


def nil_return(reason: str) -> dict[str, Any]:
    """The content of a 零报告; it is signed and sealed like any other."""
    return EMPTY | {"nil": True, "nil_reason": reason}


def _refuse_unprintable(content: dict[str, Any]) -> None:
    # What is signed can never be changed again, so a character that no face has must not get that far.
    fonts = default_fonts()
    for text in (content["nil_reason"], *(words for entry in content["entries"].values() for words in entry.values())):
        check_text(text, fonts)


def _refuse_strangers(session: Session, case: Case, content: dict[str, Any]) -> None:
    own = targets(session, [case])[case.id]
    for seq in content["entries"]:
        if int(seq) not in own:
            raise NotYourTask(task=seq, unit=case.unit_name, own="、".join(map(str, own)))


def _store(session: Session, submission: Submission, content: dict[str, Any], actor: Actor, now: datetime) -> Draft:
    draft = session.get(Draft, submission.id)
    if draft is None:
        draft = Draft(submission_id=submission.id, drafters=[])
        session.add(draft)
    draft.content = content
    draft.drafters = sorted({*draft.drafters, actor.person})
    draft.updated_at = now
    return draft
