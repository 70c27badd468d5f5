"""The submissions of a period, and everything that stands beside them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from reports.ledger import Break
from reports.projections.breaks import differs, unreadable
from reports.projections.folds import UNREADABLE, chains, folded
from reports.projections.stored import Names, Row, differing, points_to, read, table, wanted
from statemachine.projection import Projection

#: Table → the part of the projection that says its rows, and by what they meet.
BESIDE: dict[str, tuple[str, tuple[str, ...]]] = {
    "flag": ("flags", ("number",)),
    "escalation": ("rungs", ("kind",)),
    "signature": ("stamps", ("revision", "kind")),
    "receipt": ("receipts", ("revision",)),
    "revision": ("revisions", ("number",)),
    "extension": ("extensions", ()),
}
_FIELDS = ("state", "revision", "nil", "exempt", "due_at", "submitted_at", "completed_at", "taken_up_by")


def verify_submissions(session: Session, period: Row, names: Names, *, wants_paper: bool) -> Iterator[Break]:
    """Every row of ``period``'s submissions, and beside them, that differs from what the events say."""
    submissions = table("submission")
    rows = {row["subject"]: row for row in read(session, "submission", names, submissions.c.period_id == period["id"])}
    known = {**names, "submission": {row["id"]: subject for subject, row in rows.items()}}
    beside = {name: _beside(session, name, period["id"], known) for name in BESIDE}
    for subject, events in chains(session, period["id"]):
        seq, row = events[-1]["seq"], rows[subject]
        try:
            ought = _ought(session, folded(events, wants_paper=wants_paper), row, period)
        except UNREADABLE:
            yield unreadable(subject, seq)
            continue
        own = {name: beside[name].get(subject, []) for name in BESIDE}
        yield from (differs(subject, seq, field) for field in dict.fromkeys(_differing(ought, row, own)))


def _beside(session: Session, name: str, period_id: int, names: Names) -> dict[str, list[Row]]:
    submissions = table("submission")
    found: dict[str, list[Row]] = {}
    for row in read(session, name, names, submissions.c.period_id == period_id, join=submissions):
        found.setdefault(row["submission_id"], []).append(row)
    return found


def _ought(session: Session, found: Projection, row: Row, period: Row) -> dict[str, list[Row]]:
    """Every row that there ought to be, by table."""
    within = period["subject"].partition(":")[2]
    office = within.partition("/")[0]
    unit = row["subject"].removeprefix(f"submission:{within}/")
    own = {field: getattr(found, field) for field in _FIELDS} | {"unit_id": (office, unit)}
    ought = {"submission": [own], **{name: getattr(found, part) for name, (part, _) in BESIDE.items()}}
    return {name: [wanted(session, name, _peopled(name, one, office)) for one in ones] for name, ones in ought.items()}


def _peopled(name: str, row: Mapping[str, Any], office: str) -> Row:
    """``row`` with the columns of its table alone, and with people by office and code."""
    columns = table(name).c
    return {
        key: (office, value) if value is not None and points_to(columns[key]) == "person" else value
        for key, value in row.items()
        if key in columns
    }


def _differing(ought: dict[str, list[Row]], row: Row, own: dict[str, list[Row]]) -> Iterator[str]:
    yield from (field for field, value in ought["submission"][0].items() if row[field] != value)
    for name, (_, key) in BESIDE.items():
        yield from (field for _, field in differing(name, ought[name], own[name], *key))
