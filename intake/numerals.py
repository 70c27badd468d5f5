"""Chinese numerals: of counts and dates (``number``), and of any size, with decimals (``amount``)."""

import re
from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SIZES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
# No count of a government notice is longer; whatever is, is no numeral.
_LONGEST = 24

_SEQ = re.compile(r"[(（]?([0-9０-９]{1,4}|[一二三四五六七八九十百零]{1,6})[)）]?[.．、]?")

NUMERAL = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百]{1,6})"
"""Pattern of what ``number`` may understand, for use inside a larger pattern."""


def number(words: str) -> int | None:
    """The value of "20", "二十", "一百零五" or "二〇二〇" (0 to 9999); None for the rest, even 一百二."""
    if re.fullmatch(r"\d{1,4}", words):
        return int(words)
    if 0 < len(words) <= 4 and all(character in _DIGITS for character in words):
        return int("".join(str(_DIGITS[character]) for character in words))
    whole = _whole(words)
    return whole if whole is not None and whole < 1000 else None


def amount(words: str) -> Decimal | None:
    """The exact value of "三百二十", "一亿五千万" or "三点五"; None for what is no proper numeral (一百二, 三五)."""
    whole, point, tenths = words.partition("点")
    value = _whole(whole)
    if value is None or len(tenths) > _LONGEST:
        return None
    if not point:
        return Decimal(value)
    if not tenths or not all(character in _DIGITS for character in tenths):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[character]) for character in tenths)}")


def _whole(words: str) -> int | None:
    if not words or len(words) > _LONGEST:
        return None
    return _read("一" + words if words.startswith("十") else words)


def _read(words: str) -> int | None:
    """The value of a numeral whose tens have their digit written (一十五)."""
    for mark, size in _SIZES:
        head, found, tail = words.partition(mark)
        if found:
            return _joined(_read(head), size, tail)
    return _DIGITS.get(words)


def _joined(head: int | None, size: int, tail: str) -> int | None:
    """``head`` times ``size`` and the rest, which begins with 零 exactly when a place is left out (一百零五)."""
    if not head or (size < 10**4 and head > 9) or (size == 10**4 and head >= 10**4):
        return None
    if not tail:
        return head * size
    rest = _read(tail.lstrip("零〇"))
    if rest is None or rest >= size or (tail[0] in "零〇") != (rest < size // 10):
        return None
    return head * size + rest


def seq_of(words: str) -> int | None:
    """The task number (1 to 999) that a cell of 序号 holds: "7", "７.", "（7）", "七"; None for anything else."""
    found = _SEQ.fullmatch(words)
    value = number(found[1]) if found else None
    return value if value and value < 1000 else None
