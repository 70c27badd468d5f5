"""The check that comes before every renderer: what passes here can be drawn in each form."""

import unicodedata
from collections.abc import Iterator, Mapping

from bilingual import Text
from documents.fonts import Fonts, drawable
from documents.refusals import (
    MalformedContent,
    MissingGlyph,
    TextTooLong,
    UnprintableCharacter,
)
from documents.shape import Shape, flaws

# The limit of one cell in a spreadsheet (ECMA-376 as implemented: 32 767 characters).
LONGEST_TEXT = 32_767
# Line ends and tabs are layout, not signs: each renderer has its own way to show them.
LAYOUT = frozenset("\n\r\t")
JSON = Text("文字、整数、真假、空值、列表或字段", "a text, whole number, truth, null, list or record")
# Categories of Unicode that have no shape: controls, invisible formatting, surrogates, unassigned.
SHAPELESS = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})


def check_content(content: Mapping[str, object], shape: Shape, fonts: Fonts) -> None:
    """Passes content of this shape that can be printed, else raises.

    Raises MalformedContent, UnprintableCharacter, MissingGlyph or TextTooLong.
    """
    for where, want in flaws(content, shape, ""):
        raise MalformedContent(where=where, want=want)
    for text in _texts(content):
        check_text(text, fonts)


def check_text(text: str, fonts: Fonts) -> None:
    """Passes one text that can be printed; raises UnprintableCharacter, MissingGlyph or TextTooLong."""
    signs = [char for char in dict.fromkeys(text) if char not in LAYOUT]
    shapeless = [char for char in signs if unicodedata.category(char) in SHAPELESS]
    if shapeless:
        raise UnprintableCharacter(names=_names(shapeless), piece=_piece(text, shapeless[0]))
    drawn = drawable(fonts)
    undrawn = [char for char in signs if ord(char) not in drawn]
    if undrawn:
        raise MissingGlyph(names=_names(undrawn), piece=_piece(text, undrawn[0]))
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(piece=text[:20], length=len(text), limit=LONGEST_TEXT)


def _texts(value: object, where: str = "") -> Iterator[str]:
    """Every text in the content, extra keys included; raises MalformedContent for what JSON cannot hold."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key, where)
            yield from _texts(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list):
        for place, inner in enumerate(value, start=1):
            yield from _texts(inner, f"{where}[{place}]")
    elif not (value is None or isinstance(value, int)):
        raise MalformedContent(where=where, want=JSON)


def _names(chars: list[str]) -> str:
    """Each character with its code, at most twenty; a shapeless one by its code alone."""
    return "、".join(
        f"U+{ord(char):04X}" if unicodedata.category(char) in SHAPELESS else f"{char} (U+{ord(char):04X})"
        for char in chars[:20]
    )


def _piece(text: str, char: str) -> str:
    """Up to ten characters on both sides, so that a person finds the place; shapeless ones left out."""
    at = text.index(char)
    around = text[max(0, at - 10) : at + 11]
    return "".join(char for char in around if unicodedata.category(char) not in SHAPELESS)
