"""The workbook for the office: its sheets in order, every cell a word or a number, never a formula or a link."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from documents.archive import settled
from documents.circular.sheets import ONLY_WITH, SHEETS, Ink
from documents.circular.view import view
from documents.fonts import Fonts

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def render(content: Mapping[str, Any], fonts: Fonts) -> bytes:
    """The circular as a workbook; the reader's own fonts draw it. Raises TextTooLong."""
    page = view(content)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties(_properties(page))
        ink = Ink(book, page["colours"])
        for name, fill in SHEETS.items():
            if name not in ONLY_WITH or page[ONLY_WITH[name]]:
                fill(book.add_worksheet(name), ink, page)
    return settled(out.getvalue())


def _properties(page: Mapping[str, Any]) -> dict[str, Any]:
    issued = datetime.fromisoformat(page["issued_on"]).replace(tzinfo=UTC)
    return {"title": page["title"], "author": page["office"], "comments": page["doc_number"], "created": issued}
