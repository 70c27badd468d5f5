"""Reader of web pages (.html, .htm): what a browser would show, scripts and hidden parts left out."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from intake.files import text_of
from intake.format_refusals import ContentTooLarge, Damaged
from intake.grid import Placed, grid_of
from intake.headings import find_header
from intake.layout import Block, source_of
from intake.source import Source
from intake.tidy import tidy_lines

DEEPEST = 200
"""Nesting: a page of a content system comes to about 40. The parser itself stops at 256."""
MOST_ELEMENTS = 200_000
"""An annex of 300 tasks saved by Word as a page has about 50,000."""

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "center",
        "form",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "fieldset",
        "tr",
        "td",
        "th",
        "table",
        "body",
        "html",
        "address",
        "hr",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "select",
        "textarea",
        "iframe",
        "object",
        "svg",
        "math",
        "button",
    ]
)
_KEPT_TAGS = ("sup", "sub")


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in a web page. Raises NotText, Damaged, ContentTooLarge or NotANotice."""
    return source_of(_blocks(_parsed(text_of(data, path), path)))


def _parsed(text: str, path: Path) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise Damaged(path=path, reason=str(error).splitlines()[0]) from error
    if _is_too_deep(root) or any("depth" in entry.message for entry in parser.error_log):
        raise ContentTooLarge(path=path, what=f"> {DEEPEST} × <…>", limit=DEEPEST)
    return root


def _is_too_deep(root: etree._Element) -> bool:
    """Whether the nesting is over the limit; the tree is walked without recursion."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _blocks(element: etree._Element) -> Iterator[Block]:
    """Paragraphs and tables below ``element``; a table that only arranges others is taken apart."""
    line = ""
    for piece in _pieces(element):
        if isinstance(piece, str):
            line += piece
            continue
        yield from _lines(line)
        line = ""
        if piece.tag == "table":
            yield from _table(piece)
        else:
            yield from _blocks(piece)
    yield from _lines(line)


def _pieces(element: etree._Element) -> Iterator["str | etree._Element"]:
    """Runs of text and the block elements between them, inline elements opened."""
    yield _words(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_hidden(child):
            if child.tag in _BLOCKS:
                yield child
            elif child.tag == "br":
                yield "\n"
            elif child.tag in _KEPT_TAGS:
                yield f"<{child.tag}>{_words(child.text_content())}</{child.tag}>"
            else:
                yield from _pieces(child)
        yield _words(child.tail)


def _table(table: etree._Element) -> Iterator[Block]:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not _is_hidden(row)]
    grid = grid_of(_cells(rows), table.sourceline or 1)
    if len(list(table.iter("table"))) == 1 or find_header(grid):
        yield grid
        return
    for row in rows:
        for cell in row.iterchildren("td", "th"):
            yield from _blocks(cell)


def _cells(rows: list[etree._Element]) -> Iterator[Placed]:
    """Every cell in the first place of its row that no cell from above covers."""
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in covered:
                column += 1
            down = _span(cell, "rowspan", len(rows) - number)
            across = _span(cell, "colspan", 1000)
            yield Placed(number, column, _cell_text(cell), down, across)
            covered.update((number + below, column + right) for below in range(1, down) for right in range(across))
            column += across


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    wanted = int(value) if value.isdecimal() and len(value) < 6 else 1
    return min(wanted or most, most)


def _cell_text(cell: etree._Element) -> str:
    return tidy_lines("\n".join(_flat(_blocks_of_cell(cell))))


def _blocks_of_cell(cell: etree._Element) -> Iterator[str]:
    line = ""
    for piece in _pieces(cell):
        if isinstance(piece, str):
            line += piece
        else:
            yield line
            yield from _blocks_of_cell(piece)
            line = ""
    yield line


def _flat(lines: Iterator[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _lines(text: str) -> Iterator[str]:
    yield from filter(None, tidy_lines(text).split("\n"))


def _words(text: str | None) -> str:
    """Text as a browser flows it: a line end in the source is only a blank."""
    return (text or "").replace("\r", " ").replace("\n", " ")


def _is_hidden(element: etree._Element) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    return element.tag in _UNSEEN or element.get("hidden") is not None or "display:none" in style
