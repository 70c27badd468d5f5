"""A letter's content, made up; every place holds a text."""

from typing import Any

EVENT = "0123456789abcdef" * 4


def content(text: str = "样章文字") -> dict[str, Any]:
    """The sample with ``text`` in every place that a unit or the office can write."""
    return {
        "schema": "ducha.letter/1",
        "kind": "return",
        "name": "退回修改通知",
        "office": "演示区政府督查室",
        "label": "演示",
        "number": "2020Q3-YSJ-7",
        "title": "关于退回修改2020年第三季度进展情况报告的通知",
        "addressee": text,
        "paragraphs": [text, "请逐项修改。"],
        "items": [{"heading": text, "points": [{"name": "内容", "text": text}, {"name": "类别", "text": text}]}],
        "closing": "特此通知。",
        "signature": "演示区政府督查室",
        "dated": "2020-10-14",
        "code": f"DUCHA:LETTER/{EVENT.upper()}",
        "quarter": "2020Q3",
        "unit": "YSJ",
        "event": EVENT,
    }
