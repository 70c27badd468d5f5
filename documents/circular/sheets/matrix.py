"""Sheet 状态矩阵: who stands how on which task."""

from collections.abc import Mapping
from typing import Any

from documents.circular.lights import LIGHTS, MISSING_WORD
from documents.circular.sheets.ink import Ink, paper

# Columns before the first task: unit, timeliness, the unit's own light.
BEFORE = 3
SHORT = 14
LEGEND = (
    "图例：牵头、配合为单位在该项任务中的身份，其后为任务的灯（绿、黄、红、灰）；"
    "空白为无关；灰底待补录为通知原文缺失的任务。"
)


def matrix(sheet: Any, ink: Ink, page: Mapping[str, Any]) -> None:
    """Rows are units, columns the declared tasks; a cell says role and light in words, on its colour."""
    top = ink.head(sheet, page, "状态矩阵")
    ink.put(sheet, top, 0, LEGEND, "note")
    for column, light in enumerate([*LIGHTS, MISSING_WORD]):
        ink.put(sheet, top + 1, column, light, light)
    _header(sheet, ink, page, top + 2)
    for row, unit in enumerate(page["unit_rows"], start=top + 3):
        _unit(sheet, ink, page, row, unit)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 7)
    sheet.set_column(BEFORE, BEFORE + page["campaign"]["declared_tasks"] - 1, 9.5)
    paper(sheet, top + 2, BEFORE)


def _header(sheet: Any, ink: Ink, page: Mapping[str, Any], row: int) -> None:
    ink.row(sheet, row, ["单位", "按时性", "灯"], ["header"] * BEFORE)
    present = {task["seq"]: task for task in page["tasks"]}
    for seq in _columns(page):
        name = present[seq]["annual"][:SHORT] + "…" if seq in present else MISSING_WORD
        ink.put(sheet, row, BEFORE + seq - 1, f"{seq}\n{name}", "header" if seq in present else MISSING_WORD)
    sheet.set_row(row, 76)


def _unit(sheet: Any, ink: Ink, page: Mapping[str, Any], row: int, unit: Mapping[str, Any]) -> None:
    values = [unit["name"], unit["timeliness"], unit["light"]]
    ink.row(sheet, row, values, ["text", "centred", unit["light"]])
    present = {task["seq"]: task for task in page["tasks"]}
    for seq in _columns(page):
        word, look = _cell(unit, present.get(seq), seq)
        ink.put(sheet, row, BEFORE + seq - 1, word, look)


def _cell(unit: Mapping[str, Any], task: Mapping[str, Any] | None, seq: int) -> tuple[str, str]:
    if task is None:
        return MISSING_WORD, MISSING_WORD
    role = "牵头" if seq in unit["tasks"] else "配合" if seq in unit["supports"] else ""
    return (f"{role} {task['light']}", task["light"]) if role else ("", "centred")


def _columns(page: Mapping[str, Any]) -> range:
    return range(1, page["campaign"]["declared_tasks"] + 1)
