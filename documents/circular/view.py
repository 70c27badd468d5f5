"""What all page templates share: the content with its line ends tidied, and words derived from it."""

from collections.abc import Mapping
from typing import Any

from documents.circular.bars import bars
from documents.circular.figures import figure_tasks, legend
from documents.circular.lights import LIGHTS, MISSING, MISSING_WORD
from documents.levels import levelled
from documents.title import title_lines
from documents.wording import day_in_chinese, tidied

UNDETERMINED = "待定"


def view(content: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that a template prints. Nothing here decides: counts, dates in Chinese, joined lists."""
    tidy: dict[str, Any] = tidied(dict(content))
    return {
        **tidy,
        "sections": [_section(section) for section in tidy["sections"]],
        "cc": tidy.get("cc", []),
        # 版记: the office prints on the day of issue.
        "printed": {"by": tidy["office"], "on": day_in_chinese(tidy["issued_on"])},
        "title_lines": title_lines(tidy["title"]),
        "issued": day_in_chinese(tidy["issued_on"]),
        "due": day_in_chinese(tidy["due_on"]) if tidy["due_on"] else UNDETERMINED,
        "bars": bars(tidy),
        "unit_rows": [_unit_row(place, unit) for place, unit in enumerate(tidy["units"], start=1)],
        "task_rows": _task_rows(tidy),
        "figure_tasks": figure_tasks(tidy),
        "figure_legend": legend(tidy),
        "colours": {**{word: light._asdict() for word, light in LIGHTS.items()}, MISSING_WORD: MISSING._asdict()},
    }


def _section(section: dict[str, Any]) -> dict[str, Any]:
    return {**section, "levelled": [levelled(paragraph)._asdict() for paragraph in section["paragraphs"]]}


def _unit_row(place: int, unit: dict[str, Any]) -> dict[str, Any]:
    remarks = [unit["light_why"], "零报告" if unit["nil"] else "", unit["note"]]
    return {
        **unit,
        "place": place,
        "leads": "、".join(map(str, unit["tasks"])) or "—",
        "helps": "、".join(map(str, unit["supports"])) or "—",
        "punctual": "\n".join(filter(None, [unit["timeliness"], unit["late_by"]])),
        "submitted": unit["submitted_at"] or "—",
        "pressed": "\n".join(unit["rungs"]) or "—",
        "version": f"第{unit['revision']}稿" if unit["revision"] else "—",
        "short_digest": (unit["digest"] or "")[:8],
        "remarks": "；".join(filter(None, remarks)),
    }


def _task_rows(content: dict[str, Any]) -> list[dict[str, Any]]:
    """All declared tasks in order: those present, and those the notice lacks (``words`` instead of text)."""
    present = [{**task, "leads": "\n".join(task["lead"]), "words": None} for task in content["tasks"]]
    for task in present:
        task["helps"] = "、".join(task["supporting"])
    lacking = [dict(task) for task in content["missing_tasks"]]
    return sorted(present + lacking, key=lambda task: task["seq"])
