"""Font files as a site might add them, built for the occasion: every character is the same box."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

# Windows, Unicode: the languages of a name table.
ENGLISH, CHINESE = 0x409, 0x804


def tiny_face(path: Path, family: str, characters: str, chinese: str = "") -> None:
    """A font of ``family``, with a second family name in Chinese if there is one."""
    pen = TTGlyphPen(None)
    for move, place in (("moveTo", (100, 0)), ("lineTo", (100, 800)), ("lineTo", (900, 800)), ("lineTo", (900, 0))):
        getattr(pen, move)(place)
    pen.closePath()
    box = pen.glyph()
    names = {char: f"u{ord(char):05x}" for char in characters}
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder([".notdef", *names.values()])
    built.setupCharacterMap({ord(char): name for char, name in names.items()})
    built.setupGlyf({".notdef": TTGlyphPen(None).glyph(), **dict.fromkeys(names.values(), box)})
    built.setupHorizontalMetrics({".notdef": (1000, 0), **dict.fromkeys(names.values(), (1000, 100))})
    built.setupHorizontalHeader(ascent=880, descent=-120)
    postscript = "".join(sign for sign in family if sign.isascii() and sign.isalnum()) or path.stem
    built.setupNameTable({"familyName": family, "styleName": "Regular", "psName": postscript})
    if chinese:
        built.font["name"].setName(chinese, 1, 3, 1, CHINESE)
    built.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    built.setupPost()
    built.save(path)
