import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from documents import Fonts, render
from documents.fonts import drawable
from tests.documents.reading import HOSTILE, MM, cells, squeezed
from tests.documents.sample_figures import NAME, TEXTS, spoiled_figures, with_figures, with_many

HEAD = ["指标", "目标", "填报单位", "完成情况", "完成率", "灯", "说明"]
GREY = (0x75 / 255,) * 3


@pytest.fixture(scope="module")
def sheets(rendered_figures: dict[str, bytes]) -> Iterator[list[Page]]:
    with pdfplumber.open(io.BytesIO(rendered_figures["pdf"])) as opened:
        yield annex(opened)


def annex(opened: PDF) -> list[Page]:
    """The pages of the third annex: from its heading on, without one that only the 版记 is on."""
    first = next(at for at, page in enumerate(opened.pages) if "附件3" in page.extract_text() and page.width > 600)
    return [page for page in opened.pages[first:] if HEAD[0] in page.extract_text()]


def table(page: Page) -> list[list[str | None]]:
    # The frames of the bars are no cells.
    (rows,) = page.filter(lambda each: not is_bar(each)).extract_tables()
    return [[None if cell is None else squeezed(cell) for cell in row] for row in rows]


def is_bar(each: dict[str, Any]) -> bool:
    """A bar or its frame, 7 points high."""
    return each["object_type"] == "rect" and bool(6 < each["height"] < 8)


def is_band(row: list[str | None]) -> bool:
    """The words of a task reach over five columns; a reading has its unit in the third."""
    return row[1:5] == [None] * 4


def test_the_annex_follows_the_tasks_with_name_and_legend(sheets: list[Page]) -> None:
    text = squeezed(sheets[0].extract_text())
    assert text.startswith(squeezed(f"演示：责任单位和进展情况均为示例，不是通知原文的内容附件3{NAME}绿：达到目标"))
    assert "灰：无法测算。口径不一：" in text
    assert {(round(page.width / MM), round(page.height / MM)) for page in sheets} == {(297, 210)}


def test_the_letter_lists_the_annex(rendered_figures: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(rendered_figures["pdf"])) as opened:
        assert any(f"3．{NAME}" in squeezed(page.extract_text()) for page in opened.pages if page.height > page.width)


def test_every_task_and_every_reading_has_its_row(sheets: list[Page]) -> None:
    rows = [row for page in sheets for row in table(page)[1:]]
    sample = with_figures()["figures"]
    assert [row[0] for row in rows if is_band(row)] == [squeezed(f"{task['seq']}{task['annual']}") for task in sample]
    shown = [row[3:6] for row in rows if not is_band(row)]
    wanted = [(row["value"] or "未填报", row["rate"] or "—", row["light"]) for task in sample for row in task["rows"]]
    assert shown == [list(row) for row in wanted]


def test_name_and_target_of_a_figure_stand_once_and_are_marked_when_readings_differ(sheets: list[Page]) -> None:
    rows = [row for page in sheets for row in table(page)]
    at = next(at for at, row in enumerate(rows) if row[0] == "实际到位外来资金口径不一")
    assert [row[:3] for row in rows[at : at + 3]] == [
        ["实际到位外来资金口径不一", "150亿元（累计）", "区投资促进局"],
        [None, None, "临淄经济开发区管理委员会配合"],
        [None, None, "区财政局配合"],
    ]
    assert sum("口径不一" in (cell or "") for row in rows for cell in row) == 1


def test_what_was_not_reported_is_grey(sheets: list[Page]) -> None:
    grey = [char["text"] for char in sheets[0].chars if char["non_stroking_color"] == pytest.approx(GREY)]
    assert "未填报" in "".join(grey)


def test_bars_are_as_long_as_their_rates_and_stay_in_their_frames(sheets: list[Page]) -> None:
    boxes = [box for page in sheets for box in page.rects if is_bar(box)]
    frames = [box for box in boxes if not box["fill"]]
    rates = [row["rate"] for task in with_figures()["figures"] for row in task["rows"] if row["rate"]]
    parts = [box["width"] / frames[0]["width"] for box in boxes if box["fill"]]
    assert len(frames) == len(rates)
    assert parts == pytest.approx([min(1, float(rate[:-1]) / 100) for rate in rates], abs=0.01)


