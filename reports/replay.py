"""Replaying a period: its submissions and its circular, rebuilt from events and revisions alone."""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bilingual import Refused, Text
from models import AuditEvent, Campaign, Checkpoint, CircularEdition, Office, Period, Submission
from reports.circular import circular_content
from reports.circular.anchor import anchored
from reports.heads import verify_checkpoint
from reports.ledger import Break, verify
from reports.projections import verify_projections
from reports.projections.folds import UNREADABLE
from reports.projections.stored import unreadable_rows
from reports.said import said
from statemachine.chain import canonical
from workdays import Calendar

_DIFFERENT = Text("重建的通报与冻结的不同", "the rebuilt circular differs from the frozen one")
_UNANCHORED = Text(
    "定稿的事件或其检查点不在了，无法重建", "its freezing or the checkpoint is gone; it cannot be rebuilt"
)


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
    # What the rebuilding rests on comes first: chains, heads, signed content, and the rows beside them.
    found.differing += verify(session, period).broken
    found.differing += verify_projections(session, period)
    found.edition = session.scalar(select(CircularEdition).where(CircularEdition.period_id == period.id))
    if found.edition is not None:
        checkpoint = _checkpoint(session, period)
        if checkpoint is None:
            found.differing.append(Break(period.subject, period.seq, _UNANCHORED))
            return found
        found.differing += verify_checkpoint(session, checkpoint)
        found.content, why = _rebuilt(session, office, campaign, period, calendar, found.edition, checkpoint)
        if why is not None:
            found.differing.append(Break(period.subject, period.seq, why))
    found.differing = list(dict.fromkeys(found.differing))
    return found


def unreadable(session: Session) -> list[Break]:
    """Rows of which the replay could not even begin to read: a state that is none, JSON that is none."""
    return list(unreadable_rows(session, "campaign", "period", "submission", "circular_edition", "checkpoint"))


def _rebuilt(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    edition: CircularEdition,
    checkpoint: Checkpoint,
) -> tuple[str | None, Text | None]:
    """The circular as its events tell it, and why it is not the frozen one."""
    anchor = anchored(session, checkpoint)
    try:
        content = circular_content(session, office, campaign, period, calendar, edition.built_at, edition.issue, anchor)
    except (*UNREADABLE, Refused) as fault:  # somebody has changed what it is made of
        return None, Text(f"通报无法重建（{fault}）", f"the circular cannot be rebuilt ({fault})")
    text = canonical(content).decode()
    return text, None if text == edition.content else _DIFFERENT


def _checkpoint(session: Session, period: Period) -> Checkpoint | None:
    """The checkpoint under which the circular of ``period`` was frozen; None when it, or the event, is not there."""
    payload = session.scalars(
        select(AuditEvent.payload).where(AuditEvent.subject == period.subject, AuditEvent.action == "freeze").limit(1)
    ).one_or_none()
    root = said(payload).get("checkpoint")
    return session.scalars(select(Checkpoint).where(Checkpoint.root == root).limit(1)).one_or_none()
