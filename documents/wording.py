"""Words that all documents write alike: days, line ends, tabs."""

from datetime import date
from typing import Any


def day_in_chinese(iso: str) -> str:
    """2020-10-07 as 2020年10月7日: no padding zeros (GB/T 9704)."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def tidied(value: Any) -> Any:
    """The content with one kind of line end, and a tab as one full-width blank: no form has tab stops."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "\u3000")
    if isinstance(value, dict):
        return {key: tidied(inner) for key, inner in value.items()}
    return [tidied(inner) for inner in value] if isinstance(value, list) else value
