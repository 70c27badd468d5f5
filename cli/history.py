"""ducha history: what the flows did."""

from datetime import datetime
from typing import Any

import click

from bilingual import Text
from cli.desk import look
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import table
from cli.summary import summary_words
from reports.history import history as runs
from settings import Settings
from workdays import LOCAL

_STATES = {
    "running": Text("运行中", "running"),
    "completed": Text("完成", "completed"),
    "failed": Text("失败", "failed"),
}


@click.command()
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="最多几条 · how many")
@json_option
@click.pass_obj
def history(settings: Settings, limit: int, as_json: bool) -> None:
    """流程运行历史，最新的在前。Runs of the flows, newest first."""
    with look(settings) as desk:
        found = runs(desk.session, limit)
    if as_json:
        print_json(found)
        return
    show(settings, found)


def show(settings: Settings, found: list[dict[str, Any]]) -> None:
    """The runs as a table."""
    rows = [
        [
            str(run["run_id"]), run["flow"], _day(run), _STATES[run["state"]].said(settings.lang),
            (run["prefect_run_id"] or "—")[:8], summary_words(run["summary"], settings.lang),
        ]
        for run in found
    ]  # fmt: skip
    heads = [
        Text("编号", "Run"), Text("流程", "Flow"), Text("日期", "Day"), Text("结果", "State"),
        Text("Prefect", "Prefect"), Text("摘要", "Summary"),
    ]  # fmt: skip
    table(settings, Text("流程运行历史", "Flow history"), heads, rows)


def _day(run: dict[str, Any]) -> str:
    """The business day: the simulated one, or the day on which it ran."""
    moment = datetime.fromisoformat(run["parameters"].get("as_of") or run["started_at"])
    return (moment.astimezone(LOCAL) if moment.tzinfo else moment).date().isoformat()
