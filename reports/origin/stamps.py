"""Who signed and sealed a revision, when, at which level; and whether that still stands."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reports.events import Event
from statemachine.submission import Event as Act
from statemachine.submission import State

_KINDS = {str(Act.SIGN): "signature", str(Act.SEAL): "seal"}


@dataclass(frozen=True)
class Stamped:
    """One signature or seal: persons by code, moments in UTC, digests in hex. ``voided_at`` and ``voided_by`` say when
    and by what it lost its force (withdraw, reopen), None while it stands."""

    kind: str
    revision: int
    person: str
    role: str | None
    on_behalf_of: str | None
    level: str
    at: str
    event: str
    digest: str
    file: str | None
    place: str | None
    certificate: str | None
    voided_at: str | None
    voided_by: str | None

    def as_json(self) -> dict[str, Any]:
        """Every field under its name."""
        return asdict(self)


def stamps(chain: Sequence[Event], revision: int) -> list[Stamped]:
    """The signature and the seal of ``revision`` as the events of its submission tell them, in order."""
    own = [event for event in chain if event["action"] in _KINDS and event["payload"].get("revision") == revision]
    return [_stamped(event, _voiding(chain, event["seq"])) for event in own]


def _voiding(chain: Sequence[Event], seq: int) -> Event | None:
    """The first event after ``seq`` that took the report back to its draft."""
    later = (event for event in chain if event["seq"] > seq and event["target"] == State.DRAFTED)
    return next(later, None)


def _stamped(event: Event, voiding: Event | None) -> Stamped:
    payload = event["payload"]
    return Stamped(
        kind=_KINDS[event["action"]],
        revision=payload["revision"],
        person=event["actor"],
        role=event["role"],
        on_behalf_of=event["on_behalf_of"],
        level=payload.get("level", "console"),
        at=event["at"],
        event=event["hash"],
        digest=payload["digest"],
        file=payload.get("file"),
        place=payload.get("place"),
        certificate=payload.get("certificate"),
        voided_at=voiding["at"] if voiding else None,
        voided_by=voiding["action"] if voiding else None,
    )
