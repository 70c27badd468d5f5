"""Confirmed figures, held against the campaign's chain."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from reports.projections.stored import Row, differing, wanted
from statemachine.figure import as_said, confirmed


def differing_figures(
    session: Session, subject: str, events: Iterable[Mapping[str, Any]], found: list[Row]
) -> Iterator[str]:
    """What differs between the figures stored for the campaign ``subject`` and those that its ``events`` confirm."""
    ought = [
        wanted(session, "indicator", {"task_id": (subject, seq)} | one)
        for seq, own in confirmed(events).items()
        for one in as_said(own)
    ]
    yield from (field for _, field in differing("indicator", ought, found, "task_id", "number"))
