"""What the events of an office's roster add up to: its units, people, roles and delegations.

What an office begins with stands in the first event of its roster, what a notice brings in its import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from workdays import local_day

#: Person, role, unit (None: the office).
Grant = tuple[str, str, str | None]


@dataclass
class Establishment:
    """Codes throughout. ``units``: name, short name, kind; ``grants``: the day that ended each, if any; ``created``:
    the people who came together, with the digest of their rows; ``whole``: every beginning has said what it
    brought (older ones did not). Rows of ``names``, ``ends``, ``delegations``,
    ``certificates`` (by fingerprint) and ``imprints`` are named as their columns."""

    whole: bool = True
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: list[dict[str, Any]] = field(default_factory=list)
    ends: list[dict[str, Any]] = field(default_factory=list)
    grants: dict[Grant, date | None] = field(default_factory=dict)
    delegations: list[dict[str, Any]] = field(default_factory=list)
    certificates: dict[str, dict[str, Any]] = field(default_factory=dict)
    imprints: list[dict[str, Any]] = field(default_factory=list)
    created: list[tuple[list[str], str]] = field(default_factory=list)
    added: dict[str, dict[str, Any]] = field(default_factory=dict)

    def begin(self, said: Mapping[str, Any]) -> None:
        """What the roster's first event, or an import of a notice or of units, brings into being."""
        if "grants" not in said:
            self.whole = False
            return
        for code, name, short_name, kind in said.get("units", []):
            self.units[code] = {"name": name, "short_name": short_name, "kind": kind}
        self.grants |= dict.fromkeys((person, role, unit) for person, role, unit in said["grants"])
        self.created.append((sorted({person for person, _, _ in said["grants"]}), said["people"]))

    def apply(self, event: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        """One later event; unknown actions change nothing."""
        act = _APPLY.get(event["action"])
        if act:
            act(self, datetime.fromisoformat(event["at"]), {**said, "by": event["actor"]})


def person_words(code: str, name: str, email: str | None, phone: str | None) -> list[str | None]:
    """What the digest of a person covers; one without a telephone is said as before there were any."""
    return [code, name, email] if phone is None else [code, name, email, phone]


def _in_force(ended: date | None, today: date) -> bool:
    return ended is None or ended > today


def _add_person(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.added[said["person"]] = {"name": said["name"], "digest": said.get("digest")}


def _grant(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.grants[said["person"], said["role"], said["unit"]] = None


def _revoke(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.grants[said["person"], said["role"], said["unit"]] = local_day(at)


def _hand_over(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    today = local_day(at)
    for (person, role, unit), ended in list(found.grants.items()):
        if person == said["from"] and _in_force(ended, today):
            found.grants[person, role, unit] = today
            heir = (said["to"], role, unit)
            if heir not in found.grants or not _in_force(found.grants[heir], today):
                found.grants[heir] = None
    for one in found.delegations:
        if one["deputy_id"] == said["from"] and one["ends_on"] >= today:
            one["ends_on"] = today - timedelta(days=1)


def _delegate(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    who = {"principal_id": said["person"], "deputy_id": said["deputy"], "unit_id": said["unit"], "role": said["role"]}
    days = {name: date.fromisoformat(said[key]) for name, key in (("starts_on", "from"), ("ends_on", "until"))}
    found.delegations.append(who | days | {"document": said["document"]})


def _rename(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    old = {"unit_id": said["unit"], "name": said["from"], "until": at}
    new = {"name": said["to"]}
    if "short_to" in said:
        old, new = old | {"short_name": said["short_from"]}, new | {"short_name": said["short_to"]}
    found.names.append(old)
    unit = found.units.setdefault(said["unit"], {})
    unit.pop("short_name", None)  # what an older event does not say is not known any more
    unit |= new


def _end(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.ends.append({"unit_id": said["unit"], "successor_id": said["to"], "on": local_day(at)})


def _import_units(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.begin(said)


def _register_certificate(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    own = {name: said[name] for name in ("fingerprint", "holder", "pem")}
    own |= {name: datetime.fromisoformat(said[name]) for name in ("not_before", "not_after")}
    own |= {"unit_id": said["unit"], "person_id": said["person"], "ended_on": None}
    found.certificates[said["fingerprint"]] = own | {"registered_at": at, "registered_by": said["by"]}


def _end_certificate(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    found.certificates[said["fingerprint"]]["ended_on"] = local_day(at)


def _propose_imprint(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    own = {name: said[name] for name in ("digest", "place", "width", "height")} | {"unit_id": said["unit"]}
    own |= {"proposed_by": said["by"], "proposed_at": at}
    found.imprints.append(own | {"approved_by": None, "approved_at": None})


def _approve_imprint(found: Establishment, at: datetime, said: Mapping[str, Any]) -> None:
    own = [one for one in found.imprints if one["unit_id"] == said["unit"] and one["digest"] == said["digest"]]
    own[-1] |= {"approved_by": said["by"], "approved_at": at}


_APPLY = {
    "add_person": _add_person,
    "grant": _grant,
    "revoke": _revoke,
    "hand_over": _hand_over,
    "delegate": _delegate,
    "rename_unit": _rename,
    "end_unit": _end,
    "import_units": _import_units,
    "register_certificate": _register_certificate,
    "end_certificate": _end_certificate,
    "propose_imprint": _propose_imprint,
    "approve_imprint": _approve_imprint,
}
