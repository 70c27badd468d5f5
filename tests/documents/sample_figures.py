"""The third annex of the sample: figures of the notice's own targets, with made-up readings (演示)."""

from typing import Any

from tests.documents.sample import content
from tests.documents.sample_units import UNITS

NAME = "2020年第三季度重点任务数字完成情况表"
TEXTS = ("name", "asked", "unit", "value", "rate", "why", "note")
# Name, target, place of the unit, leading, value, rate, light, rule, note.
Row = tuple[str, str, int, bool, str | None, str, str, str, str]
MET, EIGHTY = "达到本季度目标", "达到应完成的80%"
# Task, its light, the rule that gives it, its rows.
TASKS: list[tuple[int, str, str, list[Row]]] = [
    (
        2,
        "黄",
        "2项指标达到目标，1项达到应完成的80%",
        [
            ("重点技改项目投资", "≥56亿元（本季度）", 1, True, "58.2亿元", "103.9%", "绿", f"完成58.2亿元，{MET}", ""),
            ("市区重点建设类项目年度投资完成率", "≥70%（累计）", 1, True, "61.5%", "87.9%", "黄", EIGHTY, ""),
            ("开工率", "≥90%（累计）", 1, True, "93%", "103.3%", "绿", MET, "（演示）未开工的项目正在办理用地手续。"),
        ],
    ),
    (
        4,
        "灰",
        "两个单位对同一数字填报不同，无法测算",
        [
            (
                "实际到位外来资金",
                "150亿元（累计）",
                3,
                True,
                "152.6亿元",
                "101.7%",
                "绿",
                MET,
                "（演示）含省外和境外资金。",
            ),
            (
                "实际到位外来资金",
                "150亿元（累计）",
                15,
                False,
                "38.4亿元",
                "25.6%",
                "红",
                "不足80%",
                "（演示）只含本园区。",
            ),
            ("实际到位外来资金", "150亿元（累计）", 18, False, None, "", "灰", "未填报，无法测算", ""),
            ("产业基金", "1支", 3, True, "1支", "100%", "绿", MET, ""),
        ],
    ),
    (
        5,
        "红",
        "1项指标不足80%",
        [
            (
                "气代煤改造",
                "1.3万户",
                4,
                True,
                "0.98万户",
                "75.4%",
                "红",
                "不足80%",
                "（演示）两个镇的管网10月底通气。",
            ),
            ("2019和2020年累计压减煤炭消费", "28.5万吨（累计）", 4, True, "约24万吨", "84.2%", "黄", EIGHTY, ""),
        ],
    ),
    (
        11,
        "灰",
        "未填报，无法测算",
        [("“四好农村路”", "30.4公里", 8, True, None, "", "灰", "未填报，无法测算", "")],
    ),
]


def with_figures() -> dict[str, Any]:
    """The sample with its third annex; a fresh copy."""
    made = content()
    made["annexes"].append(NAME)
    made["figures"] = [_task(made, *row) for row in TASKS]
    return made


def with_many(count: int) -> dict[str, Any]:
    """The sample with ``count`` figures, twenty a task, whose names are long."""
    made = with_figures()
    model = made["figures"][0]
    rows = [
        {
            **model["rows"][place % 3],
            "name": f"第{place}项" + "省级以上单项冠军、隐形冠军、瞪羚企业新增数" * (1 + place % 3),
        }
        for place in range(count)
    ]
    cut = [rows[at : at + 20] for at in range(0, count, 20)]
    made["figures"] = [{**model, "annual": model["annual"] * (1 + at), "rows": part} for at, part in enumerate(cut)]
    return made


def spoiled_figures(text: str) -> dict[str, Any]:
    """The sample with ``text`` in every text of its first figure, and in those of the task."""
    made = with_figures()
    task = made["figures"][0]
    task["annual"] = task["light_why"] = text
    for key in TEXTS:
        task["rows"][0][key] = text
    return made


def _task(made: dict[str, Any], seq: int, light: str, why: str, rows: list[Row]) -> dict[str, Any]:
    annual = next(task["annual"] for task in made["tasks"] if task["seq"] == seq)
    readings = [row[0] for row in rows]
    return {
        "seq": seq,
        "annual": annual,
        "light": light,
        "light_why": why,
        "rows": [_row(*row, differs=readings.count(row[0]) > 1) for row in rows],
    }


def _row(
    name: str,
    asked: str,
    place: int,
    lead: bool,
    value: str | None,
    rate: str,
    light: str,
    why: str,
    note: str,
    differs: bool,
) -> dict[str, Any]:
    return {
        "name": name,
        "asked": asked,
        "unit": UNITS[place],
        "lead": lead,
        "value": value,
        "rate": rate,
        "light": light,
        "why": why,
        "note": note,
        "differs": differs,
    }
