"""Offices with their units and people, held against the roster's chain and the imports."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from models import AuditEvent
from reports.ledger import Break
from reports.projections.breaks import differs, unreadable, unspoken
from reports.projections.folds import UNREADABLE, events_of
from reports.projections.stored import Names, Row, differing, read, wanted
from statemachine.chain import digest, rows_digest
from statemachine.establishment import Establishment, Grant, person_words

#: Table → the column that tells whose it is.
_OF = {
    "unit": "office_id", "person": "office_id", "unit_name": "unit_id", "unit_end": "unit_id",
    "role_grant": "person_id", "delegation": "principal_id",
    "certificate": "office_id", "imprint": "unit_id",
}  # fmt: skip
Rows = dict[str, list[Row]]
Event = dict[str, Any]


def verify_rosters(session: Session, names: Names) -> Iterator[Break]:
    """Every office with a row that differs from what its events say."""
    bring = AuditEvent.action.in_(("import", "amend"))
    events = events_of(session, or_(AuditEvent.subject.startswith("roster:"), bring))
    rows = {name: read(session, name, names) for name in _OF}
    rosters = {row["office_id"]: row["subject"] for row in read(session, "roster", names)}
    for office in read(session, "office", names):
        code, subject = office["code"], f"roster:{office['code']}"
        if subject not in events or rosters.get(code) != subject:
            yield unspoken(subject)
            continue
        own = {name: [row for row in rows[name] if _office(row[key]) == code] for name, key in _OF.items()}
        imports = [one for name, found in events.items() if name.startswith(f"campaign:{code}/") for one in found]
        seq = events[subject][-1]["seq"]
        try:
            fields = dict.fromkeys(_differing(session, office, events[subject], imports, own))
            yield from (differs(subject, seq, field) for field in fields)
        except UNREADABLE:
            yield unreadable(subject, seq)


def _office(named: Any) -> Any:
    return named[0] if isinstance(named, tuple) else named


def _differing(session: Session, office: Row, events: list[Event], imports: list[Event], own: Rows) -> Iterator[str]:
    begun = events[0]["payload"]
    if "office" in begun:
        said = {"name": begun["office"], "parent_id": begun["parent"]}
        yield from (field for _, field in differing("office", [said], [office]))
    found = _folded(events, imports, own)
    for name, ought, key in _tables(found, office["code"]):
        rows = [wanted(session, name, row) for row in ought]
        met = {tuple(row[field] for field in key) for row in rows}
        # An older beginning did not say what it brought: then only what events speak of can be compared.
        have = [row for row in own[name] if found.whole or tuple(row[field] for field in key) in met]
        yield from (field for _, field in differing(name, rows, have, *key))
    yield from _people(found, own["person"])


def _folded(events: list[Event], imports: list[Event], own: Rows) -> Establishment:
    found = Establishment()
    found.begin(events[0]["payload"])
    for event in imports:
        if event["action"] == "import" or "created" in event["payload"]:
            found.begin(event["payload"].get("created", {}))
    if not found.whole:
        stored: dict[Grant, date | None] = {
            (row["person_id"][1], row["role"], _code(row["unit_id"])): None for row in own["role_grant"]
        }
        found.grants = stored | found.grants
    for event in events[1:]:
        found.apply(event, event["payload"])
    return found


def _code(unit: Any) -> Any:
    return unit[1] if isinstance(unit, tuple) else unit


def _tables(found: Establishment, office: str) -> Iterator[tuple[str, list[Row], tuple[str, ...]]]:
    """Each table with the rows that there ought to be, and by what they meet."""

    def of(rows: Iterable[Row], *columns: str) -> list[Row]:
        return [row | {c: (office, row[c]) for c in columns if row[c] is not None} for row in rows]

    units = [{"office_id": office, "code": code} | said for code, said in found.units.items()]
    grants = [
        {"person_id": person, "role": role, "unit_id": unit, "ended_on": ended}
        for (person, role, unit), ended in found.grants.items()
    ]
    yield "unit", units, ("code",)
    yield "unit_name", of(found.names, "unit_id"), ("unit_id",)
    yield "unit_end", of(found.ends, "unit_id", "successor_id"), ("unit_id",)
    yield "role_grant", of(grants, "person_id", "unit_id"), ("person_id", "role", "unit_id")
    delegations = of(found.delegations, "principal_id", "deputy_id", "unit_id")
    yield "delegation", delegations, ("principal_id", "deputy_id", "unit_id", "role")
    certificates = [{"office_id": office} | one for one in found.certificates.values()]
    yield "certificate", of(certificates, "unit_id", "person_id", "registered_by"), ("fingerprint",)
    yield "imprint", of(found.imprints, "unit_id", "proposed_by", "approved_by"), ("unit_id", "digest")


def _people(found: Establishment, rows: list[Row]) -> Iterator[str]:
    people = {row["code"]: person_words(*(row[field] for field in ("code", "name", "email", "phone"))) for row in rows}
    created = {code for codes, _ in found.created for code in codes}
    for codes, said in found.created:
        if rows_digest(people[code] for code in codes if code in people) != said:
            yield "person"
    for code, one in found.added.items():
        same = code in people and people[code][1] == one["name"]
        if not same or (one["digest"] and digest(people[code]) != one["digest"]):
            yield "person"
    if found.whole and set(people) - created - set(found.added):
        yield "person"
