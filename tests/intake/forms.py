"""The real notice written anew in every format, by other libraries than those that read it where there are any."""

import html
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import typst
import xlsxwriter
from docx import Document
from pylopdf_fonts_zh_cn import serif_path

from intake.source import Source
from intake.text_table import read
from tests.intake.sample import NOTICE

Table = Sequence[Sequence[str]]


def sample() -> Source:
    """The words of the notice, as the text reader has them."""
    return read(NOTICE.read_bytes(), NOTICE)


def sample_table() -> list[list[str]]:
    """Header and rows of the annex."""
    source = sample()
    return [list(source.header), *(list(row.cells) for row in source.rows)]


def write_docx(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    grid = document.add_table(rows=len(table), cols=len(table[0]))
    for row, cells in zip(grid.rows, table, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            first, *rest = text.split("\n")
            cell.text = first
            for more in rest:
                cell.add_paragraph(more)
    document.save(str(path))


def write_xlsx(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("附件")
        for number, text in enumerate(paragraphs):
            sheet.merge_range(number, 0, number, len(table[0]) - 1, text)
        for number, cells in enumerate(table, start=len(paragraphs)):
            for column, text in enumerate(cells):
                if text.isdecimal():
                    sheet.write_number(number, column, int(text))
                else:
                    sheet.write_string(number, column, text)


def write_html(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    rows = "\n".join(f"<tr>{''.join(f'<td>{_paragraphs(text)}</td>' for text in cells)}</tr>" for cells in table)
    body = "\n".join(f"<p><span>{html.escape(text)}</span></p>" for text in paragraphs)
    page = f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>通知</title></head><body>{body}"
    path.write_text(f"{page}<table><tbody>{rows}</tbody></table></body></html>", encoding="utf-8")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n"))


def write_csv(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    _separated(path, [[text] for text in paragraphs] + [list(row) for row in table], ",")


def write_tsv(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    _separated(path, [[text] for text in paragraphs] + [list(row) for row in table], "\t")


def _separated(path: Path, rows: Table, separator: str) -> None:
    lines = (separator.join(_quoted(text, separator) for text in row) for row in rows)
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")


def _quoted(text: str, separator: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & {separator, '"', "\n"} else text


_PAGE = """
#let data = json("data.json")
#set page(paper: "a4", flipped: true, margin: 20mm)
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", cjk-latin-spacing: none)
#for words in data.paragraphs { par(first-line-indent: 0pt, words) }
#let cell(words) = words.split("\\n").join(linebreak())
#table(columns: data.columns, table.header(..data.table.first().map(cell)),
  ..data.table.slice(1).flatten().map(cell))
"""


def write_pdf(path: Path, paragraphs: Sequence[str], table: Table) -> None:
    path.with_name("data.json").write_text(
        json.dumps({"paragraphs": paragraphs, "table": table, "columns": _widths(table)}), encoding="utf-8"
    )
    source = path.with_suffix(".typ")
    source.write_text(_PAGE, encoding="utf-8")
    typst.compile(str(source), output=str(path), font_paths=[str(Path(serif_path()).parent)], ignore_system_fonts=True)


def _widths(table: Table) -> int:
    return len(table[0])


WRITERS: dict[str, Callable[[Path, Sequence[str], Table], None]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "html": write_html,
    "csv": write_csv,
    "tsv": write_tsv,
}
"""Suffix and the writer of that format."""
