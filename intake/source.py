"""What a reader of any format hands over: the words in their layout, before anybody understands them."""

from dataclasses import dataclass
from typing import NamedTuple

from intake.notice import Warning


class Row(NamedTuple):
    """One row of the annex: its line in the file (counted from 1), its 序号 and all its cells, the 序号 too.

    ``banner`` is the heading across the table (一、工业发展) under which the row stands, "" when there is none.
    """

    line: int
    seq: int
    cells: tuple[str, ...]
    banner: str = ""


@dataclass(frozen=True)
class Source:
    """The paragraphs before the table, the table's header and rows, and what was odd about the layout.

    Every text is tidy (see ``intake.tidy``); every row has as many cells as the header. A heading has no blanks, its
    levels are separated by line feeds. ``after`` holds the paragraphs behind the table.
    """

    paragraphs: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    warnings: tuple[Warning, ...]
    after: tuple[str, ...] = ()
