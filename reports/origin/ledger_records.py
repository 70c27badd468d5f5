"""The records as the database has them."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign, Office, Period, Submission
from reports.circular.lines import units_at
from reports.events import Event, chain_of, events_where
from reports.files import kept
from reports.letters import letter_content, letter_of
from reports.paper import prepared_content

#: The actions whose payload names a file or a content.
_SPEAKING = ("sign", "seal", "submit", "receive_paper", "freeze", "propose_imprint", "approve_imprint")


class LedgerRecords:
    """``home`` is where kept files lie."""

    def __init__(self, session: Session, home: Path) -> None:
        self.session, self.home = session, home

    def speaking(self, digest: str) -> Sequence[Event]:
        """Only actions that name files are searched: they have an index, payloads have none."""
        return events_where(self.session, AuditEvent.action.in_(_SPEAKING), AuditEvent.payload.contains(digest))

    def event(self, hash_: str) -> Event | None:
        """Found by its key."""
        return next(iter(events_where(self.session, AuditEvent.hash == hash_)), None)

    def chain(self, subject: str) -> Sequence[Event]:
        """From the database."""
        return chain_of(self.session, subject)

    def unit_name(self, subject: str, at: str) -> str | None:
        """Under the name borne then, whatever it is called now."""
        submission = self._submission(subject)
        if submission is None:
            return None
        return units_at(self.session, self._office(submission), datetime.fromisoformat(at))[submission.unit_id].name

    def kept(self, digest: str, place: str) -> bytes | None:
        """From the home."""
        return kept(self.home, place, digest)

    def letter(self, event: Event) -> dict[str, Any] | None:
        """Made again from the ledger."""
        found = letter_of(event["action"], event["seq"], event["hash"], event["at"])
        submission = self._submission(event["subject"]) if found else None
        return letter_content(self.session, submission, found) if found and submission else None

    def report(self, event: Event, dated: str) -> dict[str, Any] | None:
        """Made again from the revision."""
        submission = self._submission(event["subject"])
        try:
            day = date.fromisoformat(dated)
        except ValueError:  # a file can claim anything
            return None
        return prepared_content(self.session, submission, event["payload"]["revision"], day) if submission else None

    def _submission(self, subject: str) -> Submission | None:
        return self.session.scalar(select(Submission).where(Submission.subject == subject))

    def _office(self, submission: Submission) -> Office:
        period = self.session.get_one(Period, submission.period_id)
        campaign = self.session.get_one(Campaign, period.campaign_id)
        return self.session.get_one(Office, campaign.office_id)
