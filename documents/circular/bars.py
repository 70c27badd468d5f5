"""The two bars that show a quarter at a glance: how units reported, how tasks stand."""

from collections.abc import Mapping
from typing import Any

from documents.circular.lights import MISSING_WORD

# Bars are measured in thousandths of their full width, so that no renderer needs fractions.
FULL = 1000


def bars(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The bars as data: name, unit word, total, and parts (word, light, count, start and width of 1000)."""
    return [
        _bar("报送情况", "个单位", _reporting(content["totals"])),
        _bar("任务进展", "项任务", _standing(content)),
    ]


def _reporting(totals: Mapping[str, int]) -> list[tuple[str, str, int]]:
    counted = totals["on_time"] + totals["late"] + totals["missing"]
    return [
        ("按时", "绿", totals["on_time"]),
        ("迟报", "黄", totals["late"]),
        ("未报", "红", totals["missing"]),
        ("其他", "灰", max(0, totals["units"] - counted)),
    ]


def _standing(content: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    lights = [task["light"] for task in content["tasks"]]
    return [
        *((f"{light}灯", light, lights.count(light)) for light in "绿黄红灰"),
        (MISSING_WORD, MISSING_WORD, len(content["missing_tasks"])),
    ]


def _bar(name: str, noun: str, counts: list[tuple[str, str, int]]) -> dict[str, Any]:
    total = sum(count for _, _, count in counts)
    parts, before = [], 0
    for word, light, count in (row for row in counts if row[2]):
        start, end = FULL * before // total, FULL * (before + count) // total
        parts.append({"word": word, "light": light, "count": count, "start": start, "width": end - start})
        before += count
    said = "、".join(f"{part['word']}{part['count']}" for part in parts)
    return {"name": name, "noun": noun, "total": total, "parts": parts, "said": f"{name}（{total}{noun}）：{said}"}
