"""The columns of a list of units, by their headings: a synonym is a word here, a new column a line."""

import unicodedata
from collections.abc import Sequence

from intake.refusals import ColumnMissing, ColumnTwice

TASKS = ("牵头任务", "配合任务")
"""Both or neither: without them the notice itself has to name its units."""

COLUMNS = ("代码", "名称", "简称", "类别", *TASKS, "邮箱")
"""The columns that a list must have (``TASKS`` apart), in any order."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "代码": ("单位代码", "单位编码", "编码"),
    "名称": ("单位名称", "单位全称", "全称"),
    "简称": ("单位简称",),
    "类别": ("单位类别", "单位类型", "单位性质"),
    "牵头任务": ("牵头任务序号", "牵头事项", "主办任务"),
    "配合任务": ("配合任务序号", "配合事项", "协办任务"),
    "邮箱": ("电子邮箱", "电子邮件", "邮箱地址", "email", "e-mail"),
    "主要负责人": ("单位主要负责人", "负责人"),
    "联系人": ("经办人", "联络员"),
    "联系电话": ("电话", "办公电话", "手机", "手机号", "联系方式"),
    "别名": ("其他名称", "又称", "曾用名"),
}
"""What a column holds, and what else its heading may be; columns with other headings are ignored."""

_MEANING = {word: column for column, words in HEADINGS.items() for word in (column, *words)}


def columns_of(line: int, header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands. Raises ColumnMissing or ColumnTwice, which name the ``line``."""
    found: dict[str, int] = {}
    for index, heading in enumerate(header):
        column = _MEANING.get(_plain(heading))
        if column in found:
            words = "、".join(dict.fromkeys((header[found[column]], heading)))
            raise ColumnTwice(line=line, column=words)
        if column is not None:
            found[column] = index
    if missing := [column for column in COLUMNS if column not in found and not _spared(column, found)]:
        raise ColumnMissing(line=line, columns="、".join(missing), expected="、".join(COLUMNS))
    return found


def _spared(column: str, found: dict[str, int]) -> bool:
    return column in TASKS and not set(TASKS) & set(found) and set(found) >= set(COLUMNS) - set(TASKS)


def _plain(heading: str) -> str:
    return "".join(unicodedata.normalize("NFKC", heading).split()).lower()
