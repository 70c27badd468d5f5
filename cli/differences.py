"""What a correction changes, shown: the words before and after with the difference in colour, and what follows."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from rich.text import Text as Words

from actions.amendment import Corrected
from bilingual import Text
from cli.desk import Desk
from cli.show import table
from models import Campaign
from reports.figures import Confirmed
from reports.newcomers import without_report
from settings import Settings
from statemachine.amendment import Change
from statemachine.campaign import FORM_WORDS

_FIELDS = {
    "annual": Text("年度任务", "annual task"),
    "lead": Text("牵头单位", "lead units"),
    "supporting": Text("配合单位", "supporting units"),
    "title": Text("标题", "title"),
    "issuer": Text("发文机关", "issuer"),
    "issued_on": Text("成文日期", "date"),
    "addressees": Text("主送机关", "addressees"),
    "declared_tasks": Text("任务总数", "number of tasks"),
    "warnings": Text("读取提示", "reader's notes"),
    "label": Text("标注", "label"),
    "due_working_days": Text("报送时限（工作日）", "working days to report"),
    "forms": Text("报送形式", "forms"),
}
_NOTHING = Text("（无）", "(none)")


def show_changes(settings: Settings, changes: Iterable[Change]) -> None:
    """A table of ``changes``, task by task and field by field."""
    heads = [Text("任务", "Task"), Text("内容", "Field"), Text("现行", "In force"), Text("更正后", "Corrected")]
    rows: list[Sequence[str | Words]] = []
    for seq, field, before, after in changes:
        old, new = (_said(settings, field, value) for value in _apart(field, before, after))
        rows.append(["—" if seq is None else str(seq), field_words(field).said(settings.lang), *_marked(old, new)])
    table(settings, Text("差异", "What differs"), heads, rows)


def _apart(field: str, before: Any, after: Any) -> tuple[Any, Any]:
    """Both values; of the reader's notes only those that the other does not have."""
    if field != "warnings" or not before or not after:
        return before, after
    return [one for one in before if one not in after], [one for one in after if one not in before]


def field_words(field: str) -> Text:
    """What a field of a notice is called; a quarter is called as it is."""
    return _FIELDS.get(field, Text(field, field))


def _said(settings: Settings, field: str, value: Any) -> str:
    if value is None or value in ([], ""):
        return _NOTHING.said(settings.lang)
    if field == "warnings":
        return "\n".join(one[settings.lang] for one in value)
    if field == "forms":
        return "、".join(FORM_WORDS[form].said(settings.lang) for form in value)
    return "、".join(value) if isinstance(value, list) else str(value)


def _marked(old: str, new: str) -> tuple[Words, Words]:
    """Both texts, what was taken away in red and what was added in green."""
    before, after = Words(old), Words(new)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            before.stylize("red strike", a, b)
            after.stylize("bold green", c, d)
    return before, after


def corrected_lines(desk: Desk, campaign: Campaign, done: Corrected) -> list[Text]:
    """What a correction has done, and what is left to do."""
    number, count = campaign.doc_number, len(done.changes)
    if not done.changes:
        return [Text(f"{number} 的文字没有变化。", f"The words of {number} are as they were.")]
    seqs = "、".join(dict.fromkeys("通知本身" if one.seq is None else str(one.seq) for one in done.changes))
    tasks = ", ".join(dict.fromkeys("the notice" if one.seq is None else str(one.seq) for one in done.changes))
    head = Text(f"已更正 {number}：{count} 处（任务 {seqs}）。", f"Corrected {number}: {count} places (task {tasks}).")
    missing = [
        Text(f"  {quarter} 已经开启，{unit} 在该季度没有报告，新的分工从下一季度起填报。",
             f"  {quarter} is open and {unit} has no report in it: its new tasks begin with the next quarter.")
        for quarter, unit in without_report(desk.session, campaign)
    ]  # fmt: skip
    return [head, *stale_lines(done.stale), *map(_dropped, done.dropped), *missing]


def stale_lines(figures: Iterable[Confirmed]) -> list[Text]:
    """One line for each confirmed figure that has to be confirmed again."""
    return [
        Text(f"  须重新确认：第 {seq} 项任务第 {number} 个指标“{one.name}”，原文“{one.text}”已不在通知里。",
             f"  Confirm again: figure {number} of task {seq}, “{one.name}”: “{one.text}” no longer stands there.")
        for seq, number, one, _ in figures
    ]  # fmt: skip


def _dropped(figure: Confirmed) -> Text:
    seq, number, one, _ = figure
    return Text(f"  已停用：第 {seq} 项任务第 {number} 个指标“{one.name}”，任务已不在通知里。",
                f"  Ended: figure {number} of task {seq}, “{one.name}”, with its task.")  # fmt: skip
