"""One report on the screen: how it stands, what is asked and answered, its flags, and its ledger."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bilingual import Text
from cli.show import table
from models.flag import FlagStatus
from settings import Settings
from statemachine.deeds import deed
from statemachine.submission import STATE_WORDS, State
from statemachine.timeliness import TIMELINESS_WORDS, Timeliness
from workdays import LOCAL

FLAG_WORDS: dict[FlagStatus, Text] = {
    FlagStatus.OPEN: Text("待答复", "open"),
    FlagStatus.ANSWERED: Text("已答复", "answered"),
    FlagStatus.ACCEPTED: Text("已认可", "accepted"),
    FlagStatus.CLEARED: Text("已销号", "cleared"),
}
_PARTS = {
    "progress": Text("进展", "Progress"), "issues": Text("问题", "Issues"), "next_steps": Text("下步", "Next steps"),
}  # fmt: skip
_EVENT_HEADS = [
    Text("序", "No."), Text("时间", "At"), Text("谁", "Who"), Text("代表", "For"), Text("做了什么", "What"),
    Text("哈希", "Hash"),
]  # fmt: skip


def report(settings: Settings, name: str, found: dict[str, Any]) -> None:
    """Two tables of what ``reports.dossier`` has found; moments in Beijing time."""
    lang = settings.lang
    rows = [[words.said(lang), said] for words, said in _standing(found, lang)]
    rows += [
        [words.said(lang), said] for words, said in (*_tasks(found, lang), *_checks(found, lang), *_flags(found, lang))
    ]
    table(settings, Text(name, name), [Text("项目", "Item"), Text("内容", "Content")], rows)
    events = [
        [str(e["seq"]), _at(e["at"]), e["actor"], e["on_behalf_of"] or "", deed(e["action"]).said(lang), e["hash"][:8]]
        for e in found["events"]
    ]
    table(settings, Text("台账（北京时间）", "Ledger (Beijing time)"), _EVENT_HEADS, events)


def _standing(found: dict[str, Any], lang: str) -> Iterator[tuple[Text, str]]:
    yield Text("单位", "Unit"), found["unit"]
    yield Text("状态", "State"), STATE_WORDS[State(found["state"])].said(lang)
    yield Text("按时性", "Timeliness"), TIMELINESS_WORDS[Timeliness(found["timeliness"])].said(lang)
    yield Text("报送时限", "Due by the end of"), _last_day(found["due_at"]) or Text("待定", "not set").said(lang)
    yield Text("报送时间", "Submitted"), _at(found["submitted_at"])
    yield Text("版本", "Revision"), str(found["revision"] or "—")
    yield Text("摘要", "Digest"), found["digest"] or "—"
    if found["draft"]["nil"]:
        yield Text("零报告", "Nil return"), found["draft"]["nil_reason"]


def _tasks(found: dict[str, Any], lang: str) -> Iterator[tuple[Text, str]]:
    entries = found["draft"]["entries"]
    for task, target in found["targets"].items():
        yield Text(f"第 {task} 项目标", f"Target {task}"), target
        for part, words in _PARTS.items():
            if said := entries.get(task, {}).get(part):
                yield Text(f"  {words.zh}", f"  {words.en}"), said
        yield from (_figure(one, lang) for one in found["figures"] if str(one["task"]) == task)


def _figure(one: dict[str, Any], lang: str) -> tuple[Text, str]:
    """A figure that is asked for under its number, and what is answered."""
    asked = Text(**one["asked"]).said(lang)
    reading = one["reading"] or {}
    unit = "" if (value := reading.get("value", "")).endswith(reading.get("unit", "")) else reading["unit"]
    must = Text("未填报", "no answer") if one["must"] else Text("可不填", "may be left open")
    said = f"{value}{unit}" if value else must.said(lang)
    note = f"（{reading['note']}）" if reading.get("note") else ""
    return Text(f"  指标 {one['number']}", f"  Figure {one['number']}"), f"{one['name']}（{asked}）：{said}{note}"


def _checks(found: dict[str, Any], lang: str) -> Iterator[tuple[Text, str]]:
    for one in found["checks"]:
        reason = f"（{one['reason']}）" if one["reason"] else ""
        yield Text(f"核对 {one['key']}", f"Check {one['key']}"), f"{one[lang]}{reason}"


def _flags(found: dict[str, Any], lang: str) -> Iterator[tuple[Text, str]]:
    for flag in found["flags"]:
        status = FLAG_WORDS[FlagStatus(flag["status"])].said(lang)
        said = f"{flag['category']}：{flag['text']}（{status}，{flag['correct_by']}）"
        yield Text(f"问题 {flag['number']}", f"Flag {flag['number']}"), said
        if flag["answer"]:
            yield Text("  答复", "  Answer"), flag["answer"]


def _at(moment: str | None) -> str:
    return datetime.fromisoformat(moment).astimezone(LOCAL).strftime("%Y-%m-%d %H:%M:%S") if moment else "—"


def _last_day(due: str | None) -> str:
    """The due moment is the first that is too late; people know the day before it."""
    return (datetime.fromisoformat(due) - timedelta(seconds=1)).astimezone(LOCAL).date().isoformat() if due else ""
