"""The sheets of the workbook. A new sheet is one file with one function, and one row in ``SHEETS``.

A sheet in ``ONLY_WITH`` is there only when the page has something under that key.
"""

from collections.abc import Callable, Mapping
from typing import Any

from documents.circular.sheets.figures import figures
from documents.circular.sheets.ink import Ink
from documents.circular.sheets.matrix import matrix
from documents.circular.sheets.notes import notes
from documents.circular.sheets.tasks import tasks
from documents.circular.sheets.units import units

SHEETS: dict[str, Callable[[Any, Ink, Mapping[str, Any]], None]] = {
    "状态矩阵": matrix,
    "报送情况": units,
    "任务进展": tasks,
    "数字完成": figures,
    "说明": notes,
}

ONLY_WITH = {"数字完成": "figure_tasks"}

__all__ = ["ONLY_WITH", "SHEETS", "Ink"]
