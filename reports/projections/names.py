"""What the ledger calls the rows: codes and subjects in the place of numbers."""

from typing import Any

from sqlalchemy.orm import Session

from reports.projections.stored import Names, read


def names(session: Session) -> Names:
    """Offices by code; units and people by office and code; campaigns and periods by subject; key tasks by
    campaign and number. Submissions are left out: there are many, they come quarter by quarter."""
    found: dict[str, dict[Any, Any]] = {}
    found["office"] = {row["id"]: row["code"] for row in read(session, "office", {})}
    for name in ("unit", "person"):
        found[name] = {row["id"]: (row["office_id"], row["code"]) for row in read(session, name, found)}
    for name in ("campaign", "period"):
        found[name] = {row["id"]: row["subject"] for row in read(session, name, found)}
    found["key_task"] = {row["id"]: (row["campaign_id"], row["seq"]) for row in read(session, "key_task", found)}
    return found
