import io
import itertools
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF

from documents import Fonts, render
from documents.fonts import drawable
from documents.refusals import TypesettingRefused
from tests.documents.reading import HOSTILE, MM, body_lines, cells, pages, spoiled, squeezed
from tests.documents.sample import content

# Marks whose box is half empty: at the edge of a line that half may hang over the margin.
MARKS = "，。、；：？！“”‘’（）《》〔〕"
# D7000F in parts of one.
RED = (215 / 255, 0, 15 / 255)
HEADINGS = ("一、", "二、", "三、", "四、", "五、")


def test_the_letter_stands_on_a4_and_the_tables_on_wide_pages(paper: PDF) -> None:
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in paper.pages]
    assert sizes[:3] == [(210, 297)] * 3
    assert set(sizes[3:]) == {(297, 210)}


def test_the_first_page_has_head_number_title_addressees_and_label(paper: PDF) -> None:
    first, sample = squeezed(paper.pages[0].extract_text()), content()
    for key in ("doc_number", "title", "addressees"):
        assert squeezed(sample[key]) in first
    assert sample["office"] + sample["kind"] in first
    assert first.count(sample["label"]) == 2


def test_the_head_is_red_and_in_one_line_across_the_type_area(paper: PDF) -> None:
    head = [char for char in paper.pages[0].chars if char["non_stroking_color"] == pytest.approx(RED)]
    assert "".join(char["text"] for char in head) == "临淄区人民政府督查室督查通报"
    assert {round(char["size"], 1) for char in head} == {round(442 / 14, 1)}
    assert min(char["x0"] for char in head) >= 28 * MM - 1
    assert max(char["x1"] for char in head) <= 184 * MM + 1


def test_a_short_head_is_42_points_and_no_larger(fonts: Fonts) -> None:
    short = {**content(), "office": "区督查室"}
    with pdfplumber.open(io.BytesIO(render(short, "pdf", fonts))) as opened:
        assert max(char["size"] for char in opened.pages[0].chars) == pytest.approx(42)


def test_every_page_carries_the_label_and_none_does_without_one(paper: PDF, fonts: Fonts) -> None:
    label = content()["label"]
    assert all(label in squeezed(page.extract_text()) for page in paper.pages)
    assert not any("演示：" in text for text in pages(render({**content(), "label": None}, "pdf", fonts)))


def test_only_the_two_faces_are_used_and_both_are_embedded(paper: PDF) -> None:
    names = {char["fontname"] for page in paper.pages for char in page.chars}
    assert {name.split("+")[1] for name in names} == {"NotoSerifSC-Regular", "NotoSansSC-Regular"}
    fonts: list[Any] = [resolve1(page.page_obj.resources["Font"]) for page in paper.pages]
    assert all("FontFile3" in descriptor(font) for page in fonts for font in page.values())


def descriptor(font: Any) -> Any:
    """The descriptor of a composite font, where an embedded face would be."""
    return resolve1(resolve1(resolve1(resolve1(font)["DescendantFonts"])[0])["FontDescriptor"])


def test_no_character_is_lost_or_drawn_as_a_box(paper: PDF, fonts: Fonts) -> None:
    shown = {char for page in paper.pages for piece in page.chars for char in piece["text"]}
    assert {ord(char) for char in shown} <= drawable(fonts)
    letter = squeezed("".join(line["text"] for page in paper.pages[:3] for line in body_lines(page)))
    for section in content()["sections"]:
        assert squeezed(section["heading"]) in letter
        assert all(squeezed(paragraph) in letter for paragraph in section["paragraphs"])


def test_the_body_stays_within_the_margins(paper: PDF) -> None:
    for page in paper.pages[:3]:
        chars = [char for line in body_lines(page) for char in line["chars"] if char["text"] not in MARKS + " "]
        assert min(char["x0"] for char in chars) >= 28 * MM - 1
        assert max(char["x1"] for char in chars) <= 184 * MM + 1
        assert min(char["top"] for char in chars) >= 37 * MM - 2
        assert max(char["bottom"] for char in chars) <= page.height - 35 * MM + 2


def test_body_lines_follow_each_other_at_29_points(paper: PDF) -> None:
    tops = [line["chars"][0]["top"] for line in body_lines(paper.pages[1])]
    steps = [after - before for before, after in itertools.pairwise(tops)]
    assert 20 <= len(tops) <= 22
    assert all(step == pytest.approx(29, abs=0.2) for step in steps)
    assert {round(line["chars"][0]["size"], 1) for line in body_lines(paper.pages[1])} == {16.0}


def test_paragraphs_are_indented_by_two_characters(paper: PDF) -> None:
    first = [line["chars"][0] for line in body_lines(paper.pages[1])]
    starts = {round(char["x0"] - 28 * MM) for char in first if char["text"] not in MARKS}
    # Two characters of 16 points.
    assert starts == {0, 32}


