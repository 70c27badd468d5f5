"""ducha period: open a quarter by hand, by the same verb as the clock."""

import click

from actions.period import open_period
from bilingual import Text
from cli.desk import Desk
from cli.gaps import gap_lines
from cli.manual import noted
from cli.options import keeper_option, quarter_argument
from cli.verb import verb
from statemachine.actor import Actor
from workdays import Quarter, official_calendar


@click.group()
def period() -> None:
    """开启季度。Open a quarter."""


@period.command("open")
@quarter_argument
@keeper_option
@verb
def open_(desk: Desk, actor: Actor, quarter: Quarter) -> list[Text]:
    """为每个责任单位开启该季度；重复开启不产生变化。Open the quarter for every unit; twice changes nothing."""
    with noted(desk, "quarterly-collection", quarter=str(quarter)) as summary:
        opened, new = open_period(desk.session, desk.campaign, quarter, official_calendar(), actor, desk.now)
        summary |= {"opened" if new else "already_open": [opened.subject]}
    due = opened.due_on.isoformat() if opened.due_on else "待定"
    if new:
        opening = Text(f"已开启 {quarter}，报送时限 {due}。", f"Opened {quarter}; reports are due {due}.")
        return [opening, *gap_lines(desk, desk.campaign)]
    return [Text(f"{quarter} 早已开启，没有变化。", f"{quarter} was open already; nothing changed.")]
