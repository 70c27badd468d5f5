import io
import zipfile
from typing import Any

import openpyxl
import pytest

from documents import Fonts, render
from tests.documents.reading import FORMULAS, HOSTILE
from tests.documents.sample import content
from tests.documents.sample_figures import TEXTS, spoiled_figures, with_figures

ROWS = [row for task in with_figures()["figures"] for row in task["rows"]]


@pytest.fixture
def sheet(rendered_figures: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(rendered_figures["xlsx"]))["数字完成"]


def records(sheet: Any) -> list[dict[str, Any]]:
    """The rows of the sheet by the words of its header, each cell itself."""
    head = [cell.value for cell in sheet[5]]
    return [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=6)]


def test_the_workbook_has_the_sheet_behind_the_tasks_with_head_and_legend(sheet: Any) -> None:
    assert sheet.parent.sheetnames == ["状态矩阵", "报送情况", "任务进展", "数字完成", "说明"]
    assert content()["title"] in sheet.cell(1, 1).value
    assert str(sheet.cell(4, 1).value).startswith("绿：达到目标或序时进度；黄：")
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("B6", "$5:$5", "A5:N15")


def test_the_workbook_has_one_row_per_reading_that_says_all_of_itself(sheet: Any) -> None:
    keys = {"指标": "name", "目标": "asked", "填报单位": "unit", "灯": "light", "说明": "why"}
    found = records(sheet)
    assert [{key: row[word].value for word, key in keys.items()} for row in found] == [
        {key: row[key] for key in keys.values()} for row in ROWS
    ]
    assert [row["完成情况"].value for row in found] == [row["value"] or "未填报" for row in ROWS]
    assert [row["口径"].value == "口径不一" for row in found] == [row["differs"] for row in ROWS]
    assert [row["身份"].value == "牵头" for row in found] == [row["lead"] for row in ROWS]
    assert [row["序号"].value for row in found] == [2, 2, 2, 4, 4, 4, 4, 5, 5, 11]


def test_the_workbook_shows_repeats_and_absent_values_in_grey_and_lights_on_colours(sheet: Any) -> None:
    found, grey = records(sheet), "FF757575"
    assert [row["指标"].font.color is not None and row["指标"].font.color.rgb == grey for row in found] == [
        place in (4, 5) for place in range(10)
    ]
    absent = [row["完成情况"].font.color for row in found if row["完成情况"].value == "未填报"]
    assert [colour.rgb for colour in absent] == [grey] * 2
    assert [row["灯"].fill.fgColor.rgb for row in found[:2]] == ["FF2E7D32", "FFFFD54F"]
    assert found[0]["任务灯"].fill.fgColor.rgb == "FFFFD54F"


@pytest.mark.parametrize("text", [*FORMULAS, HOSTILE])
def test_the_workbook_takes_no_text_for_a_formula_or_a_link(fonts: Fonts, text: str) -> None:
    document = render(spoiled_figures(text), "xlsx", fonts)
    sheet = openpyxl.load_workbook(io.BytesIO(document))["数字完成"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    # The texts of the task stand in each of its three rows.
    assert sum(cell.value == text for cell in cells) == len(TEXTS) + 2 * 3
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not sheet._hyperlinks
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert not [name for name in archive.namelist() if "sheet" in name and b"<f>" in archive.read(name)]


def test_a_task_without_rows_still_says_its_light(fonts: Fonts) -> None:
    made = with_figures()
    made["figures"] = [{**made["figures"][0], "rows": []}]
    (row,) = records(openpyxl.load_workbook(io.BytesIO(render(made, "xlsx", fonts)))["数字完成"])
    assert (row["任务灯"].value, row["指标"].value) == ("黄", None)
