"""Reader of Word files (.docx): the words as a person sees them, insertions in, deletions and hidden text out.

python-docx leaves out what stands in insertions and content controls, so the markup is read directly.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from intake.format_refusals import Damaged
from intake.grid import Placed, grid_of
from intake.headings import find_header
from intake.layout import Block, source_of
from intake.package import open_package
from intake.source import Source
from intake.tidy import tidy_lines
from intake.word_numbers import Numbers
from intake.word_text import W, children, text_of

_MAIN = "word/document.xml"
# Attributes are few and long texts rare; the limits of the parser itself stay in force (huge_tree is False).
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read(data: bytes, path: Path) -> Source:
    """The layout of a notice in a Word file. Raises a refusal of ``intake.format_refusals`` or NotANotice."""
    parts = open_package(data, path, _MAIN).parts
    try:
        root = etree.fromstring(parts[_MAIN], _PARSER)
        numbering = etree.fromstring(parts["word/numbering.xml"], _PARSER) if "word/numbering.xml" in parts else None
    except etree.XMLSyntaxError as error:
        raise Damaged(path=path, reason=error.msg) from error
    body = root.find(f"{W}body")
    return source_of(_Body(Numbers(numbering)).blocks(body) if body is not None else ())


class _Body:
    """The blocks of a document, its automatic numbers counted on the way."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._line = 1

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The paragraphs and tables in ``parent``; those of text boxes follow their paragraph."""
        for element in children(parent):
            if element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}p":
                yield tidy_lines(self._numbers.before(element) + text_of(element))
                for box in element.iter(f"{W}txbxContent"):
                    yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """A table; one that only arranges others is taken apart."""
        grid = grid_of(self._cells(table), self._line)
        nested = [inner for inner in table.iter(f"{W}tbl") if inner is not table]
        if not nested or find_header(grid):
            self._line += len(grid.rows)
            yield grid
            return
        for row in _rows(table):
            for cell in _tagged(row, "tc"):
                yield from self.blocks(cell)

    def _cells(self, table: etree._Element) -> Iterator[Placed]:
        """The cells in their places; one that goes on below (vMerge) is kept until it ends."""
        open_: dict[int, Placed] = {}
        for number, row in enumerate(_rows(table)):
            column = _value(row, "trPr/gridBefore", 0)
            for cell in _tagged(row, "tc"):
                span = max(_value(cell, "tcPr/gridSpan", 1), 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                if goes_on and column in open_:
                    open_[column] = open_[column]._replace(rows=number - open_[column].row + 1)
                else:
                    if column in open_:
                        yield open_[column]
                    open_[column] = Placed(number, column, self._text(cell), columns=span)
                column += span
        yield from open_.values()

    def _text(self, cell: etree._Element) -> str:
        paragraphs = cell.iter(f"{W}p")
        return tidy_lines("\n".join(self._numbers.before(one) + text_of(one) for one in paragraphs))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows that have not been deleted."""
    return (row for row in _tagged(table, "tr") if row.find(f"{W}trPr/{W}del") is None)


def _tagged(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    return (element for element in children(parent) if element.tag == f"{W}{tag}")


def _value(element: etree._Element, path: str, otherwise: int) -> int:
    found = element.find("/".join(f"{W}{part}" for part in path.split("/")))
    value = found.get(f"{W}val", "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 5 else otherwise
