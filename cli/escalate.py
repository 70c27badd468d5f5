"""ducha escalate: chase late units by hand, by the same verb as the clock."""

import click

from actions.escalation import Reached
from actions.escalation import escalate as climb
from bilingual import Text
from cli.desk import Desk
from cli.manual import noted
from cli.options import QuarterType, keeper_option, key_option
from cli.show import say, table
from cli.verb import perform
from reports.offices import open_periods
from settings import Settings
from statemachine.actor import Actor
from statemachine.chain import name_of
from statemachine.ladder import RUNG_WORDS, RungKind
from workdays import Quarter, official_calendar


@click.command()
@click.argument("quarter", type=QuarterType(), metavar="[QUARTER]", required=False)
@keeper_option
@key_option
@click.pass_context
def escalate(ctx: click.Context, quarter: Quarter | None, person: str | None, key: str | None) -> None:
    """逾期单位按台阶催报；非工作日不催。不写季度则检查所有已开启的季度。

    Late units climb the rung that is due; not on days off. Without a quarter, every open one is swept.
    """
    settings: Settings = ctx.obj
    reached = perform(ctx, key, person, lambda desk, actor: _climb(desk, actor, quarter))
    rows = [[name, RUNG_WORDS[RungKind(kind)].said(settings.lang)] for name, kind in reached]
    if rows:
        table(settings, Text("今天的催报", "Reached today"), [Text("报告", "Report"), Text("台阶", "Rung")], rows)
    else:
        say(settings, "今天没有需要催报的单位。", "Nobody to chase today.")


def _climb(desk: Desk, actor: Actor, quarter: Quarter | None) -> list[list[str]]:
    with noted(desk, "escalate-late-units", quarter=str(quarter) if quarter else None) as summary:
        reached = [[name_of(step.submission.subject), str(step.rung.kind)] for step in _sweep(desk, actor, quarter)]
        summary |= {"reached": len(reached)}
    return reached


def _sweep(desk: Desk, actor: Actor, quarter: Quarter | None) -> list[Reached]:
    periods = [desk.period(quarter)] if quarter else open_periods(desk.session, desk.campaign)
    return [
        step
        for period in periods
        for step in climb(desk.session, desk.campaign, period, official_calendar(), actor, desk.now)
    ]
