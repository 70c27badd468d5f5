"""Chinese numerals of counts and dates; figures in running text are never touched."""

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_D = "[一二两三四五六七八九]"
_TENS = re.compile(f"({_D})?十({_D})?")
_HUNDREDS = re.compile(f"({_D})百(?:零({_D})|({_D})十({_D})?)?")

_SEQ = re.compile(r"[(（]?([0-9０-９]{1,4}|[一二三四五六七八九十百零]{1,6})[)）]?[.．、]?")

NUMERAL = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百]{1,6})"
"""Pattern of what ``number`` may understand, for use inside a larger pattern."""


def number(words: str) -> int | None:
    """The value of "20", "二十", "一百零五" or "二〇二〇" (0 to 9999); None for the rest, even 一百二."""
    if re.fullmatch(r"\d{1,4}", words):
        return int(words)
    if 0 < len(words) <= 4 and all(character in _DIGITS for character in words):
        return int("".join(str(_DIGITS[character]) for character in words))
    if tens := _TENS.fullmatch(words):
        return 10 * _digit(tens[1], 1) + _digit(tens[2], 0)
    if hundreds := _HUNDREDS.fullmatch(words):
        ones = _digit(hundreds[2] or hundreds[4], 0)
        return 100 * _digit(hundreds[1], 1) + 10 * _digit(hundreds[3], 0) + ones
    return None


def _digit(character: str | None, otherwise: int) -> int:
    return _DIGITS[character] if character else otherwise


def seq_of(words: str) -> int | None:
    """The task number (1 to 999) that a cell of 序号 holds: "7", "７.", "（7）", "七"; None for anything else."""
    found = _SEQ.fullmatch(words)
    value = number(found[1]) if found else None
    return value if value and value < 1000 else None
