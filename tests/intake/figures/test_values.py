"""Numbers and units as they are written."""

from decimal import Decimal
from fractions import Fraction

import pytest

from intake.figures import find


def read(text: str) -> list[tuple[str, str]]:
    return [(figure.value_text, figure.unit) for figure in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建学校5所", [("5", "所")]),
        ("实现产值1250.6亿元", [("1250.6", "亿元")]),
        ("实现产值1,250.6亿元", [("1250.6", "亿元")]),
        ("实现产值1，250.6 亿元", [("1250.6", "亿元")]),
        ("实现产值 1 250 . 6 亿元", [("1250.6", "亿元")]),
        ("改造１２处", [("12", "处")]),
        ("硬化32万 m<sup>2</sup>", [("32", "万m²")]),
        ("减排30.40吨", [("30.40", "吨")]),
        ("惠及1.6万户", [("1.6", "万户")]),
        ("培训3万余人", [("3", "万人")]),
        ("检查10多万户", [("10", "万户")]),
        ("电价0.45元/千瓦时", [("0.45", "元/千瓦时")]),
        ("浓度为42微克/立方米", [("42", "微克/立方米")]),
        ("能耗0.5吨标准煤/万元", [("0.5", "吨标准煤/万元")]),
        ("生活费1800元/人·月", [("1800", "元/人·月")]),
        ("新增装机120兆瓦、发电6000万千瓦时", [("120", "兆瓦"), ("6000", "万千瓦时")]),
        ("配备设备300台（套）", [("300", "台（套）")]),
        ("提高8个百分点", [("8", "个百分点")]),
        ("营收突破10万", [("10", "万")]),
        ("系数达到0.65", [("0.65", "")]),
        ("全省排名进入前10", [("10", "")]),
    ],
)
def test_arabic_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育企业三十余家", [("30", "家")]),
        ("到位资金三千万元", [("3000", "万元")]),
        ("到位资金一亿五千万元", [("15000", "万元")]),
        ("建设厂房两万平方米", [("2", "万平方米")]),
        ("新增就业五百万", [("500", "万")]),
        ("修复矿山一百零五处", [("105", "处")]),
        ("完成投资三点五亿元", [("3.5", "亿元")]),
        ("参保率达到百分之七十", [("70", "%")]),
        ("参保率达到百分之九十六点五", [("96.5", "%")]),
        ("覆盖率百分之百", [("100", "%")]),
        ("死亡率千分之三", [("3", "‰")]),
        ("占比达到七成以上", [("7", "成")]),
        ("规模翻一番", [("1", "番")]),
        ("规模翻两番", [("2", "番")]),
        ("撬动资本3倍", [("3", "倍")]),
        ("环节精简三分之二", [("2/3", "")]),
        ("环节精简1/3以上", [("1/3", "")]),
        ("建成一座污水处理厂", [("1", "座")]),
        ("新建文化站一处", [("1", "处")]),
    ],
)
def test_figures_in_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["新建3至5个站点", "完成70%-80%", "引进20—30家", "撰写10～15篇", "改造1.5万到2万户"])
def test_a_range_is_two_figures_of_one_text(text: str) -> None:
    low, high = find(text)
    assert (low.comparator, high.comparator) == (">=", "<=")
    assert low.value < high.value
    assert low.unit == high.unit != ""
    assert (low.start, low.end, low.name) == (high.start, high.end, high.name)


def test_values_are_exact() -> None:
    (figure,) = find("投资1250.6亿元")
    assert figure.value == Decimal("1250.6")
    (fraction,) = find("完成三分之二")
    assert fraction.value == Fraction(2, 3)
    (small,) = find("浓度0.00000012毫克/升")
    assert small.value_text == "0.00000012"


def test_a_figure_knows_its_place_in_the_text_given() -> None:
    text = "力争 <b>到位</b>资金突破 １，２５０ 亿元，硬化5万 m<sup>2</sup>以上。"
    money, area = find(text)
    assert text[money.start : money.end] == money.text == "突破 １，２５０ 亿元"
    assert (money.value_text, money.unit) == ("1250", "亿元")
    assert text[area.start : area.end] == area.text == "5万 m<sup>2</sup>以上"
