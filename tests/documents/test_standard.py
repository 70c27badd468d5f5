"""The page held against GB/T 9704-2012 (党政机关公文格式), measured on the finished PDF, with the clauses."""

import io
import itertools
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from documents import Fonts, render
from tests.documents.reading import MM, body_lines, squeezed
from tests.documents.sample import content

# 5.2.1: 天头 37 mm ± 1 mm, 订口 28 mm ± 1 mm, 版心 156 mm × 225 mm.
LEFT, TOP, WIDTH, HEIGHT = 28 * MM, 37 * MM, 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
# 5.2.3: 每面排22行，每行排28个字.
LINES, CHARACTERS = 22, 28
# 2号 is 22 pt, 3号 16 pt, 4号 14 pt.
SECOND, THIRD, FOURTH = 22, 16, 14
RED = (215 / 255, 0, 15 / 255)
# Never at the beginning of a line, and never at its end (GB/T 15834-2011, 5.1).
CLOSING, OPENING = "，。、；：？！”’）》〕…", "“‘（《〔"


@pytest.fixture(scope="module")
def long(fonts: Fonts) -> Iterator[PDF]:
    """Two pages and more of nothing but characters."""
    made = content()
    made["sections"][0]["paragraphs"][1:] = ["督查" * 600]
    with opened(made, fonts) as document:
        yield document


@pytest.fixture(scope="module")
def prose(fonts: Fonts) -> Iterator[PDF]:
    """Text with punctuation in every place of a line."""
    made = content()
    made["sections"][0]["paragraphs"][1:] = [
        "字" * shift + "“两需搬迁”（第一批），完成《方案》；其中：“新开工”项目、续建项目……均已达标！" * 6
        for shift in range(28)
    ]
    with opened(made, fonts) as document:
        yield document


def opened(made: dict[str, Any], fonts: Fonts) -> PDF:
    return pdfplumber.open(io.BytesIO(render(made, "pdf", fonts)))


def upright(document: PDF) -> list[Page]:
    return [page for page in document.pages if page.height > page.width]


def _in_the_margin(char: dict[str, Any]) -> bool:
    """Left of the type area of a wide page, where only the number stands."""
    return bool(char["text"].strip()) and middle_of(char) < 33 * MM


def middle_of(char: dict[str, Any]) -> float:
    return float(char["x0"] + char["x1"]) / 2


def test_a_full_page_has_22_lines_of_28_characters_that_fill_the_type_area(long: PDF) -> None:
    lines = body_lines(upright(long)[2])
    assert len(lines) == LINES
    assert {len(squeezed(line["text"])) for line in lines} == {CHARACTERS}
    chars = [char for line in lines for char in line["chars"]]
    # 5.2.2: 3号.
    assert {round(char["size"], 1) for char in chars} == {THIRD}
    assert min(char["x0"] for char in chars) == pytest.approx(LEFT, abs=1 * MM)
    assert max(char["x1"] for char in chars) == pytest.approx(RIGHT, abs=1 * MM)
    assert min(char["top"] for char in chars) == pytest.approx(TOP, abs=2 * MM)
    assert max(char["bottom"] for char in chars) == pytest.approx(BOTTOM, abs=5 * MM)
    steps = [after["top"] - before["top"] for before, after in itertools.pairwise(lines)]
    assert all(step == pytest.approx(29, abs=0.1) for step in steps)


def test_lines_stay_on_the_grid_behind_the_bars(long: PDF) -> None:
    second, third = (body_lines(page) for page in upright(long)[1:3])
    behind = {round(line["top"] - second[-1]["top"], 1) % 29 for line in second if line["chars"][0]["size"] > 15}
    assert behind == {0}
    assert second[-1]["top"] == pytest.approx(third[-1]["top"], abs=0.1)


def test_a_paragraph_begins_two_characters_in_and_goes_on_at_the_margin(long: PDF) -> None:
    lines = [line for page in upright(long)[1:3] for line in body_lines(page) if line["chars"][0]["size"] > 15]
    starts = [line["chars"][0]["x0"] - LEFT for line in lines]
    assert {round(start / (WIDTH / CHARACTERS)) for start in starts} == {0, 2}  # 7.3.3: 左空二字


def test_no_mark_stands_where_a_line_may_not_begin_or_end(prose: PDF) -> None:
    lines = [squeezed(line["text"]) for page in upright(prose) for line in body_lines(page)]
    assert len(lines) > 150
    assert not [line for line in lines if line[0] in CLOSING or line[-1] in OPENING]


