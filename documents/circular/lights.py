"""The four lights. Every light is a word first and a colour second, so that nobody depends on colour."""

from typing import NamedTuple


class Light(NamedTuple):
    """Colours as RRGGBB: ``fill`` behind the word, ``ink`` of the word on it (contrast at least 4.5 : 1)."""

    fill: str
    ink: str


LIGHTS = {
    "绿": Light("2E7D32", "FFFFFF"),
    "黄": Light("FFD54F", "1A1A1A"),
    "红": Light("B71C1C", "FFFFFF"),
    "灰": Light("BDBDBD", "1A1A1A"),
}

# The column or row of a task whose text the notice lacks.
MISSING = Light("E0E0E0", "424242")
MISSING_WORD = "待补录"
