"""Markup and blanks that recognition of a scan puts into Chinese text."""

import re

# A line feed is no blank: it is a paragraph break and stays.
_BLANKS = re.compile("[ \t\u00a0\u3000]+")
_IDEOGRAPH = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARK = "\u3001-\u3006\u3008-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—"
_FIGURE = r"\d%％‰"

_BESIDE_FIGURE = re.compile(f"(?<=[{_FIGURE}]) (?=[{_IDEOGRAPH}])|(?<=[{_IDEOGRAPH}]) (?=[{_FIGURE}])")
_BESIDE_MARK = re.compile(f"(?<=[{_MARK}]) | (?=[{_MARK}])")
_BETWEEN_IDEOGRAPHS = re.compile(f"(?<=[{_IDEOGRAPH}]) (?=[{_IDEOGRAPH}])")

_PARAGRAPH = re.compile(r" ?(?:</p> ?<p>|<br ?/?>) ?", re.IGNORECASE)
_RAISED = re.compile(r"<sup> ?([0-9+-]+) ?</sup>", re.IGNORECASE)
_LOWERED = re.compile(r"<sub> ?([0-9+-]+) ?</sub>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|b|i|u|strong|em)>", re.IGNORECASE)
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def tidy(text: str) -> str:
    """The words of ``text`` without markup, and without blanks between a figure and a Chinese character.

    Blanks beside Chinese punctuation go too; any other run of blanks becomes one and stays, because it may be
    all that separates two words. ``m<sup>2</sup>`` becomes m²; a tag that is not known stays visible.
    """
    return _without_blanks(_without_tags(_BLANKS.sub(" ", text))).strip()


def tidy_lines(text: str) -> str:
    """``tidy`` line by line, empty lines left out: the paragraphs of a cell."""
    return "\n".join(filter(None, map(tidy, tidy(text).split("\n"))))


def close_up(text: str) -> str:
    """``tidy`` for a heading, where a blank between Chinese characters is only the end of a printed line."""
    return _BETWEEN_IDEOGRAPHS.sub("", tidy(text))


def _without_tags(text: str) -> str:
    text = _RAISED.sub(lambda found: found[1].translate(_SUPERSCRIPT), text)
    text = _LOWERED.sub(lambda found: found[1].translate(_SUBSCRIPT), text)
    return _TAG.sub("", _PARAGRAPH.sub("\n", text))


def _without_blanks(text: str) -> str:
    # A removed tag can leave two blanks side by side.
    return _BESIDE_MARK.sub("", _BESIDE_FIGURE.sub("", _BLANKS.sub(" ", text)))