@pytest.mark.parametrize("length", [4, 7, 11, 18, 30])
def test_the_red_head_is_one_line_35_mm_below_the_top(fonts: Fonts, length: int) -> None:
    name = ("临淄区人民政府督查室" * 3)[: length - 2]
    with opened({**content(), "office": name, "kind": "通报"}, fonts) as document:
        head = [char for char in document.pages[0].chars if char["non_stroking_color"] == pytest.approx(RED)]
    assert "".join(char["text"] for char in head) == f"{name}通报"
    assert len({round(char["top"]) for char in head}) == 1
    # 7.2.4: 居中排布，上边缘至版心上边缘为35 mm.
    assert (head[0]["x0"] + head[-1]["x1"]) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=1)
    assert head[0]["size"] <= 42
    assert LEFT - 1 <= head[0]["x0"] < head[-1]["x1"] <= RIGHT + 1
    assert head[0]["top"] == pytest.approx(TOP + 35 * MM, abs=0.2 * head[0]["size"])


def test_the_number_stands_two_lines_below_the_head_and_4_mm_above_the_red_rule(paper: PDF) -> None:
    page = paper.pages[0]
    (number,) = [line for line in body_lines(page) if "〔2020〕" in line["text"] and line["top"] < 330]
    head = max(char["bottom"] for char in page.chars if char["non_stroking_color"] == pytest.approx(RED))
    (rule,) = [line for line in page.lines if line["stroking_color"] == pytest.approx(RED)]
    # 7.2.5: 下空二行，居中; 7.2.7: 之下 4 mm 处印一条与版心等宽的红色分隔线.
    assert (number["x0"] + number["x1"]) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=4)
    assert number["top"] - head == pytest.approx(2 * 29 + 13, abs=15)
    assert rule["top"] - number["bottom"] == pytest.approx(4 * MM, abs=4)
    assert (rule["x0"], rule["x1"]) == pytest.approx((LEFT, RIGHT), abs=0.5)


def test_the_title_is_centred_in_2_and_the_first_page_shows_text(paper: PDF) -> None:
    title = [line for line in body_lines(paper.pages[0]) if round(line["chars"][0]["size"]) == SECOND]
    assert "".join(squeezed(line["text"]) for line in title) == content()["title"]
    assert all((line["x0"] + line["x1"]) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=1) for line in title)  # 7.3.1
    assert squeezed(content()["sections"][0]["paragraphs"][0])[:40] in squeezed(paper.pages[0].extract_text())  # 7.3.3


def test_levels_begin_in_their_faces(paper: PDF) -> None:
    # 7.3.3: 第一层用黑体字; 黑体 is drawn by the default sans here.
    for page in paper.pages[:3]:
        for line in body_lines(page):
            if line["text"].lstrip()[:2] in ("一、", "二、", "三、", "四、", "五、"):
                assert "Sans" in line["chars"][0]["fontname"]


def test_the_addressees_begin_at_the_margin(paper: PDF) -> None:
    (line,) = [line for line in body_lines(paper.pages[0]) if line["text"].startswith("各镇人民政府")]
    assert line["x0"] == pytest.approx(LEFT, abs=1)  # 7.3.2: 居左顶格


def test_office_and_date_stand_on_one_axis_four_characters_in(paper: PDF) -> None:
    lines = body_lines(upright(paper)[-1])
    (date,) = [line for line in lines if squeezed(line["text"]) == "2020年10月27日"]
    office = lines[lines.index(date) - 1]
    assert squeezed(office["text"]) == content()["office"]
    # 7.3.5.1: 成文日期一般右空四字，署名以成文日期为准居中.
    assert RIGHT - date["x1"] == pytest.approx(4 * THIRD, abs=3)
    assert (office["x0"] + office["x1"]) / 2 == pytest.approx((date["x0"] + date["x1"]) / 2, abs=1)


def test_names_of_annexes_hang_behind_their_numbers(fonts: Fonts) -> None:
    made = {**content(), "annexes": ["很长的附件名称" * 6, "短的附件名称"]}
    with opened(made, fonts) as document:
        lines = body_lines(upright(document)[-1])
    first = next(at for at, line in enumerate(lines) if line["text"].lstrip().startswith("附件："))
    name = next(char for char in lines[first]["chars"] if char["text"] == "很")
    # 7.3.4: 左空二字; 回行时与上一行附件名称的首字对齐.
    assert lines[first]["x0"] - LEFT == pytest.approx(2 * THIRD, abs=1)
    assert lines[first + 1]["x0"] == pytest.approx(name["x0"], abs=1)


