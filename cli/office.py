"""ducha office: the supervision offices."""

import click
from sqlalchemy import select

from actions.office import add_office
from bilingual import Text
from cli.desk import Desk, look, prepare
from cli.options import json_option, key_option
from cli.show import as_json as print_json
from cli.show import table
from cli.verb import lines, perform, tell
from models import Office
from settings import Settings
from statemachine.actor import Actor


@click.group()
def office() -> None:
    """督查室。Supervision offices."""


@office.command("list")
@json_option
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """列出督查室。List the offices."""
    with look(settings) as desk:
        rows = [[one.code, one.name] for one in desk.session.scalars(select(Office).order_by(Office.code))]
    if as_json:
        print_json([dict(zip(("code", "name"), row, strict=True)) for row in rows])
        return
    table(settings, Text("督查室", "Offices"), [Text("代码", "Code"), Text("名称", "Name")], rows)


@office.command()
@click.argument("code", metavar="CODE")
@click.option("--name", required=True, help="名称 · name")
@click.option("--director-name", "director", required=True, metavar="POST", help="主任（岗位或姓名）· its director")
@key_option
@click.pass_context
def add(ctx: click.Context, key: str | None, code: str, name: str, director: str) -> None:
    """增设督查室及其岗位；此后各命令用 --office 指明。Add an office with its posts; then name one with --office."""
    prepare(ctx.obj)
    tell(ctx.obj, perform(ctx, key, None, lambda desk, actor: lines(_add(desk, actor, code, name, director))))


def _add(desk: Desk, actor: Actor, code: str, name: str, director: str) -> Text:
    add_office(desk.session, code, name, director, actor, desk.now)
    return Text(f"已增设 {code}（{name}）。", f"Added {code} ({name}).")
