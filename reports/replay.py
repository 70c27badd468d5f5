"""Replaying a period: its submissions and its circular, rebuilt from events and revisions alone."""

from dataclasses import dataclass, field

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bilingual import Text
from models import AuditEvent, Campaign, Checkpoint, CircularEdition, Office, Period, Submission
from reports.circular import circular_content
from reports.circular.anchor import anchored
from reports.ledger import Break
from reports.projections import verify_projections
from statemachine.chain import canonical
from workdays import Calendar


@dataclass
class Replay:
    """``submissions``: how many were rebuilt; ``content``: the circular as rebuilt (None while there is none);
    ``differing``: what is not as it was recorded."""

    submissions: int = 0
    content: str | None = None
    edition: CircularEdition | None = None
    differing: list[Break] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Everything was rebuilt as it stands."""
        return not self.differing


def replay(session: Session, office: Office, campaign: Campaign, period: Period, calendar: Calendar) -> Replay:
    """Rebuild ``period``: state and timeliness of every submission, and the circular byte for byte."""
    count = select(func.count()).select_from(Submission).where(Submission.period_id == period.id)
    found = Replay(submissions=session.scalar(count) or 0)
    found.differing += verify_projections(session, period)
    found.edition = session.scalar(select(CircularEdition).where(CircularEdition.period_id == period.id))
    if found.edition is not None:
        found.content = _rebuilt(session, office, campaign, period, calendar, found.edition)
        if found.content != found.edition.content:
            why = Text("重建的通报与冻结的不同", "the rebuilt circular differs from the frozen one")
            found.differing.append(Break(period.subject, period.seq, why))
    return found


def _rebuilt(
    session: Session, office: Office, campaign: Campaign, period: Period, calendar: Calendar, edition: CircularEdition
) -> str:
    anchor = anchored(session, _checkpoint(session, period))
    content = circular_content(session, office, campaign, period, calendar, edition.built_at, edition.issue, anchor)
    return canonical(content).decode()


def _checkpoint(session: Session, period: Period) -> Checkpoint:
    """The checkpoint under which the circular of ``period`` was frozen."""
    payload = session.scalars(
        select(AuditEvent.payload).where(AuditEvent.subject == period.subject, AuditEvent.action == "freeze")
    ).one()
    root = orjson.loads(payload)["checkpoint"]
    return session.scalars(select(Checkpoint).where(Checkpoint.root == root)).one()
