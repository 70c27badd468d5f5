"""Which letters a submission has."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Submission
from reports.letters.kinds import KINDS
from reports.letters.refusals import NoLetter, NoLetterYet
from statemachine.chain import name_of

_BY_ACTION = {kind.action: name for name, kind in KINDS.items()}


class Letter(NamedTuple):
    """A letter by its event: key of ``KINDS``, the event's number and hash in its chain, and its moment (UTC)."""

    kind: str
    seq: int
    hash: str
    at: datetime

    @property
    def words(self) -> Text:
        """What it is called."""
        return KINDS[self.kind].words


def letters(session: Session, submission: Submission) -> list[Letter]:
    """The letters of ``submission``, oldest first."""
    found = session.execute(
        select(AuditEvent.action, AuditEvent.seq, AuditEvent.hash, AuditEvent.at)
        .where(AuditEvent.subject == submission.subject, AuditEvent.action.in_(_BY_ACTION))
        .order_by(AuditEvent.seq)
    )
    return [Letter(_BY_ACTION[action], seq, hash_, datetime.fromisoformat(at)) for action, seq, hash_, at in found]


def newest(session: Session, submission: Submission, kind: str | None) -> list[Letter]:
    """The newest letter of ``kind``, or all letters. Raises ``NoLetterYet`` or ``NoLetter``."""
    name, own = name_of(submission.subject), letters(session, submission)
    if not own and kind is None:
        raise NoLetter(name=name)
    if kind is None:
        return own
    fitting = [letter for letter in own if letter.kind == kind]
    if not fitting:
        raise NoLetterYet(name=name, kind=KINDS[kind].words, first=KINDS[kind].first)
    return fitting[-1:]


def letter_of(action: str, seq: int, hash_: str, at: str) -> Letter | None:
    """The letter that follows from an event; None when no letter does."""
    return Letter(_BY_ACTION[action], seq, hash_, datetime.fromisoformat(at)) if action in _BY_ACTION else None
