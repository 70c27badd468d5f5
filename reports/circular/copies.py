"""Who got a copy of the circular at the time: whoever builds one again must not find those of today."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign
from reports.said import said


def copies_at(session: Session, campaign: Campaign, head: int) -> list[str]:
    """Those of the last event up to number ``head`` that carries rules; nobody, where they say nothing of it."""
    own = select(AuditEvent.payload).where(AuditEvent.subject == campaign.subject, AuditEvent.seq <= head)
    own = own.where(AuditEvent.payload.contains('"rules":'))
    for payload in session.scalars(own.order_by(AuditEvent.seq.desc())):
        rules = said(payload).get("rules")
        if rules:
            return list(rules.get("cc", ()))
    return []
