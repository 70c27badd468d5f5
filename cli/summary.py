"""What a run has brought about, in one line of words."""

from typing import Any

from bilingual import Text
from statemachine.deeds import deed

#: How long a hash is when written out; its beginning is enough at a glance.
HASH = 64
_KEYS = {
    "quarter": Text("季度", "quarter"),
    "opened": Text("新开启", "opened"),
    "already_open": Text("早已开启", "open already"),
    "gaps": Text("缺位", "gaps in the roster"),
    "reached": Text("催报", "reached"),
    "derived": Text("生成消息", "messages derived"),
    "sent": Text("已发送", "sent"),
    "failed": Text("发送失败", "failed"),
    "dead": Text("放弃", "given up"),
    "circulars": Text("通报", "circulars"),
    "events": Text("核验事件", "events verified"),
    "broken": Text("不符", "broken"),
    "root": Text("检查点", "checkpoint"),
    "size": Text("链首", "heads"),
    "error": Text("原因", "why"),
}


def summary_words(summary: dict[str, Any], lang: str) -> str:
    """What is worth a glance: neither the day again, nor what is empty or as always."""
    told = {key: item for key, item in summary.items() if key != "day" and item not in (None, [], {}, True, 0)}
    return Text("，", ", ").said(lang).join(f"{_named(key, lang)} {_brief(item, lang)}" for key, item in told.items())


def _named(key: str, lang: str) -> str:
    return _KEYS.get(key, Text(key, key)).said(lang)


def _brief(item: object, lang: str) -> str:
    if isinstance(item, list):
        return str(len(item))
    if isinstance(item, dict):
        return Text("、", ", ").said(lang).join(f"{deed(key).said(lang)} {value}" for key, value in item.items())
    text = str(item)
    return f"{text[:16]}…" if len(text) == HASH else text
