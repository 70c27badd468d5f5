"""The figures of the notice 临政字〔2020〕112号, some rows against a list made by hand from the document."""

import pytest

from intake import read_notice
from intake.figures import Figure, find
from tests.intake.sample import NOTICE

TASKS = {task.seq: task for task in read_notice(NOTICE).tasks}

# value, unit, comparator, role, what the name must hold
HAND = {
    (2, "annual"): [
        ("364", "亿元", "=", "scope", "总投资"),
        ("78", "个", "=", "scope", "重点技改项目"),
        ("100", "亿元", ">", "target", "技改投资"),
        ("855", "亿元", "=", "scope", "总投资"),
        ("100", "个", "=", "scope", "市区重点项目"),
        ("100", "%", "=", "target", "市区重点项目"),
    ],
    (2, "2020Q3"): [
        ("56", "亿元", ">=", "target", "重点技改项目投资"),
        ("70", "%", ">=", "target", "年度投资完成率"),
        ("90", "%", ">=", "target", "开工率"),
    ],
    (2, "2020Q4"): [("100", "%", ">=", "target", "年度投资完成率、开工率")],
    (5, "annual"): [
        ("230", "条", "=", "target", "工业炉窑"),
        ("1.6", "万户", "=", "target", "气代煤改造"),
        ("28", "万吨", ">=", "target", "压减燃煤"),
        ("64", "%", ">=", "target", "空气质量良好率"),
    ],
    (5, "2020Q3"): [
        ("1.3", "万户", "=", "target", "气代煤改造"),
        ("28.5", "万吨", "=", "target", "累计压减煤炭消费"),
    ],
    (5, "2020Q4"): [
        ("230", "条", "=", "target", "工业炉窑"),
        ("1.6", "万户", "=", "target", "气代煤改造"),
        ("38", "万吨", "=", "target", "累计压减燃煤"),
        ("64", "%", ">=", "target", "空气质量良好率"),
    ],
    (10, "annual"): [
        ("10", "万元", ">", "target", "村居集体经济收入"),
        ("5", "个", ">=", "target", "乡村振兴示范片区"),
    ],
    (10, "2020Q3"): [
        ("230", "个", "=", "target", "行政村"),
        ("10", "万元", ">=", "target", "集体经济收入"),
        ("60", "%", ">=", "target", "年度创建目标"),
    ],
    (10, "2020Q4"): [("404", "个", "=", "target", "行政村"), ("10", "万元", ">=", "target", "集体经济收入")],
    (12, "annual"): [
        ("3", "个", "=", "target", "棚户区改造项目"),
        ("3", "个", "=", "scope", "项目"),
        ("5", "个", "=", "target", "老旧小区改造项目"),
    ],
    (12, "2020Q3"): [
        ("2", "个", "=", "target", "棚户区改造项目"),
        ("3", "个", "=", "scope", "项目"),
        ("5", "个", "=", "target", "老旧小区改造项目"),
    ],
    (12, "2020Q4"): [
        ("3", "个", "=", "target", "棚户区改造项目"),
        ("3", "个", "=", "scope", "项目"),
        ("5", "个", "=", "scope", "老旧小区改造项目"),
        ("50", "%", "=", "target", "总体进度"),
    ],
    (13, "annual"): [],
    (13, "2020Q3"): [
        ("514", "处", "=", "scope", "平交道口"),
        ("32", "万m²", "=", "scope", "硬化"),
        ("154", "块", "=", "scope", "裸露土地"),
        ("29", "万m²", "=", "scope", "裸露土地"),
        ("50", "%", ">=", "target", "裸露土地"),
        ("15", "处", "=", "target", "露天矿山生态修复"),
        ("56", "处", "=", "target", "监测设备安装率"),
        ("10", "个", "=", "target", "农村片区的连片整治"),
        ("34", "%", ">=", "target", "生活小区分类覆盖率"),
        ("38", "%", ">=", "target", "试点村覆盖率"),
    ],
    (13, "2020Q4"): [
        ("10", "处", "=", "target", "露天生态修复"),
        ("100", "%", ">=", "target", "施工现场扬尘防治"),
    ],
}


def cell(seq: int, column: str) -> tuple[Figure, ...]:
    task = TASKS[seq]
    annual = column == "annual"
    return find(task.annual if annual else task.targets[column], annual=annual)


@pytest.mark.parametrize(("seq", "column"), HAND)
def test_the_figures_of_a_cell_are_those_that_a_person_found(seq: int, column: str) -> None:
    expected = HAND[seq, column]
    found = cell(seq, column)
    assert [(f.value_text, f.unit, f.comparator, f.role) for f in found] == [each[:4] for each in expected]
    for figure, (*_, words) in zip(found, expected, strict=True):
        assert words in figure.name


def test_the_notice_has_as_many_figures_as_a_person_counted() -> None:
    counted = sum(len(cell(seq, column)) for seq in TASKS for column in ("annual", "2020Q3", "2020Q4"))
    assert counted == 95


@pytest.mark.parametrize("seq", [6, 8, 15])
def test_a_task_without_a_yearly_figure_has_none(seq: int) -> None:
    assert cell(seq, "annual") == ()
