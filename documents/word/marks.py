"""Small pieces of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# Names as Word and WPS know them in China; GB/T 9704 asks for these faces.
FANGSONG, HEITI, XIAOBIAOSONG, KAITI = "仿宋_GB2312", "黑体", "方正小标宋简体", "楷体_GB2312"
LATIN = "Times New Roman"


def mark(tag: str, **attributes: str) -> Any:
    """An element of the ``w:`` namespace with its attributes."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def face(properties: Any, name: str) -> None:
    """Sets the East-Asian face; the hint keeps “” and … from falling back to the Latin one."""
    fonts = properties.get_or_add_rFonts()
    for slot, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", name), ("hint", "eastAsia")):
        fonts.set(qn(f"w:{slot}"), value)


def run(paragraph: Paragraph, text: str, name: str = "", size: str = "", colour: str = "", fill: str = "") -> Run:
    """A run with face, size in points, text and background colour; a size or colour may be a template tag."""
    made = paragraph.add_run(text)
    properties = made._r.get_or_add_rPr()
    if name:
        face(properties, name)
    if colour:
        properties.append(mark("color", val=colour))
    if size:
        half_points = size if size.startswith("{") else str(int(float(size) * 2))
        properties.append(mark("sz", val=half_points))
    if fill:
        properties.append(mark("shd", val="clear", color="auto", fill=fill))
    return made


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that the reader's program fills in, such as PAGE."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        made = paragraph.add_run()
        made._r.append(mark("fldChar", fldCharType=kind) if kind else _instruction(text))


def _instruction(text: str) -> Any:
    element = OxmlElement("w:instrText")
    element.text = text
    return element


def rule(side: str, kind: str = "single", eighths: int = 8, space: int = 4, colour: str = "000000") -> Any:
    """A rule on one side ("top", "bottom") of a paragraph: its kind in Word's words, its width in eighths of a point
    (8: 0.35 mm), ``space`` points from the text."""
    return mark(side, val=kind, sz=str(eighths), space=str(space), color=colour)


def ruled(paragraph: Paragraph, *rules: Any) -> None:
    """Puts ``rules`` around the paragraph."""
    borders = mark("pBdr")
    for one in rules:
        borders.append(one)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def off_grid(paragraph: Paragraph) -> None:
    """Frees a table's paragraph from the page's line grid."""
    paragraph._p.get_or_add_pPr().insert_element_before(
        mark("snapToGrid", val="0"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
