"""What a person says with an act: the reason for a step back, the words of a flag."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Request:
    """Each event reads the fields that concern it; ``items`` are task numbers, ``correct_by`` a local date."""

    reason: str = ""
    evidence: str = ""
    category: str = ""
    text: str = ""
    items: tuple[int, ...] = ()
    correct_by: date | None = None
    accept_flags: bool = False


NOTHING = Request()
