"""A letter in each of its forms: measured on the page, read back, the same bytes every time."""

import io
import re
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from docx import Document

from documents import KINDS, Fonts, render
from documents.qr import qr
from documents.refusals import MalformedContent, MissingGlyph
from tests.documents.letter.sample import EVENT, content
from tests.documents.reading import HOSTILE, MM, pages, squeezed

FORMS = KINDS["ducha.letter/1"].forms


@pytest.fixture(scope="module")
def made(fonts: Fonts) -> dict[str, bytes]:
    return {form: render(content(), form, fonts) for form in FORMS}


def is_red(colour: Any) -> bool:
    return isinstance(colour, tuple) and colour[0] > 0.8


def test_the_head_and_the_rules_stand_where_the_standard_wants_them(made: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(made["pdf"])) as opened:
        page = opened.pages[0]
        red = sorted((rule for rule in page.rects if is_red(rule["non_stroking_color"])), key=lambda r: r["top"])
        head = [char for char in page.chars if char["size"] > 30]
    assert len(red) == 4
    assert {round(float(rule["width"]) / MM) for rule in red} == {170}
    assert {round(float(rule["x0"]) / MM) for rule in red} == {20}
    heights = [round(float(rule["height"]), 1) for rule in red]
    assert heights[0] > heights[1]
    assert heights[2] < heights[3]
    assert abs(297 - float(red[3]["bottom"]) / MM - 20) < 0.2
    assert abs((float(red[0]["top"]) - max(char["bottom"] for char in head)) / MM - 4) < 1.6
    assert "".join(char["text"] for char in head) == "演示区政府督查室"


def test_the_first_page_has_no_number_and_later_ones_have(fonts: Fonts) -> None:
    long = content()
    long["paragraphs"] = ["样章文字。" * 80] * 4
    found = pages(render(long, "pdf", fonts))
    assert len(found) > 1
    assert "—1—" not in found[0]
    assert "—2—" in found[1]


def test_a_phone_reads_the_code_from_the_page(made: dict[str, bytes]) -> None:
    opened = pypdfium2.PdfDocument(made["pdf"])
    picture = opened[0].render(scale=150 / 72).to_pil()
    opened.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [content()["code"]]


def test_the_page_says_how_it_is_verified_and_carries_its_code(made: dict[str, bytes]) -> None:
    assert "duchaverify" in pages(made["pdf"])[0]
    for form in ("pdf", "html", "json"):
        assert f"DUCHA:LETTER/{EVENT.upper()}".encode() in made[form]
    assert Document(io.BytesIO(made["docx"])).core_properties.comments == content()["code"]


def test_every_form_says_the_same(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made["docx"]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    forms = {
        "pdf": "".join(pages(made["pdf"])),
        "docx": squeezed("".join([*(line.text for line in document.paragraphs), *cells])),
        "html": squeezed(re.sub("<[^>]+>", "", made["html"].decode())),
    }
    for form, text in forms.items():
        for part in ("编号：2020Q3-YSJ-7", "样章文字", "内容", "特此通知。", "2020年10月14日"):
            assert part in text, (form, part)


def test_the_word_file_names_the_faces_of_an_office(made: dict[str, bytes]) -> None:
    xml = Document(io.BytesIO(made["docx"])).element.xml
    assert "方正小标宋简体" in xml
    assert "仿宋_GB2312" in Document(io.BytesIO(made["docx"])).styles.element.xml


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_whatever_a_text_looks_like_it_comes_out_as_text(fonts: Fonts, form: str) -> None:
    made = render(content(HOSTILE), form, fonts)
    if form == "pdf":
        text = "".join(pages(made))
    elif form == "docx":
        text = "".join(cell.text for row in Document(io.BytesIO(made)).tables[0].rows for cell in row.cells)
    else:
        text = re.sub("<[^>]+>", "", made.decode())
        for sign, code in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
            text = text.replace(sign, code)
    assert squeezed(HOSTILE) in squeezed(text)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_content_gives_the_same_bytes(made: dict[str, bytes], fonts: Fonts, form: str) -> None:
    assert render(dict(reversed(content().items())), form, fonts) == made[form]


def test_what_is_no_letter_or_cannot_be_drawn_is_refused(fonts: Fonts) -> None:
    with pytest.raises(MalformedContent):
        render(content() | {"code": "DUCHA:LETTER/xyz"}, "pdf", fonts)
    with pytest.raises(MissingGlyph) as refused:
        render(content("𠮷"), "pdf", fonts)
    assert "𠮷" in refused.value.sentence("zh")


def test_a_code_is_as_many_modules_as_its_size_says() -> None:
    found = qr("DUCHA")
    assert found["size"] == 21
    assert found["path"].startswith("M0 0h7v1h-7z")
