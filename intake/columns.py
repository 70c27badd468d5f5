"""What a column of the annex is, told by its heading: one table for every format."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilingual import Text
from intake.refusals import NoticeIncomplete
from intake.wording import half_width, quarter_of

ROLES: dict[str, re.Pattern[str]] = {
    "seq": re.compile("序号|编号"),
    "leader": re.compile("(?:责任|分管|牵头|包保|联系|挂帅|区级|市级|县级)+领导"),
    "shared": re.compile("责任(?:单位|部门|主体).*|(?:承办|落实|实施)(?:单位|部门)|.*(?:牵头|主办).*(?:配合|协办).*"),
    "lead": re.compile("(?:牵头|主办|主责)(?:责任)?(?:单位|部门)?"),
    "supporting": re.compile("(?:配合|协办|协同|参与|协助)(?:责任)?(?:单位|部门)?"),
    "deadline": re.compile("(?:计划|要求)?(?:完成|办结|办理)(?:时限|时间|期限|日期)|时限(?:要求)?|时间节点"),
    "methods": re.compile("(?:督查|督办|督导)(?:方式|方法|形式)"),
    "category": re.compile("(?:任务|工作|项目|所属)?(?:类别|分类|类型|板块|领域|门类)"),
    "year_target": re.compile("(?:年度|全年|本年)(?:工作)?(?:目标|指标)(?:值|要求)?|(?:19|20)\\d\\d年(?:度)?目标"),
}
"""A role and the headings that claim it: a new kind of column is a line here and a field of ``Columns``."""

# The best first: what names a task, what names a target as well, what only looks like it.
_TASK = (
    re.compile(
        "(?:年度|重点|主要|年度重点)(?:工作|任务|工作任务)|(?:工作)?任务(?:名称|内容)?|(?:工作|实事)(?:内容|事项|项目)"
    ),
    re.compile("(?:年度|全年|重点|主要)?(?:工作)?目标任务"),
    re.compile(".*(?:任务|工作).*"),
    re.compile("(?:项目|事项|实事|指标)(?:名称|内容)?"),
)
_WHOLE_YEAR = re.compile("(?:至)?全年(?:目标|进度|计划|任务)?|年底(?:目标|进度)?|(?:1-12|12)月")
_NOTE = re.compile(r"\(.*?\)")

ANNUAL = Text("“年度工作任务”列", "the column of annual tasks (年度工作任务)")


class Columns(NamedTuple):
    """Where each thing stands in a row.

    ``quarters`` holds the year (None: the heading does not say), the quarter and its column; ``roles`` what else is
    there, by the names of ``ROLES``; ``others`` are the columns that nobody understands.
    """

    seq: int
    annual: int
    quarters: tuple[tuple[int | None, int, int], ...]
    roles: dict[str, int]
    others: tuple[int, ...]


def is_seq(heading: str) -> bool:
    """Whether a heading is that of the task numbers."""
    return ROLES["seq"].fullmatch(heading) is not None


def read_columns(header: tuple[str, ...]) -> Columns:
    """The columns of a header that has a 序号 and a quarter. Raises NoticeIncomplete without a task column."""
    quarters = _quarters(header)
    taken = {index for _, _, index in quarters}
    roles: dict[str, int] = {}
    for index in (index for index in range(len(header)) if index not in taken):
        if role := next((role for role in _roles(header[index]) if role not in roles), None):
            roles[role] = index
    free = [index for index in range(len(header)) if index not in taken | set(roles.values())]
    annual = _annual(header, free, roles)
    _second(header, free, annual, roles)
    others = tuple(index for index in free if index not in (annual, *roles.values()))
    return Columns(roles.pop("seq"), annual, quarters, roles, others)


def category_column(header: tuple[str, ...]) -> int | None:
    """The column of categories, if there is one."""
    return next((index for index, name in enumerate(header) if "category" in _roles(name)), None)


def _quarters(header: tuple[str, ...]) -> tuple[tuple[int | None, int, int], ...]:
    """Year (None: not said), quarter and column of every heading that names a quarter.

    全年 after the other quarters, none of which is the fourth, is the last step of a row like 上半年, 前三季度, 全年.
    """
    found = [(heading.year, heading.quarter, at) for at, words in enumerate(header) if (heading := quarter_of(words))]
    last = max((at for _, _, at in found), default=len(header))
    if all(quarter != 4 for _, quarter, _ in found) and any(quarter == 3 for _, quarter, _ in found):
        ends = [at for at in range(last + 1, len(header)) if _WHOLE_YEAR.fullmatch(_last(header[at]))]
        found += [(found[-1][0], 4, at) for at in ends[:1]]
    return tuple(found)


def _roles(heading: str) -> Iterator[str]:
    """The roles that a heading claims, its lowest level first."""
    for part in reversed(heading.split("\n")):
        words = (half_width(part), _plain(part))
        yield from (role for role, pattern in ROLES.items() if any(map(pattern.fullmatch, words)))


def _annual(header: tuple[str, ...], free: list[int], roles: dict[str, int]) -> int:
    """The column of tasks: the best of the free ones; without any, 年度目标 stands for it."""
    for pattern in _TASK:
        for index in free:
            if pattern.fullmatch(_last(header[index])):
                return index
    if "year_target" in roles:
        return roles.pop("year_target")
    raise NoticeIncomplete(what=ANNUAL)


def _second(header: tuple[str, ...], free: list[int], annual: int, roles: dict[str, int]) -> None:
    """Beside 重点工作, a column 目标任务 or 全年 is the year's target."""
    for index in (index for index in free if index != annual):
        words = _last(header[index])
        if _TASK[1].fullmatch(words) or _WHOLE_YEAR.fullmatch(words):
            roles.setdefault("year_target", index)


def _last(heading: str) -> str:
    return _plain(heading.rpartition("\n")[2])


def _plain(words: str) -> str:
    """A heading without its note in brackets."""
    return _NOTE.sub("", half_width(words))
