"""The tables of the circular: units, tasks, flags, and what the notice itself lacks."""

from typing import Any

from models import Escalation
from models.flag import FlagStatus
from reports.circular.view import View
from reports.roster import Line
from statemachine.ladder import RUNG_WORDS
from statemachine.light import Light, worst
from statemachine.submission import STATE_WORDS
from statemachine.timeliness import TIMELINESS_WORDS, Timeliness
from workdays import LOCAL, local_day, working_days_after

_FLAG_WORDS = {FlagStatus.ACCEPTED: "已整改", FlagStatus.CLEARED: "已销号"}


def units(view: View) -> list[dict[str, Any]]:
    """One row per unit: what it answers for, how its report stands, when it came, which rungs it reached."""
    return [_unit(view, line) for line in view.lines]


def _unit(view: View, line: Line) -> dict[str, Any]:
    shade, why = view.light_of(line)
    own = [duty for duty in view.duties if duty.unit.id == line.unit.id]
    return {
        "code": line.unit.code,
        "name": line.unit.name,
        "tasks": [duty.seq for duty in own if duty.lead],
        "supports": [duty.seq for duty in own if not duty.lead],
        "state": STATE_WORDS[line.submission.state].zh,
        "timeliness": TIMELINESS_WORDS[line.timeliness].zh,
        "submitted_at": _minute(line),
        "late_by": _late_by(view, line),
        "rungs": [_rung(rung) for rung in line.rungs],
        "revision": line.submission.revision,
        "digest": view.digests.get(line.submission.id),
        "light": str(shade),
        "light_why": why,
        "nil": line.submission.nil,
        "note": "零报告" if line.submission.nil else "",
    }


def tasks(view: View) -> list[dict[str, Any]]:
    """One row per key task that the notice has: target, units, what they report, the light of the lead units."""
    by_unit = {line.unit.id: line for line in view.lines}
    return [_task(view, by_unit, task.seq, task.annual, target) for task, target in view.tasks]


def _task(view: View, by_unit: dict[int, Line], seq: int, annual: str, target: str) -> dict[str, Any]:
    duties = [duty for duty in view.duties if duty.seq == seq]
    leads = [view.light_of(by_unit[duty.unit.id]) for duty in duties if duty.lead]
    shade = worst(light for light, _ in leads)
    return {
        "seq": seq,
        "annual": annual,
        "target": target,
        "lead": [duty.unit.name for duty in duties if duty.lead],
        "supporting": [duty.unit.name for duty in duties if not duty.lead],
        "light": str(shade),
        "light_why": next((why for light, why in leads if light is shade), ""),
        "entries": [entry for duty in duties for entry in _entries(view, by_unit[duty.unit.id], seq)],
    }


def _entries(view: View, line: Line, seq: int) -> list[dict[str, str]]:
    content = view.contents.get(line.submission.id)
    if content is None:
        return []
    if content["nil"]:
        words = f"零报告：{content['nil_reason']}"
        return [{"unit": line.unit.name, "progress": words, "issues": "", "next_steps": ""}]
    return [
        {"unit": line.unit.name} | {field: entry[field] for field in ("progress", "issues", "next_steps")}
        for entry in content["entries"]
        if entry["task"] == seq
    ]


def missing_tasks(view: View) -> list[dict[str, Any]]:
    """Numbers that the notice should have and lacks: shown as missing, never filled in."""
    present = {task.seq for task, _ in view.tasks}
    declared = view.campaign.declared_tasks or max(present, default=0)
    return [{"seq": seq, "words": "通知原文缺失，待补录"} for seq in range(1, declared + 1) if seq not in present]


def flags(view: View) -> list[dict[str, Any]]:
    """Every problem the office has named, and whether it stands."""
    return [
        {
            "unit": unit.name,
            "revision": flag.revision,
            "category": flag.category,
            "text": flag.text,
            "correct_by": flag.correct_by.isoformat(),
            "status": _FLAG_WORDS.get(flag.status, "待整改"),
        }
        for flag, unit in view.flags
    ]


def totals(view: View) -> dict[str, int]:
    """The numbers of the first paragraph; they are counted from the rows, never typed."""
    kinds = [line.timeliness for line in view.lines]
    states = [line.submission.state for line in view.lines]
    lights = [view.light_of(line)[0] for line in view.lines]
    return {
        "units": len(view.lines),
        "on_time": kinds.count(Timeliness.ON_TIME),
        "late": kinds.count(Timeliness.LATE),
        "missing": kinds.count(Timeliness.MISSING),
        "nil": sum(line.submission.nil for line in view.lines),
        **{str(state): states.count(state) for state in STATE_WORDS},
        "green": lights.count(Light.GREEN),
        "yellow": lights.count(Light.YELLOW),
        "red": lights.count(Light.RED),
    }


def _minute(line: Line) -> str | None:
    moment = line.submission.completed_at or line.submission.submitted_at
    return moment.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M") if moment else None


def _late_by(view: View, line: Line) -> str:
    completed, due = line.submission.completed_at, view.period.due_on
    if line.timeliness is not Timeliness.LATE or completed is None or due is None:
        return ""
    days = working_days_after(due, local_day(completed), view.calendar)
    return f"迟{days}个工作日" if days else "逾期（非工作日）"


def _rung(rung: Escalation) -> str:
    words = f"{rung.on.month}月{rung.on.day}日{RUNG_WORDS[rung.kind].zh}"
    return words if rung.issued_at else f"{words}（待签发）"
