"""Whatever the text: no exception, true positions, and time in proportion to its length."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.figures import find

PIECES = [
    "1", "23", ".", ",", "，", "。", "、", " ", "\n", "三", "十", "百", "万", "亿", "两", "一", "零",
    "点", "分之", "百分之", "/", "%",
    "个", "家", "元", "亿元", "公里",
    "以上", "不超过", "达到", "力争",
    "约", "至", "-", "的", "等", "总投资", "项目", "“", "”",
    "：", "分别", "<b>", "<sup>2</sup>", "m", "第", "PM", "（", "）", "新增", "年",
    "余", "多", "《", "》", "其中", "成", "番", "翻",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(texts, st.booleans())
def test_every_figure_is_where_it_says(text: str, annual: bool) -> None:
    for figure in find(text, annual=annual):
        assert text[figure.start : figure.end] == figure.text != ""
        assert figure.value_text
        assert figure.name or not figure.unit
        assert "e" not in figure.value_text.lower()


@given(texts)
def test_a_paragraph_more_changes_nothing_before_it(text: str) -> None:
    before = find(text + "\n")
    assert find(text + "\n新建学校5所")[: len(before)] == before


@pytest.mark.parametrize(
    "piece",
    [
        "1", "一", "十", "1,", "1,234,", "1.", "一分之", "百分之", "“", "《", "（", "、",
        "，", " ", "<", "<b>", "<sup>", "力争", "不超过", "1/", "一点", "1至", "万", "总投资",
        "等", "新增5家", "5家、", "“六个一”", "1-", "分别", "零", "一个", "等5家",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    short, long = (spent(piece * (size // len(piece))) for size in (2_000, 8_000))
    # Four times the text; a quadratic rule would take sixteen times as long.
    assert long < 9 * short + 0.02


def spent(text: str) -> float:
    return min(timed(text) for _ in range(2))


def timed(text: str) -> float:
    begun = process_time()
    find(text)
    return process_time() - begun


def test_a_number_of_a_million_digits_is_no_figure() -> None:
    assert find("1" * 1_000_000 + "家") == ()
    assert find("一" * 1_000_000 + "家") == ()
