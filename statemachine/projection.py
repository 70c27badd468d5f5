"""What the events of one submission add up to: the row that must stand beside them, computed from nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from statemachine.ladder import RungKind
from statemachine.submission import Event, State


@dataclass
class Projection:
    """The state of a submission after some of its events; moments in UTC, persons by code.

    ``papers``: revisions whose paper copy is registered; ``rungs``: the ladder's steps with their local days;
    ``flags``: how each numbered flag stands; ``stamps``: signatures and seals, voided ones too. Each of these and of
    ``receipts``, ``revisions`` and ``extensions`` says under the names of its columns what its row must hold.
    ``returned``: what had been handed in when the office last returned the report (when, when whole, which revision):
    that stays in, whatever the unit does with its correction.
    """

    wants_paper: bool
    state: State = State.DRAFTED
    revision: int = 0
    submitted_revision: int = 0
    nil: bool = False
    exempt: bool = False
    due_at: datetime | None = None
    submitted_at: datetime | None = None
    completed_at: datetime | None = None
    taken_up_by: str | None = None
    papers: set[int] = field(default_factory=set)
    digests: dict[int, str] = field(default_factory=dict)
    flags: list[dict[str, Any]] = field(default_factory=list)
    rungs: list[dict[str, Any]] = field(default_factory=list)
    stamps: list[dict[str, Any]] = field(default_factory=list)
    receipts: list[dict[str, Any]] = field(default_factory=list)
    revisions: list[dict[str, Any]] = field(default_factory=list)
    extensions: list[dict[str, Any]] = field(default_factory=list)
    waived: list[str] = field(default_factory=list)
    returned: tuple[datetime | None, datetime | None, int] = (None, None, 0)


def project(events: Iterable[Mapping[str, Any]], *, wants_paper: bool) -> Projection:
    """Fold ``events`` (in order, each with ``action``, ``at``, ``actor``, ``role``, ``target`` and its decoded
    ``payload``) into what they add up to. Unknown actions change nothing."""
    found = Projection(wants_paper=wants_paper)
    for event in events:
        apply = _APPLY.get(event["action"])
        if apply:
            apply(found, event, event["payload"])
        if event["target"]:
            found.state = State(event["target"])
        found.waived += event["payload"].get("waived", [])
        _complete(found, event)
    return found


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _complete(found: Projection, event: Mapping[str, Any]) -> None:
    handed_in = found.state in (State.SUBMITTED, State.REVIEWED, State.FLAGGED)
    whole = handed_in and (not found.wants_paper or found.revision in found.papers)
    if whole and found.completed_at is None:
        found.completed_at = _moment(event["at"])


def _open(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.due_at = _moment(payload["due_at"])


def _sign(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.revision, found.nil = payload["revision"], payload["nil"]
    found.digests[found.revision] = payload["digest"]
    found.revisions.append(
        {"number": payload["revision"], "digest": payload["digest"], "created_at": _moment(event["at"])}
    )
    _stamp(found, event, "signature")


def _stamp(found: Projection, event: Mapping[str, Any], kind: str) -> None:
    said = event["payload"]
    # Events that name no evidence level are from a time when there was one only.
    what = {"kind": kind, "revision": said["revision"], "digest": said["digest"], "level": said.get("level", "console")}
    what |= {name: said.get(name) for name in ("file", "place", "certificate", "dated")}
    found.stamps.append(what | {"person_id": event["actor"], "at": _moment(event["at"]), "voided_at": None})


def _submit(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.submitted_at, found.submitted_revision = _moment(event["at"]), payload["revision"]


def _back(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.taken_up_by = None
    found.waived.clear()
    for stamp in found.stamps:
        stamp["voided_at"] = stamp["voided_at"] or _moment(event["at"])


def _withdraw(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    if found.state is State.SUBMITTED:
        found.submitted_at, found.completed_at, found.submitted_revision = found.returned
    _back(found, event, payload)


def _reopen(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.returned = found.submitted_at, found.completed_at, found.submitted_revision
    _back(found, event, payload)


def _take_up(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.taken_up_by = event["actor"]


def _review(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.taken_up_by = event["actor"]
    for number in payload["accepted"]:
        found.flags[number - 1] |= {"status": "accepted", "closed_at": _moment(event["at"])}


def _flag(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.taken_up_by = event["actor"]
    raised = {"number": len(found.flags) + 1, "raised_by": event["actor"], "raised_at": _moment(event["at"])}
    said = {name: payload[name] for name in ("revision", "category", "text", "items", "correct_by")}
    found.flags.append(raised | said | {"status": "open", "answer": None, "closed_at": None})


def _answer(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.flags[payload["flag"] - 1] |= {"status": "answered", "answer": payload["text"]}


def _clear(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    for flag in found.flags:
        if flag["status"] in ("open", "answered"):
            flag |= {"status": "cleared", "closed_at": _moment(event["at"])}


def _paper(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.papers.add(payload["revision"])
    one = {"revision": payload["revision"], "person_id": event["actor"], "received_at": _moment(event["at"])}
    found.receipts.append(one)


def _asked(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    asked = {"reason": payload["reason"], "progress": payload["progress"], "until": payload["until"]}
    asked |= {"requested_by": event["actor"], "requested_at": _moment(event["at"])}
    nothing = dict.fromkeys(("granted", "decision", "decided_by", "decided_at", "old_due_at"))
    found.extensions.append(asked | nothing)


def _decided(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    granted = event["action"] == "grant_extension"
    found.extensions[-1] |= {"granted": granted, "decision": payload["decision"], "decided_by": event["actor"]}
    found.extensions[-1] |= {"decided_at": _moment(event["at"])}
    if granted:
        found.extensions[-1]["old_due_at"] = _moment(payload["old_due_at"])
        found.due_at = _moment(payload["due_at"])


def _exempt(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    found.exempt = True


def _proposed(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    kind = event["action"].removeprefix("propose_")
    found.rungs.append({"kind": kind, "on": payload["on"], "issued": False, "issued_at": None, "issued_by": None})


def _rung(found: Projection, event: Mapping[str, Any], payload: Mapping[str, Any]) -> None:
    for rung in found.rungs:
        if rung["kind"] == event["action"]:  # proposed before; a named officer issues it
            rung |= {"issued": True, "issued_at": _moment(event["at"]), "issued_by": event["actor"]}
            return
    found.rungs.append({"kind": event["action"], "on": payload["on"], "issued": True, "issued_by": None})
    found.rungs[-1]["issued_at"] = _moment(event["at"])


_APPLY = {
    "open": _open,
    Event.SIGN: _sign,
    Event.SEAL: lambda found, event, _: _stamp(found, event, "seal"),
    Event.SUBMIT: _submit,
    Event.WITHDRAW: _withdraw,
    Event.REOPEN: _reopen,
    Event.REVIEW: _review,
    Event.FLAG: _flag,
    Event.CLEAR: _clear,
    "take_up": _take_up,
    "answer": _answer,
    "receive_paper": _paper,
    "ask_extension": _asked,
    "grant_extension": _decided,
    "refuse_extension": _decided,
    "exempt": _exempt,
    **{f"propose_{kind}": _proposed for kind in RungKind},
    **{str(kind): _rung for kind in RungKind},
}
