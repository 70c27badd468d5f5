"""How the reports that were handed in were signed and sealed: numbers for the circular, and their sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reports.circular.view import View
from statemachine.evidence import LEVEL_WORDS, Level

_KINDS = {"signature": "主要负责人签字", "seal": "单位盖章"}


def evidence(view: View) -> dict[str, dict[str, int]]:
    """``{"signature": {"certificate": 3, …}, "seal": {…}}``: units by the level of the revision that counts. Empty
    while all was done at the console: circulars from before there was anything else are what they were."""
    found = {kind: Counter(_levels(view, kind)) for kind in _KINDS}
    if not any(level != Level.CONSOLE for counted in found.values() for level in counted):
        return {}
    return {kind: {str(level): counted[level] for level in Level if counted[level]} for kind, counted in found.items()}


def _levels(view: View, kind: str) -> Iterator[str]:
    for line in view.lines:
        if line.content is not None:
            own = [s for s in line.now.stamps if (s["kind"], s["revision"]) == (kind, line.now.submitted_revision)]
            yield from (stamp["level"] for stamp in own[-1:])


def sentences(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """已报送单位中，主要负责人签字：电子签章3个、扫描件2个；单位盖章：…"""
    parts = [
        f"{words}：{'、'.join(f'{LEVEL_WORDS[Level(level)].zh}{count}个' for level, count in found[kind].items())}"
        for kind, words in _KINDS.items()
        if found.get(kind)
    ]
    if parts:
        yield f"已报送单位的签章方式，{'；'.join(parts)}。"
