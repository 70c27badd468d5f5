"""ducha history: what the flows did."""

import click

from bilingual import Text
from cli.desk import look
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import table
from reports.history import history as runs
from settings import Settings


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


def show(settings: Settings, found: list[dict[str, object]]) -> None:
    """The runs as a table."""
    rows = [
        [
            str(run["run_id"]), str(run["flow"]), str(run["state"]), str(run["started_at"])[:19],
            str(run["prefect_run_id"] or "—")[:8], _said(run["parameters"]), _said(run["summary"]),
        ]
        for run in found
    ]  # fmt: skip
    heads = [
        Text("编号", "Run"), Text("流程", "Flow"), Text("结果", "State"), Text("开始 (UTC)", "Started (UTC)"),
        Text("Prefect", "Prefect"), Text("参数", "Parameters"), Text("摘要", "Summary"),
    ]  # fmt: skip
    table(settings, Text("流程运行历史", "Flow history"), heads, rows)


def _said(value: object) -> str:
    assert isinstance(value, dict)
    return " ".join(f"{key}={_brief(item)}" for key, item in value.items() if item not in (None, [], {}))


def _brief(item: object) -> str:
    if isinstance(item, list):
        return str(len(item))
    if isinstance(item, dict):
        return ",".join(f"{key}:{value}" for key, value in item.items())
    return str(item)
