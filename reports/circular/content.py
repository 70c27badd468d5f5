"""Putting the circular together."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from intake.figure_anomalies import ADVICE
from models import Campaign, Office, Period
from reports.circular import parts, words
from reports.circular.anchor import Anchor
from reports.circular.evidence import evidence
from reports.circular.figures import figures
from reports.circular.view import View, look
from statemachine.campaign import CampaignRules
from workdays import Calendar, local_day

#: The shape of the value; a change of shape is a new number.
SCHEMA = "ducha.circular/1"
KIND = "督查通报"
PREVIEW = "未定稿"
_ANNEXES = ("责任单位报送情况一览表", "重点任务进展情况表")
_FIGURES = "重点任务数字完成情况表"


def circular_content(
    session: Session,
    office: Office,
    campaign: Campaign,
    period: Period,
    calendar: Calendar,
    now: datetime,
    issue: int | None,
    anchor: Anchor,
) -> dict[str, Any]:
    """What the circular of ``period`` says at ``now`` of everything up to ``anchor``, and of nothing later;
    ``issue`` is its number in the year, None for a preview."""
    view = look(session, office, campaign, period, calendar, now, anchor.heads)
    content: dict[str, Any] = {
        "totals": parts.totals(view),
        "units": parts.units(view),
        "tasks": parts.tasks(view),
        "missing_tasks": parts.missing_tasks(view),
        "flags": parts.flags(view),
    }
    # A campaign without confirmed figures has no such annex: its circulars are what they were before there were any.
    content |= {"figures": measured} if (measured := figures(view)) else {}
    content |= {"evidence": shown} if (shown := evidence(view)) else {}
    content |= {"cc": list(copies)} if (copies := CampaignRules.from_json(view.campaign.rules).cc) else {}
    return (
        _head(view, issue)
        | content
        | {
            "campaign": _campaign(view, content),
            "sections": words.sections(view, content),
            "standing": [*words.standing(view, content), *parts.waivers(view), *anchor.words()],
            "annexes": [*_ANNEXES, *([_FIGURES] if measured else [])],
        }
    )


def _head(view: View, issue: int | None) -> dict[str, Any]:
    day = local_day(view.now)
    number = f"{KIND}〔{day.year}〕{issue}号" if issue else f"{KIND}〔{day.year}〕{PREVIEW}"
    label = view.campaign.label
    return {
        "schema": SCHEMA,
        "office": view.office.name,
        "label": "　".join(part for part in (None if issue else PREVIEW, label) if part) or None,
        "kind": KIND,
        "issue": issue or 0,
        "year": day.year,
        "doc_number": number,
        "title": words.title(view),
        "addressees": view.campaign.addressees,
        "quarter": view.period.quarter,
        "due_on": view.period.due_on.isoformat() if view.period.due_on else None,
        "issued_on": day.isoformat(),
    }


def _campaign(view: View, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "doc_number": view.campaign.doc_number,
        "title": view.campaign.title,
        "declared_tasks": view.campaign.declared_tasks,
        "present_tasks": len(content["tasks"]),
        "missing": [row["seq"] for row in content["missing_tasks"]],
        # What the notice lacks is said in public; advice about its figures is for the office alone.
        "warnings": [warning["zh"] for warning in view.campaign.warnings if warning["code"] not in ADVICE],
    }
