"""A realistic circular to render: 26 units, the notice's 16 tasks; all reports in it are made up (演示)."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

from tests.documents.sample_units import ABSENT, LATE, LEAD, LIGHTS, SUPPORT, UNITS

# The public text of 临政字〔2020〕112号, third quarter, without its markup.
TARGETS = json.loads(Path(__file__).with_name("targets.json").read_text(encoding="utf-8"))


def content() -> dict[str, Any]:
    """A fresh copy, so that a test may spoil it."""
    return copy.deepcopy(
        {
            "schema": "ducha.circular/1",
            "office": "临淄区人民政府督查室",
            "label": "演示：责任单位和进展情况均为示例，不是通知原文的内容",
            "kind": "督查通报",
            "issue": 1,
            "year": 2020,
            "doc_number": "督查通报〔2020〕1号",
            "title": "关于2020年第三季度二十大重点工作推进落实情况的通报",
            "addressees": "各镇人民政府、街道办事处，各开发区管委会，区政府各部门，有关企事业单位：",
            "quarter": "2020Q3",
            "due_on": "2020-10-12",
            "issued_on": "2020-10-27",
            "campaign": {
                "doc_number": "临政字〔2020〕112号",
                "title": "关于对2020年二十大重点工作实行精准督查的通知",
                "declared_tasks": 20,
                "present_tasks": 16,
                "missing": [16, 17, 18, 19],
                "warnings": [
                    "第20项第四季度目标原文不完整（止于“凤凰原著幼儿园进行”）。",
                    "第1项第四季度目标引号不成对。",
                ],
            },
            "totals": {
                "units": 26,
                "on_time": 20,
                "late": 4,
                "missing": 2,
                "nil": 1,
                "reviewed": 22,
                "flagged": 1,
            },
            "sections": sections(),
            "units": [unit(place) for place in range(len(UNITS))],
            "tasks": [task(row) for row in TARGETS],
            "missing_tasks": [{"seq": seq, "words": "通知原文缺失，待补录"} for seq in (16, 17, 18, 19)],
            "flags": [
                {
                    "unit": UNITS[3],
                    "revision": 1,
                    "category": "数字不清",
                    "text": "“到位外来资金”未说明是本季度数还是累计数（演示）。",
                    "correct_by": "2020-10-20",
                    "status": "已整改",
                },
                {
                    "unit": UNITS[10],
                    "revision": 1,
                    "category": "内容不完整",
                    "text": "裸露土地整治只报了地块数，未报面积（演示）。",
                    "correct_by": None,
                    "status": "待整改",
                },
            ],
            "standing": [
                "报送截止时间按“每季度结束后3个工作日内”计算，工作日依据国务院办公厅关于2020年部分节假日安排的通知。",
                "按时性以单位首次完整报送（纸质和电子）的时间为准，其后的整改不改变按时性。",
            ],
            "cc": ["区委督查室", "区人大常委会办公室", "区政协办公室", "区纪委监委机关"],
            "annexes": ["2020年第三季度报送情况一览表", "2020年第三季度重点任务进展情况表"],
        }
    )


def unit(place: int) -> dict[str, Any]:
    """One unit's line: late and absent ones by the tables above, everyone else on time."""
    absent, late = place in ABSENT, LATE.get(place, "")
    light = "红" if absent else "黄" if late else "绿"
    return {
        "code": f"U{place:02}",
        "name": UNITS[place],
        "tasks": [seq for seq, units in LEAD.items() if place in units],
        "supports": [seq for seq, units in SUPPORT.items() if place in units],
        "state": "待报送" if absent else "已退回" if place == 10 else "已审核",
        "timeliness": "未报" if absent else "迟报" if late else "按时",
        "submitted_at": None if absent else f"2020-10-{13 if late else 12} {9 + place % 8:02}:{place * 2:02}",
        "late_by": late,
        "rungs": ["催报 2020-10-13", "二次催报 2020-10-14"] if absent else ["催报 2020-10-13"] if late else [],
        "revision": None if absent else 2 if place == 3 else 1,
        "digest": None if absent else hashlib.sha256(UNITS[place].encode()).hexdigest(),
        "light": light,
        "light_why": {"红": "截止后仍未报送", "黄": "迟报，审核通过", "绿": "按时报送，审核通过"}[light],
        "nil": place == 17,
        "note": "",
    }


