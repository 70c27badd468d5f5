"""Where a printed line was ended on purpose, and where it was only full."""

import pytest

from intake.pdf_text import Glyph, text_of


def line(words: str, y: float) -> list[Glyph]:
    """Characters of 10 points, figures and letters half as wide, a quarter of a character between the two scripts."""
    glyphs: list[Glyph] = []
    for sign in words:
        at = glyphs[-1].x1 if glyphs else 0
        if glyphs and glyphs[-1].sign.isascii() != sign.isascii():
            at += 2.5
        glyphs.append(Glyph(sign, at, at + (5 if sign.isascii() else 10), y, 10))
    return glyphs


@pytest.mark.parametrize(
    ("right", "read"),
    [
        (86, "新改建农村公路120公里"),
        (88.5, "新改建农村公路120公里"),
        (92, "新改建农村公路\n120公里"),
    ],
)
def test_the_blank_between_a_character_and_a_figure_counts(right: float, read: str) -> None:
    assert text_of(line("新改建农村公路", 100) + line("120公里", 80), 0, right)[0] == read
