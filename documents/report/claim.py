"""Which report a PDF says it is."""

import re
from dataclasses import dataclass

#: Keys among the file's metadata.
CODE, DATED = "DuchaCode", "DuchaDated"
# As the prepared report writes them: uncompressed, and again at the start of every copy that was signed.
_CODE = re.compile(rb"/%s\s*\(([!-'*-\[\]-~]{1,200})\)" % CODE.encode())
_DATED = re.compile(rb"/%s\s*\((\d{4}-\d{2}-\d{2})\)" % DATED.encode())


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
    return Claim(code[1].decode("ascii"), dated[1].decode("ascii")) if code and dated else None
