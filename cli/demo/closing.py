"""The end of the demonstration: the ledger verified, the flow history, the units at a glance, the files."""

from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bilingual import Text
from cli.deadline import show as show_deadline
from cli.demo import plan
from cli.history import show as show_history
from cli.show import say, table
from models.engine import reading
from reports.history import history
from reports.ledger import verify
from reports.offices import the_campaign, the_office, the_period
from reports.roster import lines
from settings import Settings
from statemachine.actor import clock
from statemachine.campaign import CampaignRules
from statemachine.ladder import RUNG_WORDS
from statemachine.light import light
from statemachine.submission import STATE_WORDS
from statemachine.timeliness import TIMELINESS_WORDS
from workdays import due_day, official_calendar


def show(settings: Settings, engine: Engine, now: datetime) -> None:
    """Print everything that a newcomer wants to see at the end."""
    with reading(engine) as session:
        verdict = verify(session)
        show_history(settings, history(session, 40))
        _deadline(settings, session)
        _units(settings, session, now)
    say(
        settings,
        f"台账完好：{verdict.subjects} 个对象，{verdict.events} 个事件。",
        f"The ledger is whole: {verdict.subjects} subjects, {verdict.events} events.",
    ) if verdict.ok else click.echo("台账核验失败 ledger broken", err=True)
    for path in sorted((settings.home / "reports").rglob("*-sealed.pdf")):
        say(settings, f"样证签章的报告：{_near(path)}", f"Report with sample signatures: {_near(path)}")
    for path in sorted((settings.home / "circular").rglob("circular.*")):
        say(settings, f"通报：{_near(path)}", f"Circular: {_near(path)}")


def _deadline(settings: Settings, session: Session) -> None:
    rules = CampaignRules.from_json(the_campaign(session, the_office(session, None), None).rules)
    show_deadline(settings, due_day(plan.QUARTER, rules.due_working_days, official_calendar()))


def _units(settings: Settings, session: Session, now: datetime) -> None:
    office = the_office(session, None)
    period = the_period(session, the_campaign(session, office, None), plan.QUARTER)
    lang = settings.lang
    rows = []
    for line in lines(session, clock(), period, now):
        shade, _ = light(line.submission.state, line.timeliness)
        rungs = " → ".join(RUNG_WORDS[rung.kind].said(lang) for rung in line.rungs)
        rows.append(
            [
                line.unit.short_name, str(shade), STATE_WORDS[line.submission.state].said(lang),
                TIMELINESS_WORDS[line.timeliness].said(lang), str(line.submission.revision or ""), rungs,
            ]
        )  # fmt: skip
    heads = [
        Text("单位", "Unit"), Text("灯", "Light"), Text("状态", "State"),
        Text("按时性", "Timeliness"), Text("版本", "Rev."), Text("催办", "Ladder"),
    ]  # fmt: skip
    table(settings, Text("2020年第三季度报送情况（演示）", "The third quarter of 2020 (demonstration)"), heads, rows)


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
