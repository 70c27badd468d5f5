"""What is asked of the records when a file is looked at, wherever they are kept."""

from collections.abc import Sequence
from typing import Any, Protocol

from reports.events import Event


class Records(Protocol):
    """The ledger, or the part of it that a bundle holds."""

    def speaking(self, digest: str) -> Sequence[Event]:
        """The events whose payload has ``digest`` (64 hex digits in lower case) anywhere."""

    def event(self, hash_: str) -> Event | None:
        """The event with this hash."""

    def chain(self, subject: str) -> Sequence[Event]:
        """All events of ``subject`` in order."""

    def unit_name(self, subject: str, at: str) -> str | None:
        """The name that the unit of a submission bore at the moment ``at``; None where that is not known."""

    def kept(self, digest: str, place: str) -> bytes | None:
        """The file with ``digest`` that was kept at ``place``; None when it is not there as it was."""

    def letter(self, event: Event) -> dict[str, Any] | None:
        """The content of the letter that follows from ``event``; None when there is none, or it cannot be made here."""

    def report(self, event: Event, dated: str) -> dict[str, Any] | None:
        """The content of the printed report that was signed by ``event``, with the day printed on it; None when it
        cannot be made here."""
