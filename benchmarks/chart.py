"""A bar chart in SVG: what each contender reaches of hand-written SQL, on disk."""

from collections.abc import Sequence
from statistics import median
from typing import Any
from xml.sax.saxutils import escape

_COLOURS = {"raw": "#8a8f98", "ours": "#b3261e"}
_PEER = "#5b7db1"
_WIDTH, _LEFT, _RIGHT, _BAR, _GAP = 760, 190, 90, 18, 22


def svg(rows: Sequence[dict[str, Any]]) -> str:
    """One group of bars for each act and engine; a line where the target is."""
    groups = [row for row in rows if row["name"].endswith("of raw SQL") and row["storage"] == "disk"]
    body, y = [], 56
    for row in groups:
        act = row["name"].partition(",")[0]
        body.append(_text(12, y + 13, f"{act} · {row['engine']}", "bold"))
        y += 20
        for name, rates in ({"raw": row["raw"], "ours": row["ours"]} | row["peers"]).items():
            body.append(_bar(y, name, rates, row["raw"]))
            y += _BAR + 4
        y += _GAP
    target = groups[0]["target"] if groups else 0
    x = _LEFT + _span(target)
    title = "磁盘上每秒变更数，以手写 SQL 为 1 · transitions per second on disk, hand-written SQL = 1"
    line = f'<line x1="{x}" y1="44" x2="{x}" y2="{y}" stroke="#333" stroke-dasharray="4 3"/>'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y}" font-family="sans-serif" font-size="13">'
    )
    ground = f'<rect width="{_WIDTH}" height="{y}" fill="#fff"/>'
    said = _text(x + 4, 52, f"目标 target {target}")
    return "\n".join([head, ground, _text(12, 24, title, "bold"), *body, line, said, "</svg>\n"])


def _bar(y: int, name: str, rates: list[float], raw: list[float]) -> str:
    share = median(a / b for a, b in zip(rates, raw, strict=True))
    box = f'<rect x="{_LEFT}" y="{y}" width="{_span(share)}" height="{_BAR}" fill="{_COLOURS.get(name, _PEER)}"/>'
    said = f"{share:.2f}  ({median(rates):,.0f}/s)"
    return f"{_text(24, y + 13, name)}{box}{_text(_LEFT + _span(share) + 6, y + 13, said)}"


def _span(share: float) -> int:
    return round(min(share, 1.0) * (_WIDTH - _LEFT - _RIGHT - 60))


def _text(x: int, y: int, words: str, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}" fill="#1b1b1b">{escape(words)}</text>'
