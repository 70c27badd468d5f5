"""The visible text of a Word paragraph."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's markup, as lxml writes it before a tag. (The strict variant has another and is not read.)"""

_THROUGH = frozenset(f"{W}{tag}" for tag in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml"))
_INLINE = _THROUGH | {f"{W}{tag}" for tag in ("hyperlink", "fldSimple", "ruby", "rubyBase", "dir", "bdo")}
_RUN = f"{W}r"
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, through content controls and insertions; deletions are passed over."""
    for element in parent:
        if element.tag in _THROUGH:
            yield from children(element)
        else:
            yield element


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, raised and lowered figures in the tags that ``tidy`` knows."""
    return "".join(_inline(paragraph))


def _inline(parent: etree._Element) -> Iterator[str]:
    for element in parent:
        if element.tag == _RUN:
            yield _run(element)
        elif element.tag in _INLINE:
            yield from _inline(element)


def _run(run: etree._Element) -> str:
    properties = run.find(f"{W}rPr")
    if properties is not None and _is_on(properties.find(f"{W}vanish")):
        return ""
    text = "".join(_piece(element) for element in run)
    script = properties.find(f"{W}vertAlign") if properties is not None else None
    tag = _SCRIPTS.get(script.get(f"{W}val", "")) if script is not None else None
    return f"<{tag}>{text}</{tag}>" if tag and text.strip().isdecimal() else text


def _piece(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}ruby":
        return text_of(element)
    return _SIGNS.get(element.tag, "") if isinstance(element.tag, str) else ""


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")
