"""What a person says with an act: the reason for a step back, the words of a flag, what a signature rests on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from statemachine.evidence import CONSOLE, Evidence


@dataclass(frozen=True)
class Request:
    """Each event reads the fields that concern it; ``items`` are task numbers, ``correct_by`` a local date.
    ``evidence`` are words; ``basis``: what a signature or a seal rests on; in ``home`` lie the kept files."""

    reason: str = ""
    evidence: str = ""
    category: str = ""
    text: str = ""
    items: tuple[int, ...] = ()
    correct_by: date | None = None
    accept_flags: bool = False
    basis: Evidence = CONSOLE
    home: Path | None = None


NOTHING = Request()
