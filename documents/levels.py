"""The levels of an official text and the faces of their beginnings (GB/T 9704-2012, 7.3.3): 一、（一）1. （1）."""

import re
from typing import NamedTuple

# The role of the fonts that begins a paragraph: 黑体 on the first level, 楷体 on the second, below it none.
LEVELS = ((re.compile(r"[一二三四五六七八九十]+、"), "hei"), (re.compile(r"（[一二三四五六七八九十]+）"), "kai"))
# A first sentence of up to this many characters, with more text after it, is a heading in the line.
HEADING = 26


class Paragraph(NamedTuple):
    """A paragraph of text: ``lead`` in the face of ``role``, ``rest`` in that of the body."""

    role: str
    lead: str
    rest: str


def levelled(paragraph: str) -> Paragraph:
    """The paragraph with what its level sets apart: its heading, or the number alone where it goes on as a sentence."""
    for number, role in LEVELS:
        if found := number.match(paragraph):
            end = _heading(paragraph) or found.end()
            return Paragraph(role, paragraph[:end], paragraph[end:])
    return Paragraph("body", "", paragraph)


def _heading(paragraph: str) -> int:
    """Where a heading at the beginning ends; 0 if there is none."""
    stop = paragraph.find("。") + 1
    if not stop:
        return len(paragraph) if len(paragraph) <= HEADING else 0
    return stop if stop <= HEADING and stop < len(paragraph) else 0
