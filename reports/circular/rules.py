"""A campaign's rules as they were: whoever builds a circular again must not find those of today."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEvent, Campaign
from reports.said import said


def rules_at(session: Session, campaign: Campaign, head: int) -> dict[str, Any]:
    """Those of the last event up to number ``head`` that carries any."""
    own = select(AuditEvent.payload).where(AuditEvent.subject == campaign.subject, AuditEvent.seq <= head)
    for payload in session.scalars(own.order_by(AuditEvent.seq.desc())):
        value = said(payload)
        if "rules" in value:
            return dict(value["rules"])
    return campaign.rules