@pytest.mark.parametrize("extra", range(22))
def test_a_heading_is_never_the_last_line_of_a_page(fonts: Fonts, extra: int) -> None:
    longer = content()
    longer["sections"][1]["paragraphs"] += ["另起一行。"] * extra
    with pdfplumber.open(io.BytesIO(render(longer, "pdf", fonts))) as opened:
        letter = [page for page in opened.pages if page.height > page.width]
        last = [body_lines(page)[-1]["text"] for page in letter]
    assert not [line for line in last if line.strip().startswith(HEADINGS)]
    # The date never stands alone either: the list of annexes is on its page.
    assert any("附件" in line["text"] for line in body_lines(letter[-1]))


def test_page_numbers_stand_on_the_outer_side(paper: PDF) -> None:
    for number, page in enumerate(paper.pages, start=1):
        digits = [line for line in page.extract_text_lines() if squeezed(line["text"]) == f"—{number}—"]
        assert len(digits) == 1
        assert digits[0]["chars"][0]["size"] == pytest.approx(14)
        assert (digits[0]["x0"] > page.width / 2) == (number % 2 == 1)


def test_the_bar_shows_the_counts_in_proportion_with_words_and_numbers(paper: PDF) -> None:
    page = paper.pages[0]
    wide = [box for box in page.rects if box["width"] > 12 and box["fill"] and 15 < box["height"] < 25]
    first = [box["width"] for box in wide if box["top"] == min(other["top"] for other in wide)]
    assert [round(width / sum(first), 2) for width in first] == [round(n / 26, 2) for n in (20, 4, 2)]
    text = squeezed(page.extract_text())
    assert all(word in text for word in ("按时20", "迟报4", "未报2", "绿灯11", "黄灯3", "红灯1", "灰灯1", "待补录4"))


def test_tables_repeat_their_header_on_every_page(paper: PDF) -> None:
    heads = [(page.extract_tables() or [[[""]]])[0][0][:2] for page in paper.pages[3:]]
    assert heads.count(["序号", "单位"]) == 2
    assert heads.count(["序号", "年度任务"]) == len(heads) - 2


def test_tables_show_every_unit_every_task_and_the_missing_ones(rendered: dict[str, bytes]) -> None:
    shown = cells(rendered["pdf"])
    assert all(unit["name"] in shown for unit in content()["units"])
    assert shown.count("通知原文缺失，待补录") == 4
    # A long target may be cut by a page; its beginning is in one cell.
    for task in content()["tasks"]:
        assert any(squeezed(task["target"]).startswith(cell) for cell in shown if len(cell) > 30)


def test_a_light_is_a_word_as_well_as_a_colour(rendered: dict[str, bytes]) -> None:
    shown = cells(rendered["pdf"])
    lights = [unit["light"] for unit in content()["units"]]
    assert shown.count("绿") == lights.count("绿")
    assert shown.count("红") == lights.count("红")


def test_a_number_without_any_place_to_break_stays_in_its_column(fonts: Fonts) -> None:
    number = "NO" + "A1B2" * 30
    shown = cells(render(spoiled(number), "pdf", fonts))
    # Unit and its remark, four texts of a task and its lead, a missing task, a flag.
    assert sum(cell.count(number) for cell in shown) >= 9


def test_signs_of_other_languages_print_as_they_are(fonts: Fonts) -> None:
    document = render(spoiled(HOSTILE), "pdf", fonts)
    wanted = squeezed(HOSTILE)
    assert "".join(pages(document)[:2]).count(wanted) == 2
    shown = cells(document)
    assert sum(cell.count(wanted) for cell in shown) >= 10


def test_line_ends_in_a_report_are_kept_and_tabs_take_room(fonts: Fonts) -> None:
    changed = content()
    changed["sections"][0]["paragraphs"] = ["第一行\r\n第二行\t末"]
    with pdfplumber.open(io.BytesIO(render(changed, "pdf", fonts))) as opened:
        lines = [line["text"].strip() for line in body_lines(opened.pages[0])]
    assert "第一行" in lines
    assert any(line.startswith("第二行") and line.endswith("末") and line != "第二行末" for line in lines)


def test_the_file_carries_no_date_of_its_own_making(paper: PDF) -> None:
    assert not {"CreationDate", "ModDate"} & set(paper.metadata)
    assert paper.metadata["Title"] == content()["title"]


def test_an_unknown_font_family_is_refused(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fonts, "faces", {role: ["No Such Face"] for role in fonts.faces})
    with pytest.raises(TypesettingRefused) as refusal:
        render(content(), "pdf", fonts)
    assert "unknown font family: no such face" in refusal.value.sentence("zh")


def test_a_circular_with_nothing_to_report_still_makes_a_page(fonts: Fonts) -> None:
    bare = {**content(), "units": [], "tasks": [], "missing_tasks": [], "flags": [], "sections": [], "annexes": []}
    bare["totals"] = dict.fromkeys(("units", "on_time", "late", "missing"), 0)
    assert bare["title"] in pages(render({**bare, "due_on": None}, "pdf", fonts))[0]
