"""The prose of the circular, in the order offices know: overall, timeliness, problems, tasks, what is asked.

Every number in it comes from the tables; nothing is judged that the records do not say.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.circular.evidence import sentences
from reports.circular.view import View
from statemachine.campaign import FORM_WORDS, CampaignRules
from statemachine.progress_words import LIGHT_RULES
from workdays import Quarter, local_day

_WEEKDAYS = "一二三四五六日"


def chinese(day: date) -> str:
    """2020年10月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


def counted(day: dict[str, Any]) -> str:
    """One working day of a due trace: 第2个工作日为10月10日（周六，调休上班）."""
    when = date.fromisoformat(day["date"])
    makeup = "，调休上班" if when.weekday() >= 5 else ""
    return f"第{day['nth']}个工作日为{when.month}月{when.day}日（周{_WEEKDAYS[when.weekday()]}{makeup}）"


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` as a percentage with one decimal, half rounded up."""
    percent = Decimal(100 * part) / Decimal(whole or 1)
    return f"{percent.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def sections(view: View, content: dict[str, Any]) -> list[dict[str, Any]]:
    """The numbered parts of the body."""
    parts = (
        ("总体情况", _overall(view, content)),
        ("报送情况", _timeliness(content)),
        ("审核和问题整改情况", _problems(content)),
        ("任务进展情况", _tasks(content)),
        ("有关要求", _asked(view, content)),
    )
    return [
        {"heading": f"{number}、{heading}", "paragraphs": paragraphs}
        for number, (heading, paragraphs) in zip("一二三四五", parts, strict=True)
    ]


def title(view: View) -> str:
    """关于2020年第三季度二十大重点工作推进落实情况的通报, with as many tasks as the notice declares."""
    quarter = Quarter.parse(view.period.quarter).said("zh")
    return f"关于{quarter}{_named(view)}推进落实情况的通报"


def standing(view: View, content: dict[str, Any]) -> list[str]:
    """The rules applied, with their sources."""
    trace = view.period.due_trace
    words = [f"依据：《{view.campaign.title}》（{view.campaign.doc_number}）。"]
    if view.period.due_on is None:
        return [*words, "报送时限待定：尚无官方工作日历，不认定迟报。", *_light_rules(content)]
    days = "；".join(counted(day) for day in trace["days"] if day["working"])
    sources = "；".join(trace["sources"])
    words.append(f"报送时限：季度结束后{days}，以当日24时为限（工作日依据：{sources}）。")
    whole = "和".join(FORM_WORDS[form].zh for form in _rules(view).forms)
    words.append(f"报送时间以{whole}收齐为准；灯色依据报送和审核情况，不代表任务完成率。")
    return [*words, *_light_rules(content)]


def _light_rules(content: dict[str, Any]) -> list[str]:
    if not content.get("figures"):
        return []
    rules = "；".join(f"{light}灯：{rule.zh}" for light, rule in LIGHT_RULES.items())
    return [f"附件3的灯色依据填报的数字：{rules}。"]


def _named(view: View) -> str:
    title_ = view.campaign.title
    start = title_.find("年")
    end = title_.find("重点工作")
    named = title_[start + 1 : end + 4] if 0 <= start < end else "重点工作"
    return named.removeprefix("区政府").removeprefix("市政府").removeprefix("县政府")


def _overall(view: View, content: dict[str, Any]) -> list[str]:
    t, due = content["totals"], view.period.due_on
    limit = f"应于{chinese(due)}24时前" if due else "（报送时限待定）应"
    exempt = f"；免报{t['exempt']}个" if t["exempt"] else ""
    return [
        f"按照《{view.campaign.title}》（{view.campaign.doc_number}）要求，本季度{t['units']}个责任单位{limit}报送"
        f"工作推进落实情况。截至{chinese(local_day(view.now))}，按时报送{t['on_time']}个，占"
        f"{share(t['on_time'], t['units'])}；迟报{t['late']}个，占{share(t['late'], t['units'])}；未报"
        f"{t['missing']}个，占{share(t['missing'], t['units'])}{exempt}。其中零报告{t['nil']}个。",
        f"已审核{t['reviewed']}个，存在问题待整改{t['flagged']}个。从报送和审核情况看，绿灯{t['green']}个、"
        f"黄灯{t['yellow']}个、红灯{t['red']}个（详见附件1）。",
    ]


def _timeliness(content: dict[str, Any]) -> list[str]:
    late = [f"{u['name']}（{u['late_by']}）" for u in content["units"] if u["timeliness"] == "迟报"]
    missing = [f"{u['name']}{_climbed(u)}" for u in content["units"] if u["timeliness"] == "未报"]
    words = []
    words.append(f"迟报单位：{_listed(late)}。" if late else "没有迟报单位。")
    words.append(f"未报单位：{_listed(missing)}。" if missing else "没有未报单位。")
    return [*words, *sentences(content.get("evidence", {}))]


def _problems(content: dict[str, Any]) -> list[str]:
    flags = content["flags"]
    if not flags:
        return ["审核中没有标记问题。"]
    counts = {status: sum(f["status"] == status for f in flags) for status in ("已整改", "已销号", "待整改")}
    said = "、".join(f"{status}{count}条" for status, count in counts.items())
    lines = [f"审核中标记问题{len(flags)}条：{said}。"]
    for flag in flags:
        until = f"，整改期限{chinese(date.fromisoformat(flag['correct_by']))}" if flag["status"] == "待整改" else ""
        lines.append(f"{flag['unit']}：{flag['category']}，{flag['text'].rstrip('。')}（{flag['status']}{until}）。")
    return lines


def _tasks(content: dict[str, Any]) -> list[str]:
    tasks, missing = content["tasks"], content["missing_tasks"]
    by_light = {light: [t["seq"] for t in tasks if t["light"] == light] for light in "绿黄红灰"}
    said = "；".join(f"{light}灯{len(seqs)}项（第{_numbers(seqs)}项）" for light, seqs in by_light.items() if seqs)
    words = [f"列入本季度的{len(tasks)}项重点任务，按牵头单位报送和审核情况：{said}（详见附件2）。"]
    words += _figures(content.get("figures", ()))
    if missing:
        words.append(f"第{_numbers(m['seq'] for m in missing)}项任务在通知文本中缺失，待补录，本期不作通报。")
    return words


def _figures(figures: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The lights that follow from figures, with their worst ones named; nothing where nothing is measured."""
    if not figures:
        return
    by_light = {light: [one["seq"] for one in figures if one["light"] == light] for light in "绿黄红灰"}
    said = "；".join(f"{light}灯{len(seqs)}项（第{_numbers(seqs)}项）" for light, seqs in by_light.items() if seqs)
    yield f"有数字指标的{len(figures)}项任务，按牵头单位填报的完成数：{said}（详见附件3）。"
    for one in figures:
        if one["light"] == "红":
            yield f"第{one['seq']}项{one['light_why'].rstrip('。')}。"
    differing = [one["seq"] for one in figures if any(row["differs"] for row in one["rows"])]
    if differing:
        yield f"第{_numbers(differing)}项有关单位填报的数字口径不一，请核对。"


def _asked(view: View, content: dict[str, Any]) -> list[str]:
    words = []
    if any(u["timeliness"] == "未报" for u in content["units"]):
        words.append("未报单位要立即补报书面材料，并说明原因。")
    if any(f["status"] == "待整改" for f in content["flags"]):
        words.append("存在问题待整改的单位，要在整改期限内完成整改，重新签字、盖章后报送。")
    forms = "、".join(FORM_WORDS[form].zh for form in _rules(view).forms)
    words.append(f"各单位要对照季度目标抓好落实，材料力求简洁精炼、数字表述清楚，按时限报送{forms}。")
    return words


def _rules(view: View) -> CampaignRules:
    return CampaignRules.from_json(view.campaign.rules)


def _climbed(unit: dict[str, Any]) -> str:
    return f"（{'，'.join(unit['rungs'])}）" if unit["rungs"] else ""


def _listed(items: list[str]) -> str:
    return f"{'、'.join(items)}，共{len(items)}个"


def _numbers(seqs: Iterable[int]) -> str:
    return "、".join(map(str, seqs))
