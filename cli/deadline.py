"""ducha deadline: when reports are due, and why that day."""

import click

from bilingual import Text
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import say, table
from settings import Settings
from workdays import Due, Quarter, due_day, official_calendar


@click.command()
@quarter_argument
@click.option(
    "--days", type=click.IntRange(1, 60), default=3, show_default=True,
    help="季度结束后第几个工作日 · which working day after the quarter's end",
)  # fmt: skip
@json_option
@click.pass_obj
def deadline(settings: Settings, quarter: Quarter, days: int, as_json: bool) -> None:
    """报送时限，并逐日说明理由。When reports are due, with the reason day by day."""
    due = due_day(quarter, days, official_calendar())
    if as_json:
        print_json(_value(due, settings))
    else:
        show(settings, due)


def _value(due: Due, settings: Settings) -> dict[str, object]:
    return {
        "quarter": str(due.quarter),
        "due_on": due.due_on.isoformat() if due.due_on else None,
        "provisional": due.provisional,
        "trace": [
            {"date": day.date.isoformat(), "working": day.working, "why": day.why.said(settings.lang)}
            for day in due.trace
        ],
        "source": "；".join(due.sources),
    }


def show(settings: Settings, due: Due) -> None:
    """The deadline as a table, one line a day."""
    rows = [[day.date.isoformat(), _nth(day.nth).said(settings.lang), day.why.said(settings.lang)] for day in due.trace]
    day = due.due_on.isoformat() if due.due_on else None
    title = Text(
        f"{due.quarter.said('zh')}报送时限：{day or '待定'}",
        f"{due.quarter.said('en')} is due: {day or 'not fixed yet'}",
    )
    table(settings, title, [Text("日期", "Date"), Text("计数", "Count"), Text("理由", "Why")], rows)
    say(settings, f"依据：{'；'.join(due.sources)}", f"Source: {'; '.join(due.sources)}")


def _nth(number: int | None) -> Text:
    return Text(f"第{number}个工作日", f"working day {number}") if number else Text("", "")
