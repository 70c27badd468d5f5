"""Figures as tables: what was confirmed, what is proposed."""

from collections.abc import Sequence

import click
from rich.text import Text as Words

from bilingual import Text
from cli.desk import look
from cli.differences import stale_lines
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import say, table
from reports.figures import Confirmed, confirmed_figures, to_confirm_again
from settings import Settings
from statemachine.figure import Figure

_COMPARATORS = {">=": "≥", "<=": "≤", "about": "约"}
_BASES = {"quarter": Text("本季", "quarter"), "cumulative": Text("累计", "cumulative"), None: Text("", "")}
_ROLES = {"target": Text("目标", "target"), "scope": Text("范围", "scope")}
#: What is to be reached, and what only sizes the thing worked on.
ROLE_STYLES = {"target": "bold green", "scope": "cyan"}
FIGURE_HEADS = (
    Text("序", "No."), Text("季度", "Quarter"), Text("指标", "Figure"), Text("数值", "Value"), Text("口径", "Basis"),
    Text("性质", "Role"), Text("原文", "Words"),
)  # fmt: skip


def figure_row(settings: Settings, number: int, figure: Figure) -> list[str | Words]:
    """One figure as a row under ``FIGURE_HEADS``."""
    sign = _COMPARATORS.get(figure.comparator, figure.comparator)
    role = _ROLES.get(figure.role, Text(figure.role, figure.role)).said(settings.lang)
    basis = _BASES.get(figure.basis, Text(str(figure.basis), str(figure.basis))).said(settings.lang)
    return [
        str(number),
        figure.quarter or Text("全年", "year").said(settings.lang),
        figure.name,
        f"{sign} {figure.value} {figure.unit}",
        basis,
        Words(role, style=ROLE_STYLES.get(figure.role, "red")),
        figure.text,
    ]


@click.command()
@json_option
@click.pass_obj
def figures(settings: Settings, as_json: bool) -> None:
    """列出已确认的指标；原文已变的须重新确认。List the confirmed figures; those whose words changed are named."""
    with look(settings) as desk:
        number, found = desk.campaign.doc_number, confirmed_figures(desk.session, desk.campaign)
    if as_json:
        print_json({"campaign": number, "figures": [_value(one) for one in found]})
        return
    if not found:
        say(settings, f"{number} 还没有确认过指标：ducha notice review。",
            f"No figure of {number} is confirmed yet: ducha notice review.")  # fmt: skip
        return
    heads = [Text("任务", "Task"), *FIGURE_HEADS, Text("状况", "Standing")]
    table(settings, Text(f"{number} 的指标", f"Figures of {number}"), heads, [_row(settings, one) for one in found])
    for line in stale_lines(to_confirm_again(found)):
        say(settings, *line)


def _row(settings: Settings, one: Confirmed) -> Sequence[str | Words]:
    standing = Words(Text("须重新确认", "confirm again").said(settings.lang), style="bold red") if one.stale else ""
    return [str(one.seq), *figure_row(settings, one.number, one.figure), standing]


def _value(one: Confirmed) -> dict[str, object]:
    return {"task": one.seq, "number": one.number, **one.figure._asdict(), "stale": one.stale}
