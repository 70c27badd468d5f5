"""ducha escalate: chase late units by hand, by the same verb as the clock."""

import click

from actions.escalation import escalate as climb
from bilingual import Text
from cli.desk import open_desk
from cli.manual import noted
from cli.options import quarter_argument
from cli.show import say, table
from settings import Settings
from statemachine.ladder import RUNG_WORDS
from workdays import Quarter, official_calendar


@click.command()
@quarter_argument
@click.pass_obj
def escalate(settings: Settings, quarter: Quarter) -> None:
    """逾期单位按台阶催报；非工作日不催。Late units climb the rung that is due; not on days off."""
    with open_desk(settings) as desk, noted(desk, "escalate-late-units", quarter=str(quarter)) as summary:
        reached = climb(
            desk.session, desk.campaign, desk.period(quarter), official_calendar(), desk.actor(None), desk.now
        )
        rows = [
            [step.submission.subject.partition(":")[2], RUNG_WORDS[step.rung.kind].said(settings.lang)]
            for step in reached
        ]
        summary |= {"reached": len(rows)}
    if rows:
        table(settings, Text("今天的催报", "Reached today"), [Text("报告", "Report"), Text("台阶", "Rung")], rows)
    else:
        say(settings, "今天没有需要催报的单位。", "Nobody to chase today.")
