"""Campaigns, their tasks, targets and assignments, held against the campaign's chain."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import AuditEvent
from reports.ledger import Break
from reports.projections.breaks import differs, unreadable
from reports.projections.folds import UNREADABLE, events_of
from reports.projections.indicators import differing_figures
from reports.projections.stored import Names, Row, differing, read, wanted
from statemachine.amendment import amendments, released
from statemachine.chain import rows_digest

Events = list[dict[str, Any]]
#: The events that say digests of the rows below the campaign.
_SAY = ("import", "amend")


def verify_campaigns(session: Session, names: Names) -> Iterator[Break]:
    """Every campaign with a row, of its own or below it, that differs from what its events say."""
    events = events_of(session, AuditEvent.subject.startswith("campaign:"))
    tasks = _by_campaign(read(session, "key_task", names), lambda row: row["campaign_id"])
    targets = _by_campaign(read(session, "quarter_target", names), _above)
    parts = _by_campaign(read(session, "assignment", names), _above)
    figures = _by_campaign(read(session, "indicator", names), _above)
    for row in read(session, "campaign", names):
        subject = row["subject"]
        if subject not in events:
            continue  # the chains' own verification has named it
        below = {"key_task": tasks, "quarter_target": targets, "assignment": parts, "indicator": figures}
        own = {name: found.get(subject, []) for name, found in below.items()}
        try:
            fields = dict.fromkeys(_differing(session, row, events[subject], own))
            yield from (differs(subject, events[subject][-1]["seq"], field) for field in fields)
        except UNREADABLE:
            yield unreadable(subject, events[subject][-1]["seq"])


def _differing(session: Session, row: Row, events: Events, own: dict[str, list[Row]]) -> Iterator[str]:
    ought = _own_fields(row, events)
    yield from (field for _, field in differing("campaign", [wanted(session, "campaign", ought)], [row]))
    office = row["subject"].partition(":")[2].partition("/")[0]
    for key, name, rows in (
        ("tasks", "key_task", ([one["seq"], one["annual"]] for one in own["key_task"])),
        ("targets", "quarter_target", ([_seq(one), one["quarter"], one["text"]] for one in own["quarter_target"])),
        ("assignments", "assignment", ([_seq(one), _unit(one, office), _lead(one)] for one in own["assignment"])),
    ):
        said = [event["payload"][key] for event in events if event["action"] in _SAY and key in event["payload"]]
        if said and not _is_digest(said[-1], rows):
            yield name
    yield from _acknowledged(session, events, own["assignment"], row["subject"], office)
    yield from differing_figures(session, row["subject"], events, own["indicator"])


def _own_fields(row: Row, events: Events) -> Row:
    """The columns of the campaign itself, as its import and later corrections say them."""
    ought = {"subject": f"campaign:{row['office_id']}/{row['doc_number']}"}
    ought["source_digest"] = [event["payload"]["notice"] for event in events if "notice" in event["payload"]][-1]
    ought["rules"] = [event["payload"]["rules"] for event in events if "rules" in event["payload"]][-1]
    ought |= events[0]["payload"].get("campaign", {})
    return ought | {one.field: one.after for one in amendments(events) if one.seq is None and one.field in row}


def _acknowledged(session: Session, events: Events, found: list[Row], subject: str, office: str) -> Iterator[str]:
    """What each unit took on, with whom and how; nothing where no event says so, or where it was released since."""
    nothing = dict.fromkeys(("acknowledged_at", "responsible", "measures"))
    ought = begun = {(one["task_id"], one["unit_id"]): nothing for one in found}
    for event in events:
        said = event["payload"]
        if event["action"] == "acknowledge":
            taken = {"responsible": said["responsible"], "measures": said["measures"]}
            taken |= {"acknowledged_at": datetime.fromisoformat(event["at"])}
            ought = ought | {((subject, seq), (office, said["unit"])): taken for seq in said["tasks"]}
        gone = {((subject, seq), (office, code)) for seq, code in released(amendments([event]))}
        ought = {key: own if key not in gone else nothing for key, own in ought.items() if key not in gone - set(begun)}
    rows = [
        wanted(session, "assignment", {"task_id": task, "unit_id": unit} | own) for (task, unit), own in ought.items()
    ]
    yield from (field for _, field in differing("assignment", rows, found, "task_id", "unit_id"))


def _is_digest(said: Any, rows: Iterable[list[Any]]) -> bool:
    try:
        return bool(said == rows_digest(rows))
    except TypeError:
        return False  # something is stored there that no digest was ever made of


def _by_campaign(rows: list[Row], above: Any) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(above(row), []).append(row)
    return found


def _above(row: Row) -> Any:
    return row["task_id"][0]


def _seq(row: Row) -> Any:
    return row["task_id"][1]


def _unit(row: Row, office: str) -> Any:
    return row["unit_id"][1] if row["unit_id"][0] == office else list(row["unit_id"])


def _lead(row: Row) -> Any:
    return {0: False, 1: True}.get(row["lead"], row["lead"])
