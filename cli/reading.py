"""Looking at submissions."""

from typing import Any

import click

from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, name_argument, quarter_argument, viewer_option
from cli.report import report
from cli.show import as_json as print_json
from cli.show import table
from reports.dossier import dossier
from reports.roster import Line, lines
from settings import Settings
from statemachine.light import light
from statemachine.submission import STATE_WORDS
from statemachine.timeliness import TIMELINESS_WORDS
from workdays import LOCAL, Quarter


@click.command("list")
@quarter_argument
@viewer_option
@json_option
@click.pass_obj
def list_(settings: Settings, quarter: Quarter, person: str | None, as_json: bool) -> None:
    """列出该季度的报告。List the submissions of a quarter."""
    with look(settings) as desk:
        found = lines(desk.session, desk.actor(person), desk.period(quarter), desk.now)
        rows = [_value(quarter, line) for line in found]
        drawn = [_row(settings, line) for line in found]
    if as_json:
        print_json(rows)
        return
    heads = [
        Text("代码", "Code"), Text("单位", "Unit"), Text("灯", "Light"), Text("状态", "State"),
        Text("按时性", "Timeliness"), Text("版本", "Revision"), Text("报送", "Submitted"),
    ]  # fmt: skip
    table(settings, Text(quarter.said("zh"), quarter.said("en")), heads, drawn)


@click.command()
@name_argument
@viewer_option
@json_option
@click.pass_obj
def show(settings: Settings, name: str, person: str | None, as_json: bool) -> None:
    """查看一份报告：内容、签章、问题、台账。Show one: content, signatures, flags, ledger."""
    with look(settings) as desk:
        found = _dossier(desk, name, person)
    if as_json:
        print_json(found)
        return
    report(settings, name, found)


def _dossier(desk: Desk, name: str, person: str | None) -> dict[str, Any]:
    return dossier(desk.session, desk.submission(name, desk.actor(person)), desk.now)


def _value(quarter: Quarter, line: Line) -> dict[str, Any]:
    submission = line.submission
    return {
        "name": f"{quarter}/{line.unit.code}",
        "unit": line.unit.name,
        "state": str(submission.state),
        "timeliness": str(line.timeliness),
        "revision": submission.revision,
        "nil": submission.nil,
        "submitted_at": submission.submitted_at.isoformat() if submission.submitted_at else None,
        "completed_at": submission.completed_at.isoformat() if submission.completed_at else None,
        "rungs": [str(rung.kind) for rung in line.rungs],
    }


def _row(settings: Settings, line: Line) -> list[str]:
    submission = line.submission
    handed_in = submission.submitted_at
    return [
        line.unit.code,
        line.unit.name,
        str(light(submission.state, line.timeliness)[0]),
        STATE_WORDS[submission.state].said(settings.lang),
        TIMELINESS_WORDS[line.timeliness].said(settings.lang),
        str(submission.revision or ""),
        handed_in.astimezone(LOCAL).strftime("%m-%d %H:%M") if handed_in else "",
    ]
