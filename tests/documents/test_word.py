import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from documents import Fonts, render
from tests.documents.reading import HOSTILE, spoiled
from tests.documents.sample import content


@pytest.fixture
def opened(rendered: dict[str, bytes]) -> Opened:
    return Document(io.BytesIO(rendered["docx"]))


def everything(document: Opened) -> str:
    """All text of body and tables, cell by cell."""
    inside = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *inside])


def test_the_letter_reads_as_written(opened: Opened) -> None:
    sample, text = content(), [paragraph.text for paragraph in opened.paragraphs]
    assert text[0] == sample["office"] + sample["kind"]
    assert {sample["doc_number"], sample["label"], sample["addressees"], "2020年10月27日"} <= set(text)
    for section in sample["sections"]:
        at = text.index(section["heading"])
        assert text[at + 1] == section["paragraphs"][0]


def test_headings_are_headings_and_stay_with_their_text(opened: Opened) -> None:
    headings = [each for each in opened.paragraphs if each.style and each.style.name == "Heading 1"]
    assert [each.text for each in headings] == [section["heading"] for section in content()["sections"]]
    assert opened.styles["Heading 1"].paragraph_format.keep_with_next


def test_the_official_faces_are_named_for_chinese(opened: Opened) -> None:
    faces = {each.get(qn("w:eastAsia")) for each in opened.element.iter(qn("w:rFonts"))}
    assert {"方正小标宋简体", "黑体"} <= faces
    normal = opened.styles["Normal"].element.rPr.rFonts
    assert (normal.get(qn("w:eastAsia")), normal.get(qn("w:hint"))) == ("仿宋_GB2312", "eastAsia")


def test_pages_are_a4_with_the_official_margins_and_wide_for_the_tables(opened: Opened) -> None:
    letter, tables = opened.sections
    margins = (letter.top_margin, letter.bottom_margin, letter.left_margin, letter.right_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26]
    assert letter.page_width is not None
    assert tables.page_width is not None
    assert (round(letter.page_width.mm), round(tables.page_width.mm)) == (210, 297)
    assert letter._sectPr.find(qn("w:docGrid")).get(qn("w:type")) == "lines"


def test_label_and_page_number_are_on_odd_and_even_pages(opened: Opened) -> None:
    letter = opened.sections[0]
    assert opened.settings.odd_and_even_pages_header_footer
    for header, footer in ((letter.header, letter.footer), (letter.even_page_header, letter.even_page_footer)):
        assert header.paragraphs[0].text == content()["label"]
        assert "PAGE" in [each.text for each in footer._element.iter(qn("w:instrText"))]


def test_tables_have_a_repeated_header_and_one_row_each(opened: Opened) -> None:
    bars, units, flags, tasks = opened.tables
    assert [len(table.rows) for table in (bars, units, flags, tasks)] == [3, 27, 3, 21]
    for table in opened.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[1].text for row in tasks.rows if row.cells[0].text in ("16", "19")] == [
        "通知原文缺失，待补录"
    ] * 2


def test_a_light_has_its_word_on_its_colour(opened: Opened) -> None:
    cell = opened.tables[1].rows[20].cells[8]
    assert cell.text == "红"
    assert cell._tc.tcPr is not None
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "B71C1C"


def test_ampersand_and_less_than_survive(opened: Opened) -> None:
    assert "A&B两个标段投资<3万元" in everything(opened)


def test_signs_of_other_languages_stay_literal(fonts: Fonts) -> None:
    text = everything(Document(io.BytesIO(render(spoiled(HOSTILE), "docx", fonts))))
    # Heading, paragraph, two notes, unit with its remark, seven cells of a task, a missing task's four cells, a flag.
    assert text.count(HOSTILE) >= 13
    assert "49" not in text.replace("四十九", "")


def test_no_template_tag_is_left(rendered: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered["docx"])) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    assert not [part for part in parts if "{{" in part or "{%" in part]


def test_without_label_flags_and_entries_nothing_is_left_behind(fonts: Fonts) -> None:
    bare = {**content(), "label": None, "flags": [], "standing": [], "annexes": []}
    bare["campaign"]["warnings"] = []
    bare["tasks"][0]["entries"] = []
    document = Document(io.BytesIO(render(bare, "docx", fonts)))
    assert "None" not in everything(document)
    assert len(document.tables) == 3
    assert document.tables[-1].rows[1].cells[4].text == "—"


def test_core_properties_come_from_the_circular(opened: Opened) -> None:
    core = opened.core_properties
    assert (core.title, core.author) == (content()["title"], content()["office"])
    assert core.created == core.modified
    assert f"{core.created:%Y-%m-%d %H:%M}" == "2020-10-27 00:00"
