import pytest

from intake.tidy import close_up, tidy


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("突破 10 万元", "突破10万元"),
        ("〔 2020 〕 112 号", "〔2020〕112号"),
        ("目标的 60% 以上", "目标的60%以上"),
        ("工程：</b> 30.4 公里", "工程：30.4公里"),
        ("“四好农村路” 30.4\u3000公里", "“四好农村路”30.4公里"),
        ("32 万 m<sup>2</sup>硬化", "32万 m²硬化"),
        ("CO<sub>2</sub> 排放", "CO₂ 排放"),
        ("<p>甲。</p> <p><b>乙</b></p>", "甲。\n乙"),
        ("甲<br/>乙", "甲\n乙"),
    ],
)
def test_what_recognition_added_is_removed(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize("raw", ["G308 G309", "2020 112", "做好 G308", "β 射线", "甲乙 丙丁", "增长 <5%"])
def test_a_blank_that_may_separate_words_stays(raw: str) -> None:
    assert tidy(raw) == raw


@pytest.mark.parametrize("raw", ["<script>alert(1)</script>", "x<sup>注</sup>", "a < b > c"])
def test_a_tag_that_is_not_known_stays_visible(raw: str) -> None:
    assert tidy(raw) == raw


@pytest.mark.parametrize("figure", ["28万吨", "1.6万户", "300万副", "1,250.6亿元", "二十大", "１２家"])
def test_figures_are_never_rewritten(figure: str) -> None:
    assert tidy(figure) == figure


def test_a_heading_closes_up_the_end_of_a_printed_line() -> None:
    assert close_up("重点工作实行 精准督查的通知") == "重点工作实行精准督查的通知"
