"""ducha flow: run a flow through Prefect."""

import logging
from typing import Any

import click

from bilingual import Text
from cli.desk import look
from cli.options import QuarterType, json_option
from cli.show import as_json as print_json
from cli.show import table
from cli.summary import summary_words
from flows.schedule import FLOWS
from flows.server import prefect_api
from settings import Settings
from workdays import Quarter


@click.group()
def flow() -> None:
    """经 Prefect 运行流程。Run flows through Prefect."""


@flow.command("list")
@click.pass_obj
def list_(settings: Settings) -> None:
    """列出流程和时间表。List the flows and when they run."""
    rows = [[name, row.cron] for name, row in FLOWS.items()]
    table(settings, Text("流程", "Flows"), [Text("名称", "Name"), Text("时间表（北京时间）", "Cron (Beijing)")], rows)


@flow.command()
@click.argument("name", type=click.Choice(list(FLOWS)))
@click.option("--quarter", type=QuarterType(), metavar="QUARTER", help="季度，例如 2020Q3 · the quarter")
@json_option
@click.pass_obj
def run(settings: Settings, name: str, quarter: Quarter | None, as_json: bool) -> None:
    """运行一次；首次启动 Prefect 约需十几秒。Run it once; Prefect takes some seconds to start."""
    parameters: dict[str, Any] = {"as_of": settings.as_of.isoformat() if settings.as_of else None}
    if quarter is not None:
        parameters["quarter"] = str(quarter)
    chosen = FLOWS[name].flow
    unknown = set(parameters) - set(chosen.parameters.properties)
    if unknown:
        raise click.UsageError(f"流程 {name} 没有 --{unknown.pop()} 选项。This flow takes no such option.")
    with look(settings):
        pass  # without data there is nothing to start Prefect for
    _quiet()
    with prefect_api(settings):
        summary = chosen(**parameters)
    if as_json:
        print_json(summary)
        return
    done = Text(f"{name} 已完成", f"{name} completed").said(settings.lang)
    click.echo(f"{done}{Text('：', ': ').said(settings.lang)}{summary_words(summary, settings.lang) or '—'}")


def _quiet() -> None:
    # What a flow raises reaches the reader as one sentence; Prefect keeps its traceback in its own history.
    for handler in (*logging.getLogger().handlers, *logging.getLogger("prefect").handlers):
        handler.setLevel(logging.CRITICAL)
