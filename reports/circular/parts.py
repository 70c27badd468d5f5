"""The tables of the circular: units, tasks, flags, and what the notice itself lacks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from reports.circular.lines import Line
from reports.circular.view import Duty, View
from statemachine.campaign import WAIVER_WORDS
from statemachine.evidence import LEVEL_WORDS, Level
from statemachine.ladder import RUNG_WORDS, RungKind
from statemachine.light import Light, worst
from statemachine.submission import STATE_WORDS
from statemachine.timeliness import TIMELINESS_WORDS, Timeliness
from workdays import LOCAL, local_day, working_days_after

_FLAG_WORDS = {"accepted": "已整改", "cleared": "已销号"}


def units(view: View) -> list[dict[str, Any]]:
    """One row per unit: what it answers for, how its report stands, when it came, which rungs it reached."""
    own, told = _by(view.duties, "unit"), bool(evidence(view))
    return [_unit(view, line, own.get(line.unit.id, []), told) for line in view.lines]


def _unit(view: View, line: Line, own: list[Duty], told: bool) -> dict[str, Any]:
    shade, why = line.light
    return {
        "code": line.unit.code,
        "name": line.unit.name,
        "tasks": [duty.seq for duty in own if duty.lead],
        "supports": [duty.seq for duty in own if not duty.lead],
        "state": STATE_WORDS[line.now.state].zh,
        "timeliness": TIMELINESS_WORDS[line.timeliness].zh,
        "submitted_at": _minute(line),
        "late_by": _late_by(view, line),
        "rungs": [_rung(rung) for rung in line.now.rungs],
        "revision": line.now.submitted_revision,
        "digest": line.digest,
        "light": str(shade),
        "light_why": why,
        "nil": line.nil,
        "note": "；".join(_notes(line, told)),
    }


def _notes(line: Line, told: bool) -> Iterator[str]:
    if line.nil:
        yield "零报告"
    if told and line.level:
        yield f"签章方式：{LEVEL_WORDS[line.level].zh}"


def tasks(view: View) -> list[dict[str, Any]]:
    """One row per key task that the notice has: target, units, what they report, the light of the lead units."""
    by_unit = {line.unit.id: line for line in view.lines}
    duties = _by(view.duties, "seq")
    return [_task(by_unit, duties.get(task.seq, []), task.seq, task.annual, task.target) for task in view.tasks]


def _task(by_unit: Mapping[int, Line], duties: list[Duty], seq: int, annual: str, target: str) -> dict[str, Any]:
    reporting = [(duty, by_unit[duty.unit.id]) for duty in duties if duty.unit.id in by_unit]
    leads = [line.light for duty, line in reporting if duty.lead]
    shade = worst(light for light, _ in leads)
    return {
        "seq": seq,
        "annual": annual,
        "target": target,
        "lead": [duty.unit.name for duty in duties if duty.lead],
        "supporting": [duty.unit.name for duty in duties if not duty.lead],
        "light": str(shade),
        "light_why": next((why for light, why in leads if light is shade), ""),
        "entries": [entry for _, line in reporting for entry in _entries(line, seq)],
    }


def _by(duties: Iterable[Duty], key: str) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for duty in duties:
        found.setdefault(duty.unit.id if key == "unit" else duty.seq, []).append(duty)
    return found


def _entries(line: Line, seq: int) -> list[dict[str, str]]:
    if line.content is None:
        return []
    if line.content["nil"]:
        words = f"零报告：{line.content['nil_reason']}"
        return [{"unit": line.unit.name, "progress": words, "issues": "", "next_steps": ""}]
    return [
        {"unit": line.unit.name} | {field: entry[field] for field in ("progress", "issues", "next_steps")}
        for entry in line.content["entries"]
        if entry["task"] == seq
    ]


def waivers(view: View) -> list[str]:
    """Where a separation of duties was set aside for a very small unit, as the campaign allows."""
    return [
        f"{line.unit.name}经批准，{'、'.join(WAIVER_WORDS[guard].zh for guard in dict.fromkeys(line.now.waived))}。"
        for line in view.lines
        if line.now.waived
    ]


def evidence(view: View) -> list[dict[str, Any]]:
    """How many units signed and sealed in which way, the strongest first.

    Empty where nobody did otherwise than at the console: a ledger from before there were other ways says nothing of it,
    and its circulars stay what they were.
    """
    found = Counter(line.level for line in view.lines)
    if not any(found[level] for level in Level if level is not Level.CONSOLE):
        return []
    return [{"level": LEVEL_WORDS[level].zh, "units": found[level]} for level in Level if found[level]]


def missing_tasks(view: View) -> list[dict[str, Any]]:
    """Numbers that the notice should have and lacks: shown as missing, never filled in."""
    present = {task.seq for task in view.tasks}
    declared = view.campaign.declared_tasks or max(present, default=0)
    return [{"seq": seq, "words": "通知原文缺失，待补录"} for seq in range(1, declared + 1) if seq not in present]


def flags(view: View) -> list[dict[str, Any]]:
    """Every problem the office has named, and whether it stands."""
    return [
        {
            "unit": line.unit.name,
            "revision": flag["revision"],
            "category": flag["category"],
            "text": flag["text"],
            "correct_by": flag["correct_by"],
            "status": _FLAG_WORDS.get(flag["status"], "待整改"),
        }
        for line in view.lines
        for flag in line.now.flags
    ]


def totals(view: View) -> dict[str, int]:
    """The numbers of the first paragraph; they are counted from the rows, never typed."""
    kinds = [line.timeliness for line in view.lines]
    states = [line.now.state for line in view.lines]
    lights = [line.light[0] for line in view.lines]
    return {
        "units": len(view.lines),
        "on_time": kinds.count(Timeliness.ON_TIME),
        "late": kinds.count(Timeliness.LATE),
        "missing": kinds.count(Timeliness.MISSING),
        "exempt": kinds.count(Timeliness.EXEMPT),
        "nil": sum(line.nil for line in view.lines),
        **{str(state): states.count(state) for state in STATE_WORDS},
        "green": lights.count(Light.GREEN),
        "yellow": lights.count(Light.YELLOW),
        "red": lights.count(Light.RED),
    }


def _minute(line: Line) -> str | None:
    moment = line.now.completed_at or line.now.submitted_at
    return moment.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M") if moment else None


def _late_by(view: View, line: Line) -> str:
    completed, due = line.now.completed_at, line.now.due_at
    if line.timeliness is not Timeliness.LATE or completed is None or due is None:
        return ""
    # A due moment is the end of its day: a second before it is still that day.
    days = working_days_after(local_day(due - timedelta(seconds=1)), local_day(completed), view.calendar)
    return f"迟{days}个工作日" if days else "逾期（非工作日）"


def _rung(rung: Mapping[str, Any]) -> str:
    on = date.fromisoformat(rung["on"])
    words = f"{on.month}月{on.day}日{RUNG_WORDS[RungKind(rung['kind'])].zh}"
    return words if rung["issued"] else f"{words}（待签发）"
