"""Which report a PDF says it is."""

import re
from dataclasses import dataclass

#: Keys among the file's metadata.
CODE, DATED = "DuchaCode", "DuchaDated"
# As the prepared report writes them: uncompressed, in hex, and again at the start of every copy that was signed.
_WRITTEN = r"/%s\s*<([0-9A-Fa-f]{2,400})>"
_CODE, _DATED = (re.compile((_WRITTEN % key).encode()) for key in (CODE, DATED))


@dataclass(frozen=True)
class Claim:
    """``code``: the text of the code on every page; ``dated``: the day printed under the unit's name, ISO."""

    code: str
    dated: str


def claim(pdf: bytes) -> Claim | None:
    """What the file's metadata say; None when they say nothing. A claim, no proof.

    The bytes are searched, nothing is parsed: a hostile file can do no more than claim something.
    """
    code, dated = _CODE.search(pdf), _DATED.search(pdf)
    try:
        return Claim(_words(code), _words(dated)) if code and dated else None
    except ValueError:  # hex of an odd length, or no text in it
        return None


def _words(found: re.Match[bytes]) -> str:
    return bytes.fromhex(found[1].decode("ascii")).decode("utf-8")
