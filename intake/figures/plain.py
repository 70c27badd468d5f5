"""A text without markup, blanks and full-width letters, in which every character still knows where it stood."""

import re
from dataclasses import dataclass

_DROPPED = re.compile(r"<sup>\s?([0-9+-]{1,3})\s?</sup>|</?[A-Za-z][^<>]{0,40}>|[ \t\u00a0\u3000]+", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_NARROW |= {ord(wide): ord(narrow) for wide, narrow in zip("％．／＋－＜＞", "%./+-<>", strict=True)}
_NAMED = re.compile(r"[A-Za-z][\d.]{0,7}$")


@dataclass(frozen=True)
class Plain:
    """``words`` to read in; character i of them is ``text[starts[i]:ends[i]]`` of the text given."""

    text: str
    words: str
    starts: list[int]
    ends: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from ``start`` to ``end`` (not empty) stand in the text given."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    """``text`` made plain. A blank that separates a name (PM10) from a number is kept."""
    made = _Making(text)
    for found in _DROPPED.finditer(text):
        made.keep(found.start())
        if found[1]:
            made.put(found[1].translate(_RAISED), found.start(), found.end())
        elif _separates(text, found):
            made.put(" ", found.start(), found.end())
        made.position = found.end()
    made.keep(len(text))
    return Plain(text, "".join(made.pieces), made.starts, made.ends)


class _Making:
    """The plain text made so far."""

    def __init__(self, text: str) -> None:
        self.text, self.position = text, 0
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def keep(self, until: int) -> None:
        self.pieces.append(self.text[self.position : until].translate(_NARROW))
        self.starts.extend(range(self.position, until))
        self.ends.extend(range(self.position + 1, until + 1))

    def put(self, words: str, start: int, end: int) -> None:
        self.pieces.append(words)
        self.starts.extend([start] * len(words))
        self.ends.extend([end] * len(words))


def _separates(text: str, blank: re.Match[str]) -> bool:
    before = text[max(0, blank.start() - 8) : blank.start()]
    return text[blank.end() : blank.end() + 1].isdigit() and bool(_NAMED.search(before))
