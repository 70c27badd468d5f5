"""The words of a campaign's notice, as they are now and as they were before it was corrected."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Assignment, AuditEvent, Campaign, KeyTask, QuarterTarget, Unit
from reports.said import said
from statemachine.amendment import ANNUAL, LEAD, SUPPORTING, Words, amendments, undone
from statemachine.campaign import CampaignRules

#: The campaign's own columns that a corrected notice may change.
FIELDS = ("title", "issuer", "issued_on", "addressees", "declared_tasks", "warnings", "label")


def wording(session: Session, campaign: Campaign, head: int | None = None) -> Words:
    """The words of ``campaign``'s notice; with ``head``, as they were after that event of its chain."""
    words: Words = {None: own_fields(campaign)}
    for seq, annual in session.execute(select(KeyTask.seq, KeyTask.annual).where(KeyTask.campaign_id == campaign.id)):
        words[seq] = {ANNUAL: annual}
    for seq, quarter, text in session.execute(
        select(KeyTask.seq, QuarterTarget.quarter, QuarterTarget.text)
        .join(QuarterTarget, QuarterTarget.task_id == KeyTask.id)
        .where(KeyTask.campaign_id == campaign.id)
        .order_by(QuarterTarget.quarter)
    ):
        words[seq][quarter] = text
    for seq, code, lead in session.execute(
        select(KeyTask.seq, Unit.code, Assignment.lead)
        .join(Assignment, Assignment.task_id == KeyTask.id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(KeyTask.campaign_id == campaign.id)
        .order_by(Unit.code)
    ):
        words[seq].setdefault(LEAD if lead else SUPPORTING, []).append(code)
    # The database sorts codes by its own locale.
    words = {seq: {f: sorted(v) if f in (LEAD, SUPPORTING) else v for f, v in o.items()} for seq, o in words.items()}
    return words if head is None else undone(words, amendments(_since(session, campaign, head)))


def own_fields(campaign: Campaign) -> dict[str, Any]:
    """The campaign's own fields as events say them."""
    rules = CampaignRules.from_json(campaign.rules)
    own = {name: getattr(campaign, name) for name in FIELDS} | {"issued_on": campaign.issued_on.isoformat()}
    own |= {"due_working_days": rules.due_working_days, "forms": list(rules.forms)}
    return {name: value for name, value in own.items() if value is not None}


def _since(session: Session, campaign: Campaign, head: int) -> list[dict[str, Any]]:
    found = session.execute(
        select(AuditEvent.action, AuditEvent.payload)
        .where(AuditEvent.subject == campaign.subject, AuditEvent.action == "amend", AuditEvent.seq > head)
        .order_by(AuditEvent.seq)
    )
    return [{"action": action, "payload": said(payload)} for action, payload in found]
