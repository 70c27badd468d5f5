"""From the characters of a page to lines and paragraphs: a line that had room for more was ended on purpose."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from intake.tidy import tidy_lines

_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,3}[-—–·\s]*|第\s*\d{1,3}\s*页.{0,12}")
# Of the height of a character: how far two may stand apart and still be on one line; a paragraph's indentation; the
# slack of a full line; how much a heading's size differs.
_ONE_LINE = 0.55
_INDENTED = 1.4
_SLACK = 0.15
_OTHER_SIZE = 0.2
# Typesetters leave this much between a Chinese character and a figure or a Latin letter.
_BETWEEN_SCRIPTS = 0.25
# Points between a border and the text.
_MOST_INSET = 12
_NOT_FIRST = "，。、；：？！）》】”’…—％%,.;:?!)]}"
_NOT_LAST = "（《【“‘([{"


class Glyph(NamedTuple):
    """A character, where it begins and ends, the middle of its height and the height, in points.

    ``sign`` is "\\0" for a gap between words that holds no blank.
    """

    sign: str
    x0: float
    x1: float
    y: float
    height: float


Line = list[Glyph]


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines from the top down, each from left to right; a raised figure belongs to the line beside it."""
    lines: list[Line] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if lines and lines[-1][0].y - glyph.y <= _ONE_LINE * max(glyph.height, lines[-1][0].height):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    ordered = (sorted(line, key=lambda glyph: glyph.x0) for line in lines)
    return [line for line in ordered if _words(line).strip()]


def text_of(glyphs: Sequence[Glyph], left: float, right: float) -> tuple[str, bool]:
    """The text of a cell between two borders, and whether its last line is full."""
    lines = lines_of(glyphs)
    if not lines:
        return "", False
    # The text keeps the same distance from both borders, unless it is centred; an opening mark may hang out.
    starts = [line[0].x0 for line in lines if line[0].sign not in _NOT_LAST] or [lines[0][0].x0]
    edge = right - min(max(min(starts) - left, 0), _MOST_INSET)
    text = _words(lines[0])
    for line, following in pairwise(lines):
        text += ("\n" if _has_room(line, following, edge) else "") + _words(following)
    return text, _end(lines[-1]) + _height(lines[-1]) > edge


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of running text, page numbers left out; a page's end ends none."""
    kept = [line for line in lines if not _PAGE_NUMBER.fullmatch(_words(line).strip())]
    edge = max(map(_end, kept), default=0)
    left = min((line[0].x0 for line in kept), default=0)
    text = ""
    for index, line in enumerate(kept):
        if index and (_has_room(kept[index - 1], line, edge) or _begins(kept[index - 1], line, left)):
            yield from filter(None, [tidy_lines(text)])
            text = ""
        text += _words(line)
    yield from filter(None, [tidy_lines(text)])


def _begins(before: Line, line: Line, left: float) -> bool:
    """Whether a line is indented, or set in another size than the one before."""
    size = _height(line)
    return line[0].x0 - left > _INDENTED * size or abs(_height(before) - size) > _OTHER_SIZE * size


def _has_room(line: Line, following: Line, edge: float) -> bool:
    """Whether what begins the next line would still have fitted on this one."""
    width = _end(line) + _first_width(following) + _gap(line, following) * _height(line)
    return width < edge - _SLACK * _height(line)


def _gap(line: Line, following: Line) -> float:
    """The blank that would stand between the two lines if they were one, in heights of a character."""
    last = next((glyph.sign for glyph in reversed(line) if not glyph.sign.isspace() and glyph.sign != "\0"), "")
    return _BETWEEN_SCRIPTS if last.isascii() != following[0].sign.isascii() else 0


def _first_width(line: Line) -> float:
    """The width of what cannot be parted from a line's first character: a word, a mark that may not stand alone."""
    words = [glyph for glyph in line if glyph.sign != "\0"]
    last = 0
    while last + 1 < len(words) and _holds(words[last].sign, words[last + 1].sign):
        last += 1
    return words[last].x1 - words[0].x0


def _holds(one: str, two: str) -> bool:
    is_word = one.isascii() and two.isascii() and not one.isspace() and not two.isspace()
    return is_word or two in _NOT_FIRST or one in _NOT_LAST


def _end(line: Line) -> float:
    return next((glyph.x1 for glyph in reversed(line) if not glyph.sign.isspace() and glyph.sign != "\0"), 0)


def _height(line: Line) -> float:
    return max(glyph.height for glyph in line)


def _words(line: Line) -> str:
    """The characters of a line; a gap without a blank counts between two words of letters only."""
    signs = [glyph.sign for glyph in line]
    for index, sign in enumerate(signs):
        if sign == "\0":
            beside = signs[index - 1 : index] + signs[index + 1 : index + 2]
            signs[index] = " " if len(beside) == 2 and all(map(_is_letter, beside)) else ""
    return "".join(signs)


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