def test_no_character_is_lost_or_drawn_as_a_box(sheets: list[Page], fonts: Fonts) -> None:
    assert {ord(char) for page in sheets for piece in page.chars for char in piece["text"]} <= drawable(fonts)


@pytest.mark.parametrize("count", [60, 61, 63, 67])
def test_over_many_pages_head_and_task_come_again_and_no_band_ends_a_page(fonts: Fonts, count: int) -> None:
    made = with_many(count)
    with pdfplumber.open(io.BytesIO(render(made, "pdf", fonts))) as opened:
        pages = [table(page) for page in annex(opened)]
    assert len(pages) > 5
    for rows in pages:
        assert rows[0] == HEAD
        assert is_band(rows[1])
        assert not is_band(rows[-1])
    names = [row[0] for rows in pages for row in rows[1:] if not is_band(row)]
    assert names == [row["name"] for task in made["figures"] for row in task["rows"]]


@pytest.mark.parametrize("before", range(8))
def test_readings_of_one_figure_stay_on_one_page(fonts: Fonts, before: int) -> None:
    made = with_figures()
    fill, task = made["figures"][0]["rows"][0], made["figures"][1]
    task["rows"] = [{**fill, "name": f"第{place}项"} for place in range(before)] + task["rows"]
    with pdfplumber.open(io.BytesIO(render(made, "pdf", fonts))) as opened:
        pages = [table(page) for page in annex(opened)]
    (rows,) = [rows for rows in pages if any("口径不一" in (row[0] or "") for row in rows)]
    assert {"区投资促进局", "临淄经济开发区管理委员会配合", "区财政局配合"} <= {row[2] for row in rows}


def long_note(made: dict[str, Any]) -> None:
    made["figures"][1]["rows"][0]["note"] = "某" * 5000


def long_task(made: dict[str, Any]) -> None:
    made["figures"][1]["annual"] = "某" * 5000


def long_rule(made: dict[str, Any]) -> None:
    made["figures"][1]["light_why"] = "某" * 5000


def long_name(made: dict[str, Any]) -> None:
    for row in made["figures"][1]["rows"][:3]:
        row["name"] = "某" * 5000


def many_lines(made: dict[str, Any]) -> None:
    made["figures"][1]["rows"][1]["value"] = "某\n" * 500


@pytest.mark.parametrize(
    ("spoil", "signs"),
    [(long_note, 5000), (long_task, 5000), (long_rule, 5000), (long_name, 5000), (many_lines, 500)],
)
def test_a_text_longer_than_a_page_goes_on_over_pages_and_loses_nothing(fonts: Fonts, spoil: Any, signs: int) -> None:
    made = with_figures()
    spoil(made)
    with pdfplumber.open(io.BytesIO(render(made, "pdf", fonts))) as opened:
        pages = annex(opened)
        # The edge of the type area; what lies below it is cut off in print.
        drawn = [char for page in pages for char in page.chars if char["text"] == "某" and char["bottom"] < 184 * MM]
        tables = [table(page) for page in pages]
    repeated = sum(
        len(row[0] or "") + len(row[6] or "") for rows in tables for row in rows if "某…" in "".join(filter(None, row))
    )
    assert signs <= len(drawn) <= signs + repeated
    assert all(rows[0] == HEAD for rows in tables)


def test_signs_of_other_languages_print_as_they_are(fonts: Fonts) -> None:
    wanted = squeezed(HOSTILE)
    shown = cells(render(spoiled_figures(HOSTILE), "pdf", fonts))
    assert sum(cell.count(wanted) for cell in shown) == len(TEXTS) + 2


def test_a_number_without_any_place_to_break_stays_in_its_column(fonts: Fonts) -> None:
    number = "NO" + "A1B2" * 30
    shown = cells(render(spoiled_figures(number), "pdf", fonts))
    assert sum(cell.count(number) for cell in shown) == len(TEXTS) + 2


def test_a_task_without_rows_still_says_its_light(fonts: Fonts) -> None:
    made = with_figures()
    made["figures"] = [{**made["figures"][0], "rows": []}]
    with pdfplumber.open(io.BytesIO(render(made, "pdf", fonts))) as opened:
        (rows,) = [table(page) for page in annex(opened)]
    assert [row[5] for row in rows] == ["灯", "黄"]
