"""Each kind of advice on figures: where it is given, and where it would be wrong."""

import pytest

from intake import Task, Warning
from intake.figure_anomalies import figure_anomalies


def found(*tasks: Task) -> list[Warning]:
    return list(figure_anomalies(tasks))


def task(annual: str, *quarters: str, seq: int = 1) -> Task:
    return Task(seq, annual, {f"2021Q{number}": text for number, text in enumerate(quarters, start=1)})


def codes(*tasks: Task) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.seq) for warning in found(*tasks)]


SOUND = [
    task("新建学校5所。", "新建学校2所。", "新建学校3所。"),
    task("", "累计培训教师100人。", "累计培训教师200人。"),
    task("", "漏损率控制在12%以内。", "漏损率控制在9%以内。"),
    task("重污染天数不超过6天。", "重污染天数不超过8天。"),
    task("", "修复矿山15处。", "修复矿山10处。"),
    task("实施3个棚户区改造项目。", "棚户区改造项目3个开工，5个老旧小区改造项目开工。"),
    task("总投资5亿元。", "完成选址。"),
    task("培育企业5家以上。", "培育企业5家。"),
    task("接待游客500万人次。", "接待游客220万人次。", "接待游客380万人次。", "完成年度目标。"),
]


@pytest.mark.parametrize("given", SOUND)
def test_what_is_sound_is_not_reported(given: Task) -> None:
    assert codes(given) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (task("", "累计培训教师200人。", "累计培训教师100人。"), "target_falls"),
        (task("", "道路开工率达到90%。", "完成选址工作。", "道路开工率达到70%。"), "target_falls"),
        (task("压减燃煤28万吨以上。", "累计压减燃煤38万吨。"), "above_year"),
        (
            task(
                "到位外来资金突破200亿元。",
                "到位外来资金150亿元。",
                "上门推介，洽谈项目，到位外来资金150亿元，做好后续服务。",
            ),
            "not_adding_up",
        ),
        (task("新增造林5000亩。", "做好造林准备。"), "year_without_quarter"),
        (task("村居集体收入突破10万元。", "村居集体收入达到10万元以上。"), "weaker_comparator"),
        (task("", "甲园：开工。乙园：选址。", "甲园：竣工。"), "labels_differ"),
        (
            task("", "继续做好生态保护红线评估调整审批工作，调研。", "继续做好生态保护红线评估调整审批工作。"),
            "repeated_quarter",
        ),
    ],
)
def test_what_looks_odd_is_reported_once(given: Task, code: str) -> None:
    assert codes(given) == [(code, 1)]


def test_a_range_without_a_quarter_is_said_once() -> None:
    (warning,) = found(task("新建公路45—50公里。", "做好施工准备。"))
    assert warning.message.zh.count("45—50公里") == 1


def test_a_target_that_two_tasks_share_is_reported_with_the_later() -> None:
    first = task("", "完成甲厂等15处露天矿山修复任务。", seq=7)
    second = task("", "完成甲厂、乙厂等15处露天矿山修复任务。", seq=13)
    assert codes(first, second) == [("shared_target", 13)]
    assert codes(first, task("", "完成10处露天矿山修复任务。", seq=13)) == []
    third = task("", "完成丙厂等15处露天矿山修复任务。", seq=20)
    assert codes(first, second, third) == [("shared_target", 13), ("shared_target", 20)]
    assert codes(task("", "道路开工率90%。", seq=1), task("", "道路开工率90%。", seq=2)) == []
    assert codes(task("", "新增企业5家。", seq=1), task("", "新增企业5家。", seq=2)) == []


def test_one_task_may_say_its_target_twice() -> None:
    assert codes(task("", "露天矿山修复15处，露天矿山修复15处。")) == []


def test_labels_are_compared_only_where_both_quarters_have_some() -> None:
    assert codes(task("", "甲园：开工。", "全部竣工。")) == []
    assert codes(task("", "甲园：开工。", "甲园：竣工。")) == []


def test_advice_says_what_to_compare_in_both_languages() -> None:
    (warning,) = found(task("压减燃煤28万吨以上。", "累计压减燃煤38万吨。", seq=5))
    assert warning.message.zh == "第5项“压减燃煤”的第一季度目标“38万吨”高于年度工作任务“28万吨以上”，请核对口径。"
    assert warning.message.en.startswith("Task 5: “压减燃煤”: 38万吨 (first-quarter target) is above 28万吨以上")
    (warning,) = found(task("新增造林5000亩，建桥2座。", "做好准备。"))
    assert "“新增造林5000亩、建桥2座”没有对应的季度数字" in warning.message.zh
    (warning,) = found(task("", "甲园：开工。乙园：选址。", "甲园：竣工。丙园：选址。"))
    assert "“乙园”只在第一季度目标中有，“丙园”只在第二季度目标中有" in warning.message.zh
    assert "“乙园” stands only in the first-quarter target" in warning.message.en


def test_however_many_figures_a_cell_holds_they_are_not_all_compared_with_all() -> None:
    first, second = ("".join(f"累计培训教师{count}人，" for count in range(900, last, -1)) for last in (0, 10))
    said = found(task("", first, second))
    assert [warning.code for warning in said].count("target_falls") == 20
    assert len(said) < 30