def task(row: dict[str, Any]) -> dict[str, Any]:
    """One task's row: the notice's own words, and one made-up entry of every leading unit."""
    seq = row["seq"]
    light = LIGHTS.get(seq, "绿")
    why = {"绿": "按计划推进", "黄": "进度偏慢", "红": "未达到本季度目标", "灰": "尚无可比数字"}
    return {
        **row,
        "lead": [UNITS[place] for place in LEAD[seq]],
        "supporting": [UNITS[place] for place in SUPPORT.get(seq, [])],
        "light": light,
        "light_why": why[light],
        "entries": [entry(place, light) for place in LEAD[seq]],
    }


def entry(place: int, light: str) -> dict[str, str]:
    """What a unit reported on one task, marked as made up."""
    return {
        "unit": UNITS[place],
        "progress": "（演示）三季度目标已分解到责任科室，建立周调度台账；截至9月底，完成情况已经主要负责人审签。",
        "issues": "" if light == "绿" else "（演示）部分手续办理慢于预期，A&B两个标段投资<3万元的零星工程尚未验收。",
        "next_steps": "（演示）四季度对照年度目标逐项销号，每月25日前报送进度。",
    }


def sections() -> list[dict[str, Any]]:
    """The running text of the circular."""
    return [
        {
            "heading": "一、总体情况",
            "paragraphs": [
                "按照《关于对2020年二十大重点工作实行精准督查的通知》（临政字〔2020〕112号）要求，各责任单位应于每季度结束后"
                "3个工作日内报送工作推进落实情况。第三季度报送截止时间为2020年10月12日。26个责任单位中，按时报送20个，"
                "迟报4个，未报2个；已审核22个，退回整改1个。",
                "通知列二十项任务，原文可见16项，其中绿灯11项、黄灯3项、红灯1项、灰灯1项；第16至19项原文缺失，待补录。",
            ],
        },
        {
            "heading": "二、报送情况",
            "paragraphs": [
                "区工业和信息化局、区发展和改革局、区大数据局等20个单位按时报送，内容简洁，数字清楚，手续齐全。",
                "区投资促进局、区交通运输局、区水利局、凤凰镇人民政府迟报，其中凤凰镇人民政府迟4个工作日。",
                "区市场监督管理局、齐陵街道办事处经二次催报仍未报送，予以通报。",
            ],
        },
        {
            "heading": "三、任务进展",
            "paragraphs": [
                "多数任务按季度目标推进。“四好农村路”30.4公里全部完成，“掌上办事厅”功能开发完成（演示）。",
                "进度偏慢的有第5项、第6项、第10项；第11项未达到本季度目标，主要原因是勘测定界和土地预审手续尚未办结（演示）。",
            ],
        },
        {
            "heading": "四、存在问题",
            "paragraphs": [
                "一是个别单位数字表述不清，混用本季度数和累计数。二是个别单位材料未经主要负责人签字即先报电子件。"
                "三是配合单位与牵头单位衔接不够，材料重复报送。",
            ],
        },
        {
            "heading": "五、下步要求",
            "paragraphs": [
                "（一）未报单位于本通报印发之日起2个工作日内补报，并书面说明原因。",
                "（二）待整改事项逐条销号，在整改期限内报送整改稿；逾期未改的，按规定约谈。",
                "（三）各单位对照第四季度目标倒排工期，确保年度目标任务圆满完成。",
            ],
        },
    ]
