"""A year's file (JSON), read into an OfficialYear."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from bilingual import Text
from workdays.official_year import Fault, Festival, Notice, OfficialYear, checked
from workdays.refusals import BrokenCalendar


def read_year(path: Path) -> OfficialYear | None:
    """The year in the file ``2020.json``, or None when the year is not known yet: the file is empty, lists
    no holidays or no make-up days, or its status is "provisional". Refuses a wrong file (BrokenCalendar)."""
    try:
        content = path.read_text(encoding="utf-8")
        if not content.strip():
            return None
        return _year(json.loads(content), path.stem)
    except Fault as fault:
        raise BrokenCalendar(file=path.name, fault=fault.words) from None
    except ValueError:  # not JSON, or not UTF-8
        fault_words = Text("不是UTF-8编码的JSON文件", "it is not JSON in UTF-8")
        raise BrokenCalendar(file=path.name, fault=fault_words) from None


def _year(raw: object, named: str) -> OfficialYear | None:
    page = _table(raw)
    year = page.get("year")
    if type(year) is not int or str(year) != named:
        raise Fault("“year”与文件名的年份不一致", '"year" is not the year in the file\'s name')
    if not _list(page, "holidays") or not _list(page, "workdays"):
        return None
    if _text(page, "status") not in ("official", "provisional"):
        raise Fault("“status”应为official或provisional", '"status" must be official or provisional')
    notices = tuple(_notice(_table(item)) for item in _list(page, "notices"))
    if not notices:
        raise Fault("“notices”没有列出依据的通知", '"notices" names no notice')
    festivals = tuple(_festival(_table(item)) for item in _list(page, "holidays"))
    workdays = tuple(_day(item) for item in _list(page, "workdays"))
    whole = checked(OfficialYear(year, notices, festivals, workdays))
    return whole if page["status"] == "official" else None


def _notice(raw: dict[str, Any]) -> Notice:
    return Notice(_text(raw, "title"), _text(raw, "number"), _day(raw.get("dated")), _text(raw, "url"))


def _festival(raw: dict[str, Any]) -> Festival:
    name = Text(_text(raw, "name"), _text(raw, "name_en"))
    return Festival(name, tuple(_day(item) for item in _list(raw, "days")))


def _table(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Fault("结构不符：此处应为一组带名称的内容", "its structure is wrong: an object is expected")
    return raw


def _list(raw: dict[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    if not isinstance(value, list):
        raise Fault(f"缺少列表“{key}”", f'the list "{key}" is missing')
    return value


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault(f"缺少“{key}”", f'"{key}" is missing')
    return value


def _day(raw: object) -> date:
    """Only YYYY-MM-DD: fromisoformat alone also reads 20201001 and week dates."""
    try:
        day = date.fromisoformat(str(raw))
    except ValueError:
        day = None
    if day is None or day.isoformat() != raw:
        raise Fault(f"“{raw}”不是日期，应写作2020-10-01", f'"{raw}" is not a date such as 2020-10-01')
    return day
