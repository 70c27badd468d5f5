"""Sheet 说明: what the circular is, its totals, the flags, the rules it stands on."""

from collections.abc import Iterator, Mapping
from typing import Any

from documents.circular.sheets.ink import Ink

Line = tuple[str, str | int]

# Totals by the words that the circular uses for them; others are shown under their own key.
TOTALS = {
    "units": "责任单位",
    "on_time": "按时",
    "late": "迟报",
    "missing": "未报",
    "nil": "零报告",
    "reviewed": "已审核",
    "flagged": "已退回",
}


def notes(sheet: Any, ink: Ink, page: Mapping[str, Any]) -> None:
    """Two columns: a word, and what it says."""
    top = ink.head(sheet, page, "说明")
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    for row, (word, said) in enumerate(_lines(page), start=top):
        ink.put(sheet, row, 0, word, "free")
        ink.put(sheet, row, 1, said, "free")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _lines(page: Mapping[str, Any]) -> Iterator[Line]:
    campaign = page["campaign"]
    yield from [("文号", page["doc_number"]), ("季度", page["quarter"]), ("印发日期", page["issued"])]
    yield from [("报送截止", page["due"]), ("依据通知", f"{campaign['title']}（{campaign['doc_number']}）")]
    yield from [("通知所列任务", campaign["declared_tasks"]), ("原文可见任务", campaign["present_tasks"])]
    yield "原文缺失任务", "、".join(map(str, campaign["missing"])) or "无"
    yield from ((TOTALS.get(key, key), count) for key, count in sorted(page["totals"].items()))
    yield from (("通知原文问题", warning) for warning in campaign["warnings"])
    yield from ((f"退回整改：{flag['unit']}", _flag(flag)) for flag in page["flags"])
    yield from (("说明", sentence) for sentence in page["standing"])


def _flag(flag: Mapping[str, Any]) -> str:
    due = flag["correct_by"] or "待定"
    return f"第{flag['revision']}稿　{flag['category']}：{flag['text']}　整改期限：{due}　结果：{flag['status']}"
