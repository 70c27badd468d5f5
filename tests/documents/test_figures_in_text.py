import io
import zipfile

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from documents import Fonts, render
from tests.documents.reading import HOSTILE
from tests.documents.sample import content
from tests.documents.sample_figures import NAME, TEXTS, spoiled_figures, with_figures, with_many
from tests.documents.test_web_page import Reader

ROWS = [row for task in with_figures()["figures"] for row in task["rows"]]
LEGEND = "绿：达到目标或序时进度；黄：达到应完成的80%；红：不足80%；灰：无法测算。"
HEAD = ["指标", "目标", "填报单位", "完成情况", "完成率", "灯", "说明"]


@pytest.fixture
def page(rendered_figures: dict[str, bytes]) -> Reader:
    return Reader(rendered_figures["html"])


@pytest.fixture
def opened(rendered_figures: dict[str, bytes]) -> Opened:
    return Document(io.BytesIO(rendered_figures["docx"]))


def grid(document: Opened) -> list[list[str]]:
    """The text of the last table's cells as they stand in the file: a merged cell is one."""
    rows = document.tables[-1]._tbl.tr_lst
    return [["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in rows]


def test_the_page_has_the_annex_and_is_well_formed(page: Reader) -> None:
    assert (page.wrong, page.open) == ([], [])
    assert len(page.named("caption")) == len(page.named("table")) == 4
    text = "".join(text for _, text in page.text)
    assert f"附件3　{NAME}\n{LEGEND}口径不一：" in text
    assert {attrs.get("scope") for attrs in page.named("th")} == {"col", "row", "rowgroup"}


def test_the_page_draws_a_bar_where_there_is_a_rate_with_its_number_beside_it(page: Reader) -> None:
    rates = [row["rate"] for row in ROWS if row["rate"]]
    widths = [int(attrs["width"] or 0) for attrs in page.named("rect")][-len(rates) :]
    assert widths == [min(1000, int(float(rate[:-1]) * 10 + 0.5)) for rate in rates]
    assert [text for tag, text in page.text if tag == "td" and text in rates] == rates
    hidden = [attrs for attrs in page.named("svg") if attrs.get("aria-hidden") == "true"]
    assert len(hidden) == len(rates)


def test_the_page_has_a_word_for_every_light_and_once_the_name_of_a_figure(page: Reader) -> None:
    sample = with_figures()
    lit = [text for tag, text in page.text if tag == "span" and text in ("绿", "黄", "红", "灰")]
    figures = [light for task in sample["figures"] for light in (task, *task["rows"])]
    assert lit == [row["light"] for row in [*sample["units"], *sample["tasks"], *figures]]
    assert [text for tag, text in page.text if tag == "th"].count("实际到位外来资金") == 1
    assert [attrs["rowspan"] for attrs in page.named("th") if "rowspan" in attrs].count("3") == 1
    assert [text for tag, text in page.text if tag == "span"].count("口径不一") == 1
    assert [text for tag, text in page.text if tag == "td"].count("未填报") == 2


def test_the_page_needs_nothing_from_elsewhere_and_keeps_signs_literal(fonts: Fonts) -> None:
    made = render(spoiled_figures(HOSTILE), "html", fonts)
    page = Reader(made)
    assert "".join(text for _, text in page.text).count(HOSTILE) == len(TEXTS) + 2
    assert not {"script", "link", "img", "b"} & {tag for tag, _ in page.tags}
    assert b"url(" not in made


def test_without_figures_not_even_a_style_is_left(rendered: dict[str, bytes]) -> None:
    assert b"band" not in rendered["html"]
    with zipfile.ZipFile(io.BytesIO(rendered["docx"])) as archive:
        assert "附件3" not in archive.read("word/document.xml").decode()
    assert "数字完成" not in openpyxl.load_workbook(io.BytesIO(rendered["xlsx"])).sheetnames


@pytest.mark.parametrize(
    ("form", "word"), [("html", "附件3　重点任务数字完成情况表"), ("docx", "重点任务数字完成情况表")]
)
def test_a_list_of_annexes_without_the_third_gets_the_usual_name(fonts: Fonts, form: str, word: str) -> None:
    made = render({**with_figures(), "annexes": content()["annexes"]}, form, fonts)
    if form == "docx":
        assert word in [each.text for each in Document(io.BytesIO(made)).paragraphs]
    else:
        assert word in made.decode()


def test_the_document_has_heading_legend_and_one_row_each_below_a_repeated_header(opened: Opened) -> None:
    text = [paragraph.text for paragraph in opened.paragraphs]
    at = text.index("附件3")
    assert text[at + 1] == NAME
    assert text[at + 2].startswith(LEGEND)
    assert opened.paragraphs[at].paragraph_format.page_break_before
    assert all(opened.paragraphs[at + step].paragraph_format.keep_with_next for step in (1, 2))
    rows = grid(opened)
    assert rows[0] == HEAD
    assert opened.tables[-1].rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
    assert [row[3:6] for row in rows if len(row) == 7][1:] == [
        [row["value"] or "未填报", row["rate"] or "—", row["light"]] for row in ROWS
    ]
    bands = [
        [f"{task['seq']}　{task['annual']}", task["light"], task["light_why"]] for task in with_figures()["figures"]
    ]
    assert [row for row in rows if len(row) == 3] == bands


def test_the_document_merges_name_and_target_over_the_readings_and_keeps_them_together(opened: Opened) -> None:
    rows, cells = opened.tables[-1]._tbl.tr_lst, grid(opened)
    at = next(at for at, row in enumerate(cells) if row[0] == "实际到位外来资金　口径不一")
    assert [row[:3] for row in cells[at + 1 : at + 3]] == [
        ["", "", "临淄经济开发区管理委员会　配合"],
        ["", "", "区财政局　配合"],
    ]
    merges = [
        [cell.get_or_add_tcPr().find(qn("w:vMerge")).get(qn("w:val")) for cell in row.tc_lst[:2]]
        for row in rows[at : at + 4]
    ]
    assert merges == [["restart"] * 2, ["continue"] * 2, ["continue"] * 2, ["restart"] * 2]
    kept = [{each.get(qn("w:val")) for each in row.iter(qn("w:keepNext"))} for row in rows[at - 1 : at + 3]]
    assert kept == [{None}, {"1"}, {"1"}, {"0"}]
    assert all(row.get_or_add_trPr().find(qn("w:cantSplit")) is not None for row in rows[1:])


def test_the_document_shows_lights_as_words_on_colours_and_the_absent_in_grey(opened: Opened) -> None:
    cells = [cell for row in opened.tables[-1]._tbl.tr_lst for cell in row.tc_lst]
    lit = {
        "".join(text.text or "" for text in cell.iter(qn("w:t"))): cell.get_or_add_tcPr()
        .find(qn("w:shd"))
        .get(qn("w:fill"))
        for cell in cells
        if cell.get_or_add_tcPr().find(qn("w:shd")) is not None
    }
    assert {word: lit[word] for word in "绿黄红灰"} == {"绿": "2E7D32", "黄": "FFD54F", "红": "B71C1C", "灰": "BDBDBD"}
    runs = [
        run
        for cell in cells
        for run in cell.iter(qn("w:r"))
        if "".join(t.text or "" for t in run.iter(qn("w:t"))) == "未填报"
    ]
    assert [run.rPr.find(qn("w:color")).get(qn("w:val")) for run in runs] == ["757575"] * 2


def test_the_document_keeps_signs_of_other_languages_and_no_tag(fonts: Fonts) -> None:
    made = render(spoiled_figures(HOSTILE), "docx", fonts)
    text = "".join(cell for row in grid(Document(io.BytesIO(made))) for cell in row)
    assert text.count(HOSTILE) == len(TEXTS) + 2
    with zipfile.ZipFile(io.BytesIO(render(with_many(60), "docx", fonts))) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    assert not [part for part in parts if "{{" in part or "{%" in part]


def test_a_task_without_rows_still_says_its_light(fonts: Fonts) -> None:
    made = with_figures()
    made["figures"] = [{**made["figures"][0], "rows": []}]
    document = Document(io.BytesIO(render(made, "docx", fonts)))
    assert [row[1] for row in grid(document)[1:]] == ["黄"]
    page = Reader(render(made, "html", fonts))
    assert [attrs.get("class") for attrs in page.named("tr")].count("band") == 1
