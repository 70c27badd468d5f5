"""ducha unit: responsible units, and their acknowledgement."""

from pathlib import Path

import click
from sqlalchemy import select

from actions.acknowledge import acknowledge as take_on
from actions.unit_list import import_units
from bilingual import Text
from cli.desk import Desk, look
from cli.lazy import Entry, LazyGroup
from cli.options import json_option, person_option
from cli.show import as_json as print_json
from cli.show import say, table
from cli.verb import verb
from intake.readers import read_notice
from intake.unit_check import UnitCheck, check_units
from intake.units import read_units
from models import Unit
from reports.offices import the_unit
from settings import Settings
from statemachine.actor import Actor


class Units(LazyGroup):
    """One line per command; what reads certificates takes its time to load."""

    table = {  # noqa: RUF012
        "list": Entry("cli.unit:list_", Text("列出责任单位", "list the units")),
        "import": Entry("cli.unit:import_", Text("由清单增加单位", "add the units of a list")),
        "check": Entry("cli.unit:check", Text("核对清单和通知", "hold a list against a notice")),
        "acknowledge": Entry("cli.unit:acknowledge", Text("签收", "acknowledge the unit's tasks")),
        "certificate": Entry("cli.certificate:of_unit", Text("登记公章证书", "register a seal's certificate")),
        "imprint": Entry("cli.certificate:imprint", Text("提交印模", "propose the imprint of a seal")),
        "approve-imprint": Entry("cli.certificate:approve_imprint", Text("核准印模", "approve an imprint")),
        "end-certificate": Entry("cli.certificate:end_certificate", Text("停用证书", "end a certificate")),
    }


@click.group(cls=Units)
def unit() -> None:
    """责任单位、签收、公章证书和印模。Responsible units, acknowledgement, certificates and imprints of seals."""


@click.command("list")
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


@click.command()
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


@click.command("import")
@click.argument("list_file", type=click.Path(path_type=Path), metavar="LIST")
@person_option
@verb
def import_(desk: Desk, actor: Actor, list_file: Path) -> Text:
    """增加清单中尚未登记的单位及其人员，重复导入不产生变化。Add the units that are not there; twice changes nothing."""
    new = import_units(desk.session, desk.office, read_units(list_file), actor, desk.now)
    if not new:
        return Text("清单中的单位都已登记，没有变化。", "All units of the list are there; nothing changed.")
    codes = "、".join(new)
    return Text(f"已增加 {len(new)} 个单位：{codes}。", f"Added {len(new)} units: {codes}.")


@click.command()
@click.argument("list_file", type=click.Path(path_type=Path), metavar="LIST")
@click.argument("notice_file", type=click.Path(path_type=Path), metavar="NOTICE")
@json_option
@click.pass_obj
def check(settings: Settings, list_file: Path, notice_file: Path, as_json: bool) -> None:
    """核对通知里的单位名称和单位清单；不写入任何内容。Hold a notice's names against the list; write nothing."""
    units, notice = read_units(list_file), read_notice(notice_file)
    found = check_units(notice, units)
    if as_json:
        print_json(found.as_json(settings.lang))
        return
    _show(settings, found)


def _show(settings: Settings, found: UnitCheck) -> None:
    rows = [
        [one.name, "、".join(one.codes) or "—", *("、".join(map(str, seqs)) for seqs in (one.lead, one.supporting))]
        for one in found.named
    ]
    heads = [Text("通知的写法", "Name"), Text("清单中的单位", "Units"), Text("牵头", "Leads"), Text("配合", "Supports")]
    table(settings, Text("通知提到的单位", "Units named by the notice"), heads, rows)
    for warning in found.warnings:
        say(settings, f"注意：{warning.message.zh}", f"Note: {warning.message.en}")
    if not found.warnings:
        say(settings, "通知和清单一致。", "Notice and list agree.")
