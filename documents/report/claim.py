"""Which report a PDF says it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """``code``: the text of the code on every page; ``dated``: the day printed under the unit's name, ISO."""

    code: str
    dated: str


def claim(pdf: bytes) -> Claim | None:
    """What the file's metadata say; None when they say nothing or cannot be read. A claim, no proof."""
    raise NotImplementedError
