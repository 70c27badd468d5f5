"""ducha submission check: what the checks say of a report's figures and texts before it is signed."""

from typing import Any

import click

from bilingual import Text
from cli.desk import look
from cli.options import json_option, name_argument, viewer_option
from cli.show import as_json as print_json
from cli.show import say, table
from reports.dossier import dossier
from settings import Settings
from statemachine.checks import LEVEL_WORDS, Level

_HEADS = [
    Text("编号", "Key"), Text("级别", "Level"), Text("核对提示", "What the check says"), Text("理由", "Reason given"),
]  # fmt: skip


@click.command()
@name_argument
@viewer_option
@json_option
@click.pass_obj
def check(settings: Settings, name: str, person: str | None, as_json: bool) -> None:
    """核对数字和文字；“须处理”的要更正，或用 draft --because 编号=理由 说明。Check figures and texts before signing."""
    with look(settings) as desk:
        found = dossier(desk.session, desk.submission(name, desk.actor(person)), desk.now)["checks"]
    if as_json:
        print_json(found)
        return
    if found:
        table(settings, Text(name, name), _HEADS, [_row(settings.lang, one) for one in found])
    waiting = sum(one["open"] for one in found)
    if waiting:
        say(settings, f"还有 {waiting} 条须处理，处理后才能签字。", f"{waiting} must be settled before it is signed.")
    else:
        say(settings, "没有须处理的问题，可以签字。", "Nothing stands in the way of the signature.")


def _row(lang: str, one: dict[str, Any]) -> list[str]:
    level = LEVEL_WORDS[Level(one["level"])].said(lang)
    settled = Text("已说明", "explained").said(lang) if one["reason"] and not one["open"] else level
    return [one["key"], settled, one[lang], one["reason"] or ""]
