"""A report of one unit for one quarter, as the house hands it to the page."""

from typing import Any

DIGEST = "1a2b3c4d" + "0f" * 28
PROGRESS = "截至三季度末，已完成主体工程建设，累计完成投资45亿元，占年度计划的80.4%，其余工程按计划推进。"


def reading(**changed: Any) -> dict[str, Any]:
    return {
        "number": 1,
        "name": "到位外来资金",
        "quarter": "2020Q3",
        "comparator": ">=",
        "target": "56",
        "unit": "亿元",
        "basis": "cumulative",
        "value": "45",
        "reading_unit": "亿元",
        "note": "以商务部门口径为准",
    } | changed


def entry(task: int, **changed: Any) -> dict[str, Any]:
    return {
        "task": task,
        "target": "完成规划编制，启动一期工程，累计到位外来资金56亿元。",
        "progress": PROGRESS * 2,
        "issues": "部分地块拆迁进度偏慢。",
        "next_steps": "倒排工期，确保年底前完工。",
    } | changed


def report(**changed: Any) -> dict[str, Any]:
    """The content of ``ducha.report/1``, with ``changed`` in it."""
    return {
        "schema": "ducha.report/1",
        "office": "临淄区人民政府督查室",
        "label": "演示：单位与内容均为样例",
        "title": "临淄区投资促进中心关于2020年第三季度重点任务进展情况的报告",
        "campaign": "临政字〔2020〕112号",
        "campaign_title": "临淄区人民政府关于印发重点任务的通知",
        "quarter": "2020Q3",
        "unit": "TCJ",
        "unit_name": "临淄区投资促进中心",
        "revision": 1,
        "digest": DIGEST,
        "code": f"DUCHA:2020Q3/TCJ/1/{DIGEST.upper()}",
        "dated": "2020-10-12",
        "nil": False,
        "nil_reason": "",
        "entries": [
            entry(
                4,
                readings=[
                    reading(),
                    reading(
                        name="新增企业", target="5", unit="家", comparator="=", value="6", note="", reading_unit="家"
                    ),
                ],
            ),
            entry(7),
        ],
        "signature_words": "",
        "seal_words": "",
    } | changed
