"""Small judgements about Chinese wording that several readers share."""

import re
import unicodedata
from typing import NamedTuple

from bilingual import Text
from intake.numerals import number

# 一季度, 前三季度, 1季度; 上半年, 6月底 and 1-9月 say the same of a course that adds up.
_QUARTER = re.compile(r"([一二三四1-4])季度|Q([1-4])|([上下]半年)|(?<!\d)(3|6|9|12)月(?:底|末|份?$)")
_ADDS_UP = re.compile(r"累计|截至|上半年|前[二三四]季度|(?<!\d)1\s*[-—–~至到]\s*\d{1,2}月|月[底末]|全年|年底")
_HALVES = {"上半年": 2, "下半年": 4}
_NOTE = re.compile(r"\(.*?\)")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_REPORTED = re.compile("(?:完成|进展|落实|推进|执行)情况|自评|得分")
_ENDS = tuple("。！？；：”’）》】…!?;:.)\"'")
_PAIRS = ("“”", "‘’", "（）", "《》", "〔〕", "【】", "()")

TITLE_ENDS = ("通知", "方案", "意见", "通报", "决定")
"""How the title of an official document ends."""

COLUMN_WORDS = (
    Text("第一季度目标", "first-quarter target"),
    Text("第二季度目标", "second-quarter target"),
    Text("第三季度目标", "third-quarter target"),
    Text("第四季度目标", "fourth-quarter target"),
)

YEAR_WORDS = Text("年度工作任务", "annual task")


def column_of(quarter: str | None) -> Text:
    """The words for the column of "2020Q3", or of the year's task when ``quarter`` is None."""
    return COLUMN_WORDS[int(quarter[-1]) - 1] if quarter else YEAR_WORDS


class Heading(NamedTuple):
    """What a heading such as 第三季度目标, 上半年进度 or 2021年第一季度目标 says; the year is None if it does not."""

    year: int | None
    quarter: int


def half_width(text: str) -> str:
    """``text`` with ASCII digits, letters and brackets for full-width ones; for recognition, never for keeping."""
    return unicodedata.normalize("NFKC", text)


def quarter_of(heading: str) -> Heading | None:
    """The quarter that a column's heading names, or None; the lowest level of a heading speaks first.

    A column of what was done (完成情况) is no target.
    """
    words = half_width(heading)
    if _REPORTED.search(words):
        return None
    levels = list(reversed(words.split("\n")))
    # A note in brackets speaks only where nothing else does.
    for part in [*(_NOTE.sub("", level) for level in levels), *levels]:
        if found := list(_QUARTER.finditer(part)):
            year = _YEAR.search(part) or _YEAR.search(words)
            return Heading(int(year[1]) if year else None, _quarter(found[-1]))
    return None


def adds_up(heading: str) -> bool:
    """Whether a quarter's heading counts from the beginning of the year: 上半年, 前三季度, 1-9月, 9月底, 全年, 累计."""
    return _ADDS_UP.search(half_width(heading)) is not None


def _quarter(found: re.Match[str]) -> int:
    ordinal, western, half, month = found.groups()
    if half:
        return _HALVES[half]
    return int(month) // 3 if month else number(ordinal or western) or 0


def is_quarter(heading: str) -> bool:
    """Whether a column's heading names a quarter."""
    return quarter_of(heading) is not None


def is_unfinished(text: str) -> bool:
    """Whether ``text`` stops without a closing mark (an empty text does)."""
    return not text.endswith(_ENDS)


def opens_a_bracket(text: str) -> bool:
    """Whether a bracket or quotation is opened and never closed.

    A full-width bracket closed by an ASCII one, as recognition often has it, is closed.
    """
    return _nesting(text.translate(str.maketrans("（）", "()"))) > 0


def unpaired(text: str) -> str:
    """The first pair of quotation marks or brackets that does not balance in ``text`` ("" when all do)."""
    return next((pair for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1])), "")


def _nesting(text: str) -> int:
    return max(text.count(pair[0]) - text.count(pair[1]) for pair in _PAIRS)
