"""Numbers with units, wherever they stand: what they mean comes later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from intake.figures.unit_words import BARE, UNIT
from intake.numerals import amount

_CHINESE = "零〇一二两三四五六七八九十"
_DECIMALS = "[零〇一二三四五六七八九]{1,8}"
_ARABIC = r"\d{1,3}(?:[,，]\d{3}){1,6}(?!\d|[,，]\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = f"[{_CHINESE}][{_CHINESE}百千万亿]*(?:点{_DECIMALS}[百千万亿]{{0,2}})?"
_NUMBER = re.compile(
    rf"(?P<part>[百千万]分之(?:百|{_ARABIC}|{_WORDS}))|(?P<cn>[{_CHINESE}]{{1,4}}分之[{_CHINESE}]{{1,4}})"
    rf"|(?P<ratio>(?<![\d/.A-Za-z])\d{{1,3}}/\d{{1,3}}(?![\d/.]))|(?P<arabic>{_ARABIC})|(?P<words>{_WORDS})"
)
_RANGE = re.compile("到|至|[-–—―－~～〜]{1,2}")
_PER = {"百": "%", "千": "‰", "万": "‱"}
# A longer number is a serial number, or no number at all.
_LONGEST = 24


@dataclass(frozen=True)
class Quantity:
    """A number and its unit; ``vague`` of 30余家. ``bound`` is -1 and 1 for the two halves of a range, else 0.

    ``start`` and ``end`` enclose number and unit; for the halves of a range, the whole range.
    """

    start: int
    end: int
    value: Decimal | Fraction
    unit: str
    written: str
    vague: bool = False
    bound: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without a unit, and no fraction."""
        return not self.unit and isinstance(self.value, Decimal)


def quantities(words: str) -> tuple[Quantity, ...]:
    """Every number in plain ``words``, in order; the unit of a number that has none is empty."""
    return tuple(
        _with_ranges(words, [found for match in _NUMBER.finditer(words) if (found := _quantity(words, match))])
    )


def _quantity(words: str, match: re.Match[str]) -> Quantity | None:
    if len(match[0]) > _LONGEST:
        return None
    if match["part"]:
        return _percent(match)
    if match["cn"] or match["ratio"]:
        return _fraction(match)
    return _measured(words, match) if match["arabic"] else _in_words(words, match)


def _percent(match: re.Match[str]) -> Quantity | None:
    number = match["part"][3:]
    value = Decimal(100) if number == "百" else _value(number)
    return value if value is None else Quantity(*match.span(), value, _PER[match["part"][0]], match[0])


def _value(number: str) -> Decimal | None:
    digits = number.replace(",", "").replace("，", "")
    return Decimal(digits) if digits[0].isdigit() and digits[0] != "〇" else amount(number)


def _fraction(match: re.Match[str]) -> Quantity | None:
    below, above = match[0].split("分之") if match["cn"] else reversed(match[0].split("/"))
    under, over = _value(below), _value(above)
    if not under or not over or over >= under:
        return None
    return Quantity(*match.span(), Fraction(int(over), int(under)), "", match[0])


def _measured(words: str, match: re.Match[str]) -> Quantity | None:
    value = _value(match[0])
    return None if value is None else _with_unit(words, match.start(), match.end(), value)


def _in_words(words: str, match: re.Match[str]) -> Quantity | None:
    """A number in Chinese numerals; a 万 or 亿 at its end belongs to the unit (三千万元 is 3000 and 万元)."""
    bare = match[0].rstrip("万亿")
    if "点" in match[0]:
        bare = match[0].rstrip("百千万亿")
    sizes = match[0][len(bare) :]
    value = amount(bare)
    if value is None and (value := amount(match[0])) is not None:
        value, sizes = value / (10**4 if sizes == "万" else 1), sizes
    if value is None:
        return None
    return _with_unit(words, match.start(), match.end() - len(sizes), value)


def _with_unit(words: str, start: int, end: int, value: Decimal) -> Quantity:
    found = UNIT.match(words, end) or BARE.match(words, end)
    if not found:
        return Quantity(start, end, value, "", words[start:end])
    vague = bool(found["vague"] or found["more"])
    return Quantity(start, found.end(), value, found["size"] + found["base"], words[start:end], vague)


def _with_ranges(words: str, found: list[Quantity]) -> Iterator[Quantity]:
    at = 0
    while at < len(found):
        pair = found[at : at + 2]
        if len(pair) == 2 and _is_range(words, *pair):
            yield from _halves(*pair)
            at += 2
        else:
            yield found[at]
            at += 1


def _is_range(words: str, low: Quantity, high: Quantity) -> bool:
    between = words[low.end : high.start]
    joined = bool(between) and len(between) <= 2 and bool(_RANGE.fullmatch(between))
    return joined and bool(high.unit) and (not low.unit or high.unit.endswith(low.unit) or low.unit in high.unit)


def _halves(low: Quantity, high: Quantity) -> Iterator[Quantity]:
    for bound, half in ((-1, low), (1, high)):
        yield replace(half, start=low.start, end=high.end, unit=high.unit, bound=bound)
