"""ducha progress: how far the figures of a quarter have come, readings of several units side by side."""

from typing import Any

import click

from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import say, table
from reports.circular.anchor import here
from reports.circular.figures import figures
from reports.circular.view import look as view_of
from settings import Settings
from workdays import Quarter, official_calendar

_HEADS = [
    Text("指标", "Figure"), Text("目标", "Target"), Text("填报单位", "Answered by"), Text("完成", "Reached"),
    Text("完成率", "Rate"), Text("灯", "Light"),
]  # fmt: skip
_UNANSWERED, _DIFFERS = Text("未填报", "no answer"), Text("口径不一", "units differ")


@click.command()
@quarter_argument
@click.option("--task", type=click.IntRange(1, 999), metavar="NO", help="只看一项任务 · one task only")
@json_option
@click.pass_obj
def progress(settings: Settings, quarter: Quarter, task: int | None, as_json: bool) -> None:
    """各项任务的数字完成情况：完成数、完成率、灯色及依据。Figures reached, completion rate, light and its rule."""
    with look(settings) as desk:
        found = [one for one in _figures(desk, quarter) if task in (None, one["seq"])]
    if as_json:
        print_json(found)
        return
    for one in found:
        why = f"{one['light']}灯，{one['light_why']}"
        title = Text(f"第{one['seq']}项：{why}", f"Task {one['seq']}: {why}")
        table(settings, title, _HEADS, [_row(settings.lang, row) for row in one["rows"]])
    if not found:
        say(
            settings, "没有经确认的数字指标（ducha notice review）。", "No figures are confirmed (ducha notice review)."
        )


def _figures(desk: Desk, quarter: Quarter) -> list[dict[str, Any]]:
    """Of the reports handed in so far."""
    period, calendar = desk.period(quarter), official_calendar()
    session = desk.session
    return figures(view_of(session, desk.office, desk.campaign, period, calendar, desk.now, here(session).heads))


def _row(lang: str, row: dict[str, Any]) -> list[str]:
    reached = row["value"] or _UNANSWERED.said(lang)
    if row["differs"]:
        reached += f"\n{_DIFFERS.said(lang)}"
    return [row["name"], row["asked"], row["unit"], reached, row["rate"], row["light"]]
