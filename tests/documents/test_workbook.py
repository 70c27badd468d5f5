import io
import zipfile
from typing import Any

import openpyxl
import pytest

from documents import Fonts, render
from documents.refusals import TextTooLong
from tests.documents.reading import FORMULAS, HOSTILE, spoiled
from tests.documents.sample import content


@pytest.fixture
def book(rendered: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(rendered["xlsx"]))


def cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row_of(sheet: Any, name: str) -> int:
    return next(int(cell.row) for row in sheet.iter_rows() for cell in row if cell.value == name)


def test_there_are_four_sheets_each_with_title_number_and_label(book: Any) -> None:
    assert book.sheetnames == ["状态矩阵", "报送情况", "任务进展", "说明"]
    for sheet in book:
        head = [sheet.cell(row, 1).value for row in (1, 2, 3)]
        assert content()["title"] in head[0]
        assert content()["doc_number"] in head[1]
        assert head[2] == content()["label"]


def test_the_matrix_has_a_word_on_its_colour_where_a_unit_has_a_task(book: Any) -> None:
    sheet = book["状态矩阵"]
    lead = sheet.cell(row_of(sheet, "区交通运输局"), 3 + 11)
    support = sheet.cell(row_of(sheet, "区工业和信息化局"), 3 + 5)
    neither = sheet.cell(row_of(sheet, "区交通运输局"), 3 + 12)
    assert (lead.value, lead.fill.fgColor.rgb) == ("牵头 红", "FFB71C1C")
    assert (support.value, support.fill.fgColor.rgb) == ("配合 黄", "FFFFD54F")
    assert (neither.value, neither.fill.fill_type) == (None, None)


def test_the_matrix_counts_one_cell_per_assignment_and_no_more(book: Any) -> None:
    said = [cell.value for cell in cells(book) if cell.parent.title == "状态矩阵"]
    units = content()["units"]
    assert sum(str(value).startswith("牵头 ") for value in said) == sum(len(unit["tasks"]) for unit in units)
    assert sum(str(value).startswith("配合 ") for value in said) == sum(len(unit["supports"]) for unit in units)


def test_columns_of_missing_tasks_are_grey_for_every_unit(book: Any) -> None:
    sheet = book["状态矩阵"]
    first = row_of(sheet, "区工业和信息化局")
    for seq in (16, 17, 18, 19):
        below = [sheet.cell(row, 3 + seq) for row in range(first, first + 26)]
        assert {(cell.value, cell.fill.fgColor.rgb) for cell in below} == {("待补录", "FFE0E0E0")}


def test_headers_stay_in_sight_and_the_legend_is_there(book: Any) -> None:
    sheet = book["状态矩阵"]
    assert sheet.freeze_panes == "D7"
    assert sheet.print_title_rows == "$6:$6"
    assert {"绿", "黄", "红", "灰", "待补录"} <= {sheet.cell(5, place).value for place in range(1, 6)}
    assert str(sheet.cell(4, 1).value).startswith("图例")


def test_every_unit_and_every_entry_has_its_row(book: Any) -> None:
    units = {row[2].value for row in book["报送情况"].iter_rows(min_row=6)}
    assert units == {unit["name"] for unit in content()["units"]}
    sheet = book["任务进展"]
    reported = [row[5].value for row in sheet.iter_rows(min_row=5) if row[5].value]
    assert len(reported) == sum(len(task["entries"]) for task in content()["tasks"])
    assert sheet.cell(row_of(sheet, "通知原文缺失，待补录"), 1).value == 16


def test_the_notes_give_number_totals_and_rules(book: Any) -> None:
    notes = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=4)}
    assert (notes["文号"], notes["责任单位"], notes["迟报"]) == ("督查通报〔2020〕1号", 26, 4)
    assert notes["报送截止"] == "2020年10月12日"
    assert notes["说明"] == content()["standing"][-1]


@pytest.mark.parametrize("text", [*FORMULAS, HOSTILE])
def test_text_never_becomes_a_formula_or_a_link(fonts: Fonts, text: str) -> None:
    document = render(spoiled(text), "xlsx", fonts)
    book = openpyxl.load_workbook(io.BytesIO(document))
    assert sum(cell.value == text for cell in cells(book)) >= 9
    assert {cell.data_type for cell in cells(book)} == {"s", "n"}
    assert not [sheet for sheet in book if sheet._hyperlinks]
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert not [name for name in archive.namelist() if "sheet" in name and b"<f>" in archive.read(name)]


def test_text_that_looks_like_an_escape_is_escaped(fonts: Fonts) -> None:
    with zipfile.ZipFile(io.BytesIO(render(spoiled("_x0041_"), "xlsx", fonts))) as archive:
        assert b"_x005F_x0041_" in archive.read("xl/sharedStrings.xml")


def test_joined_text_too_long_for_a_cell_is_refused_and_not_lost(fonts: Fonts) -> None:
    long = content()
    long["tasks"][0]["lead"] = ["区" * 20_000, "县" * 20_000]
    with pytest.raises(TextTooLong):
        render(long, "xlsx", fonts)


def test_properties_come_from_the_circular(book: Any) -> None:
    assert (book.properties.title, book.properties.creator) == (content()["title"], content()["office"])
    assert f"{book.properties.created:%Y-%m-%d %H:%M}" == "2020-10-27 00:00"