def test_one_annex_alone_has_no_number(fonts: Fonts) -> None:
    with opened({**content(), "annexes": ["报送情况"]}, fonts) as document:
        assert "附件：报送情况" in squeezed(upright(document)[-1].extract_text())


def test_the_imprint_lies_on_the_lower_edge_of_the_last_page(paper: PDF) -> None:
    page = paper.pages[-1]
    text = squeezed(page.extract_text())
    assert "抄送：区委督查室，区人大常委会办公室，区政协办公室，区纪委监委机关。" in text
    assert "临淄区人民政府督查室2020年10月27日印发" in text
    rules = sorted((line for line in page.lines if line["width"] > 600), key=lambda line: line["top"])
    # 7.4.1: 首条和末条 0.35 mm, 中间 0.25 mm, 与版心等宽; 末条与最后一面的版心下边缘重合.
    assert [round(line["linewidth"] / MM, 2) for line in rules] == [0.35, 0.25, 0.35]
    assert rules[-1]["bottom"] == pytest.approx(page.height - 26 * MM, abs=1)
    assert all(line["width"] == pytest.approx(HEIGHT, abs=1) for line in rules)
    small = [char for char in page.chars if rules[0]["top"] < char["top"] < rules[-1]["top"]]
    assert {round(char["size"]) for char in small} == {FOURTH}  # 7.4.2, 7.4.3: 4号
    assert min(char["x0"] for char in small) - rules[0]["x0"] == pytest.approx(FOURTH, abs=1)  # 左右各空一字
    assert rules[0]["x1"] - max(char["x1"] for char in small) == pytest.approx(FOURTH, abs=1)


def test_without_copies_the_imprint_has_two_rules(fonts: Fonts) -> None:
    with opened({key: value for key, value in content().items() if key != "cc"}, fonts) as document:
        assert len([line for line in document.pages[-1].lines if line["width"] > 600]) == 2
        assert "抄送" not in document.pages[-1].extract_text()


def test_page_numbers_stand_outside_below_the_type_area(paper: PDF) -> None:
    for number, page in enumerate(upright(paper), start=1):
        (line,) = [line for line in page.extract_text_lines() if squeezed(line["text"]) == f"—{number}—"]
        dashes = [char for char in line["chars"] if char["text"] == "—"]
        # 7.5: 4号, 一字线上距版心下边缘 7 mm; 单页码居右空一字，双页码居左空一字.
        assert {round(char["size"]) for char in line["chars"]} == {FOURTH}
        assert (dashes[0]["top"] + dashes[0]["bottom"]) / 2 - BOTTOM == pytest.approx(7 * MM, abs=4)
        gap = RIGHT - line["x1"] if number % 2 else line["x0"] - LEFT
        assert gap == pytest.approx(FOURTH, abs=2)


def test_on_a_wide_page_the_number_stands_where_it_does_on_an_upright_one(paper: PDF) -> None:
    wide = [(number, page) for number, page in enumerate(paper.pages, start=1) if page.width > page.height]
    assert len(wide) > 5
    for number, page in wide:
        turned = sorted(filter(_in_the_margin, page.chars), key=lambda char: float(char["top"]))
        assert "".join(char["text"] for char in turned) == f"—{number}—"
        # 8: 横排表格的页码位置与公文其他页码一致; the foot of the upright sheet is the left edge here.
        assert 35 * MM - middle_of(turned[0]) == pytest.approx(7 * MM, abs=4)
        outer = turned[-1]["bottom"] if number % 2 else turned[0]["top"]
        assert outer == pytest.approx(page.height - 26 * MM - FOURTH if number % 2 else 28 * MM + FOURTH, abs=2)


def test_wide_pages_have_the_type_area_on_its_side_and_nothing_leaves_it(paper: PDF) -> None:
    for page in (page for page in paper.pages if page.width > page.height):
        chars = [char for char in page.chars if char["text"].strip() and char["top"] > 27 * MM]
        chars = [char for char in chars if not _in_the_margin(char)]
        assert min(char["x0"] for char in chars) >= 35 * MM - 2
        assert max(char["x1"] for char in chars) <= 260 * MM + 4
        assert max(char["bottom"] for char in chars) <= page.height - 26 * MM + 2
