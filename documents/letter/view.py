"""What all forms of a letter share: the content with its line ends tidied, and words derived from it."""

from collections.abc import Mapping
from typing import Any

from documents.qr import qr
from documents.title import title_lines
from documents.wording import day_in_chinese, tidied

#: How many hex digits of the event are printed beside the code.
SHORT = 16


def view(content: Mapping[str, Any]) -> dict[str, Any]:
    """Everything that a template prints."""
    tidy: dict[str, Any] = tidied(dict(content))
    return {
        **tidy,
        "title_lines": title_lines(tidy["title"]),
        "date": day_in_chinese(tidy["dated"]),
        "number_line": f"编号：{tidy['number']}",
        "qr": qr(tidy["code"]),
        "check": [
            f"{tidy['name']}　{tidy['number']}　台账事件 {tidy['event'][:SHORT].upper()}",
            "核验：ducha verify 文件名；或扫描二维码，凭码向本室查对台账。",
        ],
    }
