"""What a unit does with its report."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import orjson

from actions.draft import merge_entry, nil_return, write_draft
from actions.refusals import DraftUnreadable
from actions.review import answer as answer_flag
from actions.scanned import submit_received
from actions.sign import withdraw as withdraw_it
from actions.submit import submit as submit_it
from bilingual import Text
from cli.desk import Desk
from cli.options import name_argument, person_option
from cli.verb import verb
from intake.files import bytes_of
from intake.scan import LIMIT_MB, read_scan
from statemachine.actor import Actor


@click.command()
@name_argument
@person_option
@click.option("--task", type=click.IntRange(1, 999), metavar="NO", help="任务序号 · number of the task")
@click.option("--progress", default="", metavar="TEXT", help="进展 · progress")
@click.option("--issues", default="", metavar="TEXT", help="存在问题 · issues")
@click.option("--next-steps", default="", metavar="TEXT", help="下步打算 · next steps")
@click.option(
    "--figure", "figures", multiple=True, metavar="NO=VALUE",
    help="填报指标，如 --figure 1=56.3亿元（可重复）· answer a figure of the task; repeatable",
)  # fmt: skip
@click.option("--note", "notes", multiple=True, metavar="NO=TEXT", help="指标备注 · a note beside a figure")
@click.option(
    "--because", "reasons", multiple=True, metavar="CHECK=TEXT",
    help="对某条核对提示说明理由 · the reason that answers a check",
)  # fmt: skip
@click.option("--nil", metavar="REASON", help="零报告及理由 · a nil return, with its reason")
@click.option(
    "--file", type=click.Path(path_type=Path), metavar="JSON",
    help='整份内容 · the whole content: {"entries": {"1": {"progress": "…", "issues": "…", "next_steps": "…"}}}',
)  # fmt: skip
@verb
def draft(
    desk: Desk, actor: Actor, name: str, task: int | None, nil: str | None, file: Path | None, **entry: Any
) -> Text:
    """拟稿：用 --task 逐项填写，或 --file 整份导入，或 --nil 零报告。Write by task, from a file, or a nil return."""
    if sum(given is not None for given in (task, nil, file)) != 1:
        raise click.UsageError("--task / --file / --nil：请给出其中一个。Give exactly one of them.")
    found = desk.submission(name, actor)
    if task is not None:
        content = merge_entry(desk.session, found, task, _entry(**entry))
    else:
        content = nil_return(nil) if nil is not None else _content(file)
    write_draft(desk.session, found, content, actor, desk.now)
    return Text(f"已保存 {name} 的草稿。", f"Saved the draft of {name}.")


@click.command()
@name_argument
@person_option
@click.option(
    "--flag", "number", type=click.IntRange(1, 9999), required=True, metavar="NO",
    help="第几条问题 · number of the flag",
)  # fmt: skip
@click.option("--text", required=True, help="如何整改 · how it was corrected")
@verb
def answer(desk: Desk, actor: Actor, name: str, number: int, text: str) -> Text:
    """答复退回意见。Answer a flag."""
    answer_flag(desk.session, desk.submission(name, actor), number, text, actor, desk.now)
    return Text(f"已答复 {name} 第 {number} 条问题。", f"Answered flag {number} of {name}.")


@click.command()
@name_argument
@person_option
@click.option("--scan", type=click.Path(path_type=Path), metavar="FILE", help="代收件的扫描件 · a mailed copy")
@click.option("--code", metavar="CODE", help="扫描件页脚的校验码 · the code at the foot of the scanned page")
@verb
def submit(desk: Desk, actor: Actor, name: str, scan: Path | None, code: str | None) -> Text:
    """报送电子件；收件员可以代收，并凭扫描件同时登记纸质件。

    Hand it in; the office clerk may do so on the unit's behalf, and with a scan registers the paper in the same step.
    """
    at = (desk.session, desk.submission(name, actor), actor, desk.now, desk.settings.home)
    if scan is None:
        submit_it(*at)
    else:
        data = bytes_of(scan, LIMIT_MB)
        submit_received(*at, read_scan(data), data, code)
    return Text(f"{name} 已报送。", f"Submitted {name}.")


@click.command()
@name_argument
@person_option
@click.option("--reason", default="", help="理由 · why")
@verb
def withdraw(desk: Desk, actor: Actor, name: str, reason: str) -> Text:
    """撤回；签字和印章随之作废。Take it back; signature and seal become void."""
    withdraw_it(desk.session, desk.submission(name, actor), actor, desk.now, reason)
    return Text(f"{name} 已撤回。", f"Withdrew {name}.")


def _entry(figures: Sequence[str], notes: Sequence[str], reasons: Sequence[str], **words: str) -> dict[str, Any]:
    # A figure comes with its unit, and leaves the note beside it as it is.
    readings: dict[str, dict[str, str]] = {number: {"value": said, "unit": ""} for number, said in map(_pair, figures)}
    for number, note in map(_pair, notes):
        readings.setdefault(number, {})["note"] = note
    return words | {"readings": readings, "answers": dict(map(_pair, reasons))}


def _pair(given: str) -> tuple[str, str]:
    name, equals, said = given.partition("=")
    if not equals or not name.strip():
        raise click.UsageError(f"“{given}”：请写成 编号=内容。Write NUMBER=TEXT.")
    return name.strip(), said.strip()


def _content(file: Path | None) -> Any:
    assert file is not None
    try:
        return orjson.loads(bytes_of(file))
    except orjson.JSONDecodeError as fault:
        raise DraftUnreadable(why=f"JSON: {fault}") from None
