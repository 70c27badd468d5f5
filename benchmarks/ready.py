"""Ready-made events for hand-written SQL: true hashes, computed before the clock starts."""

from typing import Any, NamedTuple

from actions.ledger import stamp
from benchmarks.ground import Case, Ground, moment
from statemachine.actor import Actor
from statemachine.chain import ALGORITHM, HASHED, canonical, digest, event_hash

#: The columns of ``audit_event`` in the order of ``Ready.event``.
COLUMNS = (*HASHED, "hash")


class Ready(NamedTuple):
    """One act: the event's row, and the row of its idempotency key."""

    event: tuple[Any, ...]
    key: tuple[Any, ...]
    hash: str


def submits(ground: Ground) -> list[Ready]:
    """The event of handing in, case by case."""
    return [_submit(case, number) for number, case in enumerate(ground.cases)]


def reviews(ground: Ground) -> list[Ready]:
    """The event that follows it."""
    return [_review(case, number, ground.reviewer) for number, case in enumerate(ground.cases)]


def _submit(case: Case, number: int) -> Ready:
    payload = {"revision": case.revision, "digest": case.digest}
    said: dict[str, Any] = {"action": "submit", "source": "sealed", "target": "submitted", "role": "drafter"}
    return _ready(case, case.drafter, number, 0, payload, said | {"seq": case.seq + 1, "previous": case.head})


def _review(case: Case, number: int, reviewer: Actor) -> Ready:
    payload = {"revision": case.revision, "accepted": []}
    said: dict[str, Any] = {"action": "review", "source": "submitted", "target": "reviewed", "role": "reviewer"}
    said |= {"seq": case.seq + 2, "previous": _submit(case, number).hash}
    return _ready(case, reviewer, number, 1, payload, said)


def _ready(case: Case, actor: Actor, number: int, later: int, payload: dict[str, Any], said: dict[str, Any]) -> Ready:
    now = moment(number, later)
    event: dict[str, Any] = said | {
        "subject": case.subject, "at": stamp(now), "actor": actor.person, "on_behalf_of": None,
        "via": str(actor.via), "os_account": actor.os_account, "payload": canonical(payload).decode(),
        "algorithm": ALGORITHM,
    }  # fmt: skip
    hash_ = event_hash(event)
    request = digest({"verb": event["action"], "submission": case.subject})
    key = (f"{actor.office_id}/{actor.person}", f"{event['action']}-{number}", request, now)
    return Ready((*(event[name] for name in HASHED), hash_), key, hash_)
