"""How the tests read pages: text without blanks, lines of a page, everything a spoiled sample must show."""

import io
from typing import Any

import pdfplumber
from pdfplumber.page import Page

from tests.documents.sample import content

MM = 72 / 25.4
# Signs that typst, Jinja, XML, docxtpl, spreadsheets and shells would each like to read.
HOSTILE = (
    "#panic(1) $x^2$ *b* _i_ @a [c] {{ 7*7 }} {% if %} {_{ }_} {_% <b>& &amp; =1+1 ＝1+1 \\n // /* `x` “q” 'r' \"s\""
)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", '=HYPERLINK("http://example.com")', "http://example.com")


def squeezed(text: str) -> str:
    """The text without any blanks, line ends or places to break: how it runs over lines does not matter."""
    return "".join(text.replace("\u200b", "").split())


def pages(document: bytes) -> list[str]:
    """The text of every page, squeezed."""
    with pdfplumber.open(io.BytesIO(document)) as opened:
        return [squeezed(page.extract_text()) for page in opened.pages]


def cells(document: bytes) -> list[str]:
    """The text of every table cell of the PDF, squeezed."""
    with pdfplumber.open(io.BytesIO(document)) as opened:
        tables = [table for page in opened.pages for table in page.extract_tables()]
    return [squeezed(cell or "") for table in tables for row in table for cell in row]


def body_lines(page: Page) -> list[dict[str, Any]]:
    """The lines of the type area of a portrait page, from top to bottom."""
    area = page.crop((0, 36 * MM, page.width, page.height - 34 * MM))
    return area.extract_text_lines(return_chars=True)


def spoiled(text: str) -> dict[str, Any]:
    """The sample with ``text`` in one field of every kind."""
    made = content()
    made["sections"][0]["heading"] = text
    made["sections"][0]["paragraphs"][0] = text
    made["standing"][0] = text
    made["campaign"]["warnings"][0] = text
    for key in ("name", "light_why"):
        made["units"][0][key] = text
    for key in ("annual", "target"):
        made["tasks"][0][key] = text
    made["tasks"][0]["lead"] = [text]
    made["tasks"][0]["entries"] = [{"unit": "甲", "progress": text, "issues": text, "next_steps": text}]
    made["missing_tasks"][0]["words"] = text
    made["flags"][0]["text"] = text
    return made
