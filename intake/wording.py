"""Small judgements about Chinese wording that several readers share."""

import re
from typing import NamedTuple

from bilingual import Text
from intake.numerals import number

_QUARTER = re.compile(r"(?:((?:19|20)\d\d)年?)?第?([一二三四1-4])季度")
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
    """What a heading such as 第三季度目标 or 2021年第一季度目标 says; the year is None when it does not."""

    year: int | None
    quarter: int


def quarter_of(heading: str) -> Heading | None:
    """The quarter that a column's heading names, or None."""
    found = _QUARTER.search(heading)
    if not found:
        return None
    quarter = number(found[2])
    return Heading(int(found[1]) if found[1] else None, quarter) if quarter else None


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
