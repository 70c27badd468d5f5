"""Sheet 报送情况: one row per unit."""

from collections.abc import Mapping
from typing import Any

from documents.circular.sheets.ink import Ink, paper

# Header word, key in a unit's row, column width, look; a look of None is the unit's light.
COLUMNS: list[tuple[str, str, float, str | None]] = [
    ("序号", "place", 6, "centred"),
    ("代码", "code", 9, "centred"),
    ("单位", "name", 28, "text"),
    ("牵头", "leads", 10, "centred"),
    ("配合", "helps", 10, "centred"),
    ("状态", "state", 10, "centred"),
    ("按时性", "timeliness", 8, "centred"),
    ("迟报时长", "late_by", 14, "centred"),
    ("报送时间", "submitted", 18, "centred"),
    ("催办", "pressed", 22, "centred"),
    ("灯", "light", 6, None),
    ("说明", "remarks", 30, "text"),
    ("版本", "version", 8, "centred"),
    ("摘要", "short_digest", 11, "centred"),
]


def units(sheet: Any, ink: Ink, page: Mapping[str, Any]) -> None:
    """The table of annex 1, filterable."""
    top = ink.head(sheet, page, "报送情况")
    ink.put(sheet, top, 0, f"报送截止：{page['due']}", "note")
    for column, (word, _, width, _) in enumerate(COLUMNS):
        ink.put(sheet, top + 1, column, word, "header")
        sheet.set_column(column, column, width)
    for row, unit in enumerate(page["unit_rows"], start=top + 2):
        looks = [look or unit["light"] for _, _, _, look in COLUMNS]
        ink.row(sheet, row, [unit[key] for _, key, _, _ in COLUMNS], looks)
    sheet.autofilter(top + 1, 0, top + 1 + len(page["unit_rows"]), len(COLUMNS) - 1)
    paper(sheet, top + 1, 3)
