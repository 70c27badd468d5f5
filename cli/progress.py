"""ducha progress: how far the figures of a quarter have come, readings of several units side by side."""

from typing import Any

import click

from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import table
from reports.circular.anchor import here
from reports.circular.figures import figures
from reports.circular.view import look as view_of
from settings import Settings
from workdays import Quarter, official_calendar

_HEADS = [
    Text("任务", "Task"), Text("指标", "Figure"), Text("目标", "Target"), Text("填报单位", "Answered by"),
    Text("完成", "Reached"), Text("完成率", "Rate"), Text("灯", "Light"), Text("依据", "Rule"),
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
    title = Text(f"{quarter.said('zh')}数字完成情况", f"Figures of {quarter.said('en')}")
    table(settings, title, _HEADS, [_row(settings.lang, one["seq"], row) for one in found for row in one["rows"]])


def _figures(desk: Desk, quarter: Quarter) -> list[dict[str, Any]]:
    """Of the reports handed in so far."""
    period, calendar = desk.period(quarter), official_calendar()
    session = desk.session
    return figures(view_of(session, desk.office, desk.campaign, period, calendar, desk.now, here(session).heads))


def _row(lang: str, seq: int, row: dict[str, Any]) -> list[str]:
    reached = row["value"] or _UNANSWERED.said(lang)
    why = f"{row['why']}（{_DIFFERS.said(lang)}）" if row["differs"] else row["why"]
    return [str(seq), row["name"], row["asked"], row["unit"], reached, row["rate"], row["light"], why]
