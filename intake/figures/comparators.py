"""How a figure is meant: at least, more than, at most, about."""

import re
from typing import NamedTuple

from intake.figures.figure import Comparator
from intake.figures.passage import Passage

C = Comparator

BEHIND = (
    (re.compile(r"(?:[（(]含[^）)]{0,4}[）)]|及|或)?(?:以上|之上)"), C.AT_LEAST),
    (
        re.compile(r"(?:[（(]含[^）)]{0,4}[）)]|及|或)?(?:以下|之下|以内|之内|内(?![容部外设配蒙涵河业生陆审销需资]))"),
        C.AT_MOST,
    ),
    (re.compile("左右|上下"), C.ABOUT),
)
"""Words right behind the unit: 70%以上."""

_FILL = "(?:[了为到至在成出全省市区县约总计“‘（(:：]|国家|每[日天年月人户]){0,3}$"
# 不低于总投资的百分之六十
_OF = f"(?:{_FILL}|[\u4e00-\u9fff]{{1,8}}的$)"
_NOT = "不(?:得|能|应|可|宜)?"
BEFORE = (
    (re.compile(rf"(?:{_NOT}(?:低于|少于|小于|下于)|至少|最少|最低|起码|≥|>=){_OF}"), C.AT_LEAST),
    (
        re.compile(rf"(?:{_NOT}(?:超过|高于|多于|大于|超出|超|突破)|至多|最多|最高|控制(?:在|到)|限额?|≤|<=){_OF}"),
        C.AT_MOST,
    ),
    (re.compile(rf"(?:突破|超过|高于|大于|多于|超出|超|逾|冲破|破|跨过|跨越|>){_OF}"), C.MORE),
    (re.compile(rf"(?:低于|小于|少于|不足|不到|<){_OF}"), C.LESS),
    (re.compile("(?:(?<![节集签预制契违公履条])约|大约|大概|将近|接近|(?<![最附临靠邻就远])近)$"), C.ABOUT),
    (re.compile(rf"(?<![未没])(?:达到|达成|达){_FILL}"), C.AT_LEAST),
)
"""Words right before the number; the first that fits counts."""

# 压缩到15天: less than that is better.
_LOWERED = re.compile("(?:压[缩减降]|缩[短减]|精简|减少|下?降|降低|下调)[到至]$")
_STRIVE = re.compile("(?:力争|争取(?!上级|中央|省|市|国家|到?位?资金|政策|专项)|力求|确保达到|保证达到|努力达到)")
_PHRASE = re.compile("(?:力争|争取|确保|保证|努力|分别)?(?:均|都|分别)?$")


class Compared(NamedTuple):
    """A comparator, and how many characters of it stand before the number and behind the unit."""

    comparator: Comparator
    before: int = 0
    behind: int = 0


def compared(passage: Passage, earlier: Compared | None) -> Compared:
    """How the figure is meant; ``earlier`` is how the one before it was, for 分别达到85%、90%."""
    quantity = passage.quantity
    before, word = _before(passage.lead)
    found = next(((fits, kind) for pattern, kind in BEHIND if (fits := pattern.match(passage.clause_after))), None)
    if found and not (before is C.MORE and found[1] is C.AT_LEAST):
        return Compared(_range_or(passage, found[1]), word, found[0].end())
    if quantity.bound:
        return Compared(_range_or(passage, C.EQUAL), word)
    if before:
        return Compared(before, word)
    if quantity.vague:
        return Compared(C.ABOUT)
    return _softly(passage, earlier)


def _range_or(passage: Passage, kind: Comparator) -> Comparator:
    return {-1: C.AT_LEAST, 1: C.AT_MOST}.get(passage.quantity.bound, kind)


def _before(lead: str) -> tuple[Comparator | None, int]:
    """The comparator that the words before the number end with, and its length."""
    for pattern, kind in BEFORE:
        if found := pattern.search(lead):
            phrase = _PHRASE.search(lead[: found.start()])
            return kind, len(lead) - (phrase.start() if phrase else found.start())
    return None, 0


def _softly(passage: Passage, earlier: Compared | None) -> Compared:
    """What no word right beside the number says: 分别达到 before it, 压缩到, or 力争 earlier in the clause."""
    if earlier and earlier.before and passage.lead in ("、", "和", "及", "与", "以及", "，"):
        return Compared(earlier.comparator)
    if _LOWERED.search(passage.lead):
        return Compared(C.AT_MOST)
    strive = [found.start() for found in _STRIVE.finditer(passage.clause_before)]
    if strive:
        length = len(passage.clause_before) - strive[-1]
        return Compared(C.AT_LEAST, length if length <= len(passage.lead) else 0)
    return Compared(C.EQUAL)
