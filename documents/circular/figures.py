"""The third annex made ready to draw: the figures of the tasks, with the readings of one figure side by side."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from documents.circular.bars import FULL

LEGEND = "绿：达到目标或序时进度；黄：达到应完成的80%；红：不足80%；灰：无法测算。"
DIFFERS = "口径不一"
DIFFERING = f"{DIFFERS}：几个单位对同一数字填报不同，并列备查。"
NOT_REPORTED = "未填报"
# A completion rate that leaves room for a bar beside it; any other wording is shown, but measures nothing.
RATE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,2})?)%")

# A page holds this many lines besides its header and a task's band: what is shorter is not broken over two pages.
PAGE_LINES = 20
# Characters in a line of each column of the printed page.
WIDTHS = {"name": 11, "asked": 9, "unit": 10, "said": 7, "rate": 7, "why": 12, "note": 12}
# The band comes again on every page of its task's rows: at most this many lines, of a longer text its beginning.
BAND_LINES, BAND_WIDTH, BEGINNING = 7, 50, 40


def figure_tasks(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Tasks with figures, in order; ``groups`` has one figure each, its ``readings`` in the order given.

    ``band`` and ``band_why`` are what can come again on every page; ``whole`` has the texts of which that is not all.
    """
    return [{**task, "groups": _groups(task["rows"]), **_band(task)} for task in _figures(content)]


def legend(content: Mapping[str, Any]) -> str:
    """What the lights mean, in one line; and what 口径不一 means, when a figure is marked so."""
    differing = any(row["differs"] for task in _figures(content) for row in task["rows"])
    return LEGEND + (DIFFERING if differing else "")


def _figures(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = content.get("figures", [])
    return figures


def _groups(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours of one name and one target are readings of one figure; a unit reads a figure only once."""
    groups: list[list[dict[str, Any]]] = []
    for row in rows:
        if not groups or not _belongs(row, groups[-1]):
            groups.append([])
        groups[-1].append(row)
    return [_group(group) for group in groups]


def _belongs(row: Mapping[str, Any], group: list[dict[str, Any]]) -> bool:
    same = (row["name"], row["asked"]) == (group[0]["name"], group[0]["asked"])
    return same and row["unit"] not in [other["unit"] for other in group]


def _group(rows: list[dict[str, Any]]) -> dict[str, Any]:
    beside = max(_lines(rows[0], "name") + 1, _lines(rows[0], "asked"))
    readings = [_reading(row, beside) for row in rows]
    return {
        "name": rows[0]["name"],
        "asked": rows[0]["asked"],
        "readings": readings,
        "differs": any(row["differs"] for row in rows),
        "kept": max(beside, sum(reading["lines"] for reading in readings)) <= PAGE_LINES,
    }


def _reading(row: dict[str, Any], beside: int) -> dict[str, Any]:
    """``beside`` is how many lines name and target take: a row that is kept whole beside more would lose them."""
    made = {**row, "said": NOT_REPORTED if row["value"] is None else row["value"], "absent": row["value"] is None}
    columns = [_lines(made, "unit") + 1, _lines(made, "said"), _lines(made, "rate")]
    lines = max(*columns, _lines(made, "why") + (_lines(made, "note") + 1 if made["note"] else 0))
    return {**made, "share": _share(row["rate"]), "lines": lines, "kept": max(lines, beside) <= PAGE_LINES}


def _share(rate: str) -> int | None:
    """The length of the bar in thousandths, full from 100 % on; None where no rate is given."""
    found = RATE.fullmatch(rate)
    return min(FULL, int(Decimal(found[1]) * FULL / 100)) if found else None


def _band(task: Mapping[str, Any]) -> dict[str, Any]:
    band, why = _beginning(task["annual"], BAND_WIDTH), _beginning(task["light_why"], WIDTHS["why"])
    whole = [text for text, shown in ((task["annual"], band), (task["light_why"], why)) if text != shown]
    return {"band": band, "band_why": why, "whole": whole}


def _beginning(text: str, width: int) -> str:
    """The text, or the beginning of one that takes more lines than a band may have."""
    return text if _height(text, width) <= BAND_LINES else "".join(text[:BEGINNING].split()) + "…"


def _lines(record: Mapping[str, Any], key: str) -> int:
    return _height(record[key], WIDTHS[key])


def _height(text: str, width: int) -> int:
    """How many lines of ``width`` characters a text takes at most."""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))
