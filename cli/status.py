"""ducha status: how a quarter stands."""

import click

from bilingual import Text
from cli.desk import look
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import table
from reports.roster import counts
from settings import Settings
from statemachine.submission import STATE_WORDS
from statemachine.timeliness import TIMELINESS_WORDS
from workdays import Quarter


@click.command()
@quarter_argument
@json_option
@click.pass_obj
def status(settings: Settings, quarter: Quarter, as_json: bool) -> None:
    """各状态、按时迟报未报的单位数。Units by state and by timeliness."""
    with look(settings) as desk:
        period = desk.period(quarter)
        found = counts(desk.session, desk.actor(None), period, desk.now)
        due = period.due_on.isoformat() if period.due_on else None
    value = {"quarter": str(quarter), "due_on": due, "units": sum(found["states"].values())} | found
    if as_json:
        print_json(value)
        return
    rows = [[STATE_WORDS[s].said(settings.lang), str(found["states"][s])] for s in STATE_WORDS]
    rows += [[TIMELINESS_WORDS[t].said(settings.lang), str(found["timeliness"][t])] for t in TIMELINESS_WORDS]
    title = Text(f"{quarter.said('zh')}（时限 {due or '待定'}）", f"{quarter.said('en')} (due {due or '待定'})")
    table(settings, title, [Text("状态", "State"), Text("单位数", "Units")], rows)
