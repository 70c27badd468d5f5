"""ducha notice edit: one task of the notice in force is corrected by hand."""

from typing import Any

import click

from actions.amendment import edit_task
from bilingual import Refused, Text
from cli.desk import Desk
from cli.differences import corrected_lines
from cli.options import keeper_option
from cli.verb import verb
from statemachine.actor import Actor
from statemachine.amendment import ANNUAL
from workdays import Quarter


class TargetType(click.ParamType[tuple[str, str]]):
    """A quarter with its words, "2020Q3=…"; anything else is wrong usage (exit 2)."""

    name = "target"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Take it apart at the first equals sign."""
        if isinstance(value, tuple):
            return value
        quarter, sign, words = str(value).partition("=")
        try:
            if sign:
                return str(Quarter.parse(quarter)), words
        except Refused:
            pass
        self.fail(f"“{value}”应写成 2020Q3=目标文字。Write it as 2020Q3=WORDS.", param, ctx)


@click.command()
@click.option("--task", "seq", type=click.IntRange(1, 999), required=True, help="序号 · number of the task")
@click.option("--annual", metavar="TEXT", help="年度任务的文字 · the words of the year")
@click.option(
    "--target", "targets", type=TargetType(), multiple=True, metavar="QUARTER=TEXT",
    help="季度目标的文字，留空即取消 · the words of a quarter, blank to take the target away",
)  # fmt: skip
@click.option("--reason", required=True, metavar="TEXT", help="理由 · why")
@keeper_option
@verb
def edit(
    desk: Desk, actor: Actor, seq: int, annual: str | None, targets: tuple[tuple[str, str], ...], reason: str
) -> list[Text]:
    """更正一项任务的文字；以前的通报不变。Correct the words of one task; earlier circulars stay."""
    cells = ({ANNUAL: annual} if annual is not None else {}) | dict(targets)
    if not cells:
        raise click.UsageError("请用 --annual 或 --target 写明新的文字。Say the new words with --annual or --target.")
    done = edit_task(desk.session, desk.campaign, seq, cells, reason, actor, desk.now)
    return corrected_lines(desk, desk.campaign, done)
