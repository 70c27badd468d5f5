"""Automatic numbering in Word: numbers that a person sees and that stand nowhere in the text."""

from collections import Counter

from lxml import etree

from intake.word_text import W, text_of

_COUNTED = ("decimal", "decimalZero", "decimalFullWidth", "chineseCounting", "japaneseCounting", "")


class Numbers:
    """Counts numbered paragraphs that hold nothing but their number, as cells of 序号 often do.

    Only the first level is counted, in lists that count by figures; a number in front of other words is layout.
    """

    def __init__(self, numbering: etree._Element | None) -> None:
        self._starts: dict[str, int] = {}
        self._lists: dict[str, str] = {}
        self._last: Counter[str] = Counter()
        if numbering is not None:
            self._read(numbering)

    def before(self, paragraph: etree._Element) -> str:
        """The number of an otherwise empty paragraph, "" for any other."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        name, level = _value(properties, "numId"), _value(properties, "ilvl")
        start = self._starts.get(self._lists.get(name, ""))
        if start is None or level not in ("", "0"):
            return ""
        self._last[self._lists[name]] += 1
        return "" if text_of(paragraph).strip() else str(start - 1 + self._last[self._lists[name]])

    def _read(self, numbering: etree._Element) -> None:
        for abstract in numbering.findall(f"{W}abstractNum"):
            level = abstract.find(f"{W}lvl[@{W}ilvl='0']")
            if level is not None and _value(level, "numFmt") in _COUNTED:
                start = _value(level, "start")
                self._starts[abstract.get(f"{W}abstractNumId", "")] = int(start) if start.isdecimal() else 1
        for number in numbering.findall(f"{W}num"):
            name, base = number.get(f"{W}numId", ""), _value(number, "abstractNumId")
            override = number.find(f"{W}lvlOverride/{W}startOverride")
            if override is not None and base in self._starts:
                # A list of its own that begins anew.
                start = override.get(f"{W}val", "")
                self._starts[f"num {name}"] = int(start) if start.isdecimal() else 1
                base = f"num {name}"
            self._lists[name] = base


def _value(parent: etree._Element, tag: str) -> str:
    found = parent.find(f"{W}{tag}")
    return found.get(f"{W}val", "") if found is not None else ""
