"""ducha unit: responsible units, and their acknowledgement."""

import click
from sqlalchemy import select

from actions.acknowledge import acknowledge as take_on
from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, person_option
from cli.show import as_json as print_json
from cli.show import table
from cli.verb import verb
from models import Unit
from reports.offices import the_unit
from settings import Settings
from statemachine.actor import Actor


@click.group()
def unit() -> None:
    """责任单位和签收。Responsible units and their acknowledgement."""


@unit.command("list")
@json_option
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """列出责任单位。List the units."""
    with look(settings) as desk:
        found = desk.session.scalars(select(Unit).where(Unit.office_id == desk.office.id).order_by(Unit.code))
        rows = [[u.code, u.name, u.short_name, u.kind] for u in found]
    if as_json:
        print_json([dict(zip(("code", "name", "short_name", "kind"), row, strict=True)) for row in rows])
        return
    heads = [Text("代码", "Code"), Text("名称", "Name"), Text("简称", "Short name"), Text("类别", "Kind")]
    table(settings, Text("责任单位", "Responsible units"), heads, rows)


@unit.command()
@click.argument("code", metavar="UNIT")
@click.option("--responsible", required=True, metavar="POST", help="责任人（岗位）· who is responsible")
@click.option("--measures", required=True, metavar="TEXT", help="工作措施 · by which measures")
@person_option
@verb
def acknowledge(desk: Desk, actor: Actor, code: str, responsible: str, measures: str) -> Text:
    """签收本单位的任务。Acknowledge the unit's tasks."""
    found = the_unit(desk.session, desk.office, code)
    tasks = take_on(desk.session, desk.campaign, found, responsible, measures, actor, desk.now)
    if tasks:
        numbers = "、".join(map(str, tasks))
        return Text(f"{code} 已签收第 {numbers} 项任务。", f"{code} has acknowledged task {numbers}.")
    return Text(f"{code} 早已签收，没有变化。", f"{code} had acknowledged before; nothing changed.")
