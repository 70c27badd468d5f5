"""ducha escalate: chase late units by hand, by the same verb as the clock."""

import click

from actions.escalation import Reached
from actions.escalation import escalate as climb
from bilingual import Text
from cli.desk import Desk, open_desk
from cli.manual import noted
from cli.options import QuarterType
from cli.show import say, table
from reports.offices import open_periods
from settings import Settings
from statemachine.chain import name_of
from statemachine.ladder import RUNG_WORDS
from workdays import Quarter, official_calendar


@click.command()
@click.argument("quarter", type=QuarterType(), metavar="[QUARTER]", required=False)
@click.pass_obj
def escalate(settings: Settings, quarter: Quarter | None) -> None:
    """逾期单位按台阶催报；非工作日不催。不写季度则检查所有已开启的季度。

    Late units climb the rung that is due; not on days off. Without a quarter, every open one is swept.
    """
    asked = str(quarter) if quarter else None
    with open_desk(settings) as desk, noted(desk, "escalate-late-units", quarter=asked) as summary:
        reached = _sweep(desk, quarter)
        rows = [[name_of(step.submission.subject), RUNG_WORDS[step.rung.kind].said(settings.lang)] for step in reached]
        summary |= {"reached": len(rows)}
    if rows:
        table(settings, Text("今天的催报", "Reached today"), [Text("报告", "Report"), Text("台阶", "Rung")], rows)
    else:
        say(settings, "今天没有需要催报的单位。", "Nobody to chase today.")


def _sweep(desk: Desk, quarter: Quarter | None) -> list[Reached]:
    periods = [desk.period(quarter)] if quarter else open_periods(desk.session, desk.campaign)
    return [
        step
        for period in periods
        for step in climb(desk.session, desk.campaign, period, official_calendar(), desk.actor(None), desk.now)
    ]
