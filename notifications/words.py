"""Days, moments and the reckoning of a due day in the words of a message; ``lang`` is "zh" or "en"."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from bilingual import Said, Text
from workdays import LOCAL

_WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def said(value: Said, lang: str) -> str:
    """A phrase or a quarter in words; for lists, where nothing else would ask it to speak."""
    return value.said(lang)


def day(value: date | str, lang: str) -> str:
    """A local day, or its ISO text from the ledger: 2020年10月12日（星期一）, Monday 12 October 2020."""
    d = date.fromisoformat(value) if isinstance(value, str) else value
    weekday = _WEEKDAYS[d.weekday()]
    return Text(
        f"{d.year}年{d.month}月{d.day}日（{weekday.zh}）", f"{weekday.en} {d.day} {_MONTHS[d.month - 1]} {d.year}"
    ).said(lang)


def moment(value: datetime, lang: str) -> str:
    """A moment in Beijing time: 2020年10月10日（星期六）11时05分."""
    local = value.astimezone(LOCAL)
    when = day(local.date(), lang)
    return Text(f"{when}{local:%H}时{local:%M}分", f"{local:%H:%M} on {when} (Beijing time)").said(lang)


def reckoning(days: Iterable[Mapping[str, Any]], lang: str) -> list[str]:
    """The days of a period's ``due_trace``, one line each; days off that follow each other share a line."""
    return [_line(list(group), lang) for _, group in groupby(days, key=lambda d: (d["working"], d["nth"], d["zh"]))]


def _line(days: list[Mapping[str, Any]], lang: str) -> str:
    first, last = (_short(days[i]["date"], lang) for i in (0, -1))
    span = first if len(days) == 1 else Text(f"{first}至{last}", f"{first} to {last}").said(lang)
    nth, why = days[0]["nth"], days[0]["en" if lang == "en" else "zh"]
    if nth is None:
        return Text(f"{span}：{why}，不计", f"{span}: {why}, not counted").said(lang)
    return Text(f"{span}：{why}，第{nth}个", f"{span}: {why}, number {nth}").said(lang)


def _short(iso: str, lang: str) -> str:
    d = date.fromisoformat(iso)
    return Text(f"{d.month}月{d.day}日", f"{d.day} {_MONTHS[d.month - 1]}").said(lang)
