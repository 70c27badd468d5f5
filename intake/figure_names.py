"""Whether two names of figures speak of the same thing, as far as their characters tell."""

import re
from functools import lru_cache

_COMMON = re.compile(
    "^(?:新增|新建|完成|建成|创建|实施|累计)+|(?:项目|工程|任务|工作|建设|开工建设|全部开工|全部完成|开工|投产|投入使用)+$"
)
_MARKS = re.compile("[“”‘’《》（）、的]")
_ALIKE = 0.6
_AKIN = 0.5


def alike(one: str, other: str) -> bool:
    """Whether two names are so much the same that their values may be compared."""
    return _overlap(one, other) >= _ALIKE


def akin(one: str, other: str) -> bool:
    """Whether two names, the other with its label, are near enough that the one may be meant by the other."""
    return _overlap(one, other) >= _AKIN or _overlap(one, other.replace("：", "")) >= _AKIN


def core(name: str) -> str:
    """``name`` without its label, marks and the words that many names share (新增, 项目, 任务)."""
    return _COMMON.sub("", _MARKS.sub("", name.rpartition("：")[2]))


def _overlap(one: str, other: str) -> float:
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


@lru_cache(maxsize=1000)
def _pairs(name: str) -> frozenset[str]:
    words = core(name)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))
