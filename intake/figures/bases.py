"""Over what time a figure counts, as far as its sentence says."""

import re

from intake.figures.figure import Basis, Role
from intake.figures.passage import Passage

_CUMULATIVE = (
    r"累计|全年|年内|年底|年末|截至|截止|年度|上半年|前三季度|前三个季度|到20\d\d年|20\d\d年[底末]"
    "|季度?末|1[-—―–至到~](?:[2-9]|1[0-2])月|一至[三六九]月"
)
_QUARTER = "本季度|当季|该季度|季度内|第?[一二三四1-4]季度"
_WORDS = re.compile(f"(?P<cumulative>(?:[一二三四1-4]季度)?(?:{_CUMULATIVE}))|(?P<quarter>{_QUARTER})")


def basis(passage: Passage, role: Role, *, annual: bool) -> Basis | None:
    """The basis of a target: the nearest word of its sentence before it, or else the year's when ``annual``."""
    if role is Role.SCOPE:
        return None
    said = [found["quarter"] for found in _WORDS.finditer(passage.sentence_before)]
    if said:
        return Basis.QUARTER if said[-1] else Basis.CUMULATIVE
    return Basis.CUMULATIVE if annual else None
