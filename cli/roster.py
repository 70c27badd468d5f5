"""ducha roster: what happens to units and people, and who is missing."""

from datetime import datetime

import click

from actions import roster as verbs
from actions.units import end_unit as end
from actions.units import rename_unit as rename
from bilingual import Text
from cli.desk import Desk, look
from cli.gaps import gaps
from cli.options import json_option, person_option
from cli.show import as_json as print_json
from cli.show import say, table
from cli.verb import verb
from models import Unit
from reports.offices import the_unit
from reports.people import the_person
from settings import Settings
from statemachine.actor import Actor
from statemachine.roles import Role

_ROLE = click.option("--role", type=click.Choice([str(role) for role in Role]), required=True, help="角色 · role")
_UNIT = click.option("--unit", metavar="CODE", help="单位代码，督查室角色不填 · unit, none for the office")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def roster() -> None:
    """单位和人员变更，每一项都记入台账。Changes of units and people, each an event in the ledger."""


@roster.command()
@json_option
@click.pass_obj
def check(settings: Settings, as_json: bool) -> None:
    """检查谁会缺位：没有主要负责人、没有印章管理员、没有可送达的邮箱。Who will be missing."""
    with look(settings) as desk:
        found = gaps(desk, desk.campaign)
    if as_json:
        print_json([{"unit": gap.code, "name": gap.unit, "missing": gap.words.said(settings.lang)} for gap in found])
    elif found:
        rows = [[gap.code, gap.unit, gap.words.said(settings.lang)] for gap in found]
        heads = [Text("代码", "Code"), Text("单位", "Unit"), Text("缺什么", "Missing")]
        table(settings, Text("缺位检查", "Who is missing"), heads, rows)
    else:
        say(settings, "各单位人员齐全。", "Every unit has its people.")


@roster.command("add-person")
@click.argument("code", metavar="PERSON")
@click.option("--name", required=True, help="岗位或姓名 · post or name")
@click.option("--email", help="邮箱 · address")
@person_option
@verb
def add_person(desk: Desk, actor: Actor, code: str, name: str, email: str | None) -> Text:
    """增加人员。Add a person."""
    verbs.add_person(desk.session, desk.office, code, name, email, actor, desk.now)
    return Text(f"已增加 {code}。", f"Added {code}.")


@roster.command()
@click.argument("code", metavar="PERSON")
@_ROLE
@_UNIT
@person_option
@verb
def grant(desk: Desk, actor: Actor, code: str, role: str, unit: str | None) -> Text:
    """授予角色。Grant a role."""
    whom = the_person(desk.session, desk.office, code)
    verbs.grant(desk.session, desk.office, whom, Role(role), _unit(desk, unit), actor, desk.now)
    return Text(f"已授予：{code} 现有该角色。", f"Granted: {code} holds the role.")


@roster.command()
@click.argument("code", metavar="PERSON")
@_ROLE
@_UNIT
@person_option
@verb
def revoke(desk: Desk, actor: Actor, code: str, role: str, unit: str | None) -> Text:
    """收回角色。End a role."""
    whom = the_person(desk.session, desk.office, code)
    verbs.revoke(desk.session, desk.office, whom, Role(role), _unit(desk, unit), actor, desk.now)
    return Text(f"{code} 的角色已收回。", f"{code}'s role has ended.")


@roster.command("hand-over")
@click.argument("leaver", metavar="PERSON")
@click.argument("heir", metavar="PERSON")
@person_option
@verb
def hand_over(desk: Desk, actor: Actor, leaver: str, heir: str) -> Text:
    """离任交接：全部角色移交。Everything a leaver holds passes on."""
    old, new = (the_person(desk.session, desk.office, code) for code in (leaver, heir))
    count = verbs.hand_over(desk.session, desk.office, old, new, actor, desk.now)
    return Text(f"已移交 {count} 个角色给 {heir}。", f"{count} roles passed to {heir}.")


@roster.command()
@click.argument("deputy", metavar="PERSON")
@click.option("--unit", required=True, metavar="CODE", help="单位代码 · unit")
@_ROLE
@click.option("--from", "first", type=_DAY, required=True, metavar="DATE", help="起 · first day")
@click.option("--until", "last", type=_DAY, required=True, metavar="DATE", help="止 · last day")
@click.option("--document", required=True, help="书面授权的文件 · the written authorisation")
@person_option
@verb
def delegate(
    desk: Desk, actor: Actor, deputy: str, unit: str, role: str, first: datetime, last: datetime, document: str
) -> Text:
    """授权代签或代用印：本人书面授权，有起止日期，到期自动失效。Let a deputy act, in writing, for given days."""
    principal, whom = (the_person(desk.session, desk.office, code) for code in (actor.person, deputy))
    found, days = the_unit(desk.session, desk.office, unit), (first.date(), last.date())
    verbs.delegate(desk.session, desk.office, found, principal, whom, Role(role), days, document, actor, desk.now)
    return Text(f"已授权 {deputy}。", f"{deputy} may act.")


@roster.command("rename-unit")
@click.argument("code", metavar="UNIT")
@click.option("--name", required=True, help="新名称 · new name")
@click.option("--short-name", required=True, help="新简称 · new short name")
@person_option
@verb
def rename_unit(desk: Desk, actor: Actor, code: str, name: str, short_name: str) -> Text:
    """单位更名；以前的材料保留旧名。Rename a unit; what was written before keeps the old name."""
    found = the_unit(desk.session, desk.office, code)
    rename(desk.session, desk.office, found, name, short_name, actor, desk.now)
    return Text(f"{code} 已更名为{name}。", f"{code} is now called {name}.")


@roster.command("end-unit")
@click.argument("code", metavar="UNIT")
@click.option("--into", "successor", metavar="UNIT", help="承接单位 · the successor")
@click.option("--dissolved", is_flag=True, help="没有承接单位 · there is no successor")
@person_option
@verb
def end_unit(desk: Desk, actor: Actor, code: str, successor: str | None, dissolved: bool) -> Text:
    """单位撤并；未办结的报告由承接单位办理，没有承接单位的由督查室处理。

    Merge or dissolve a unit; open work passes to the successor, without one it is the office's to settle.
    """
    if dissolved == (successor is not None):
        raise click.UsageError("--into UNIT | --dissolved")
    old, new = the_unit(desk.session, desk.office, code), _unit(desk, successor)
    passed = len(end(desk.session, desk.office, old, new, actor, desk.now))
    if new:
        return Text(f"{code} 已并入 {successor}，移交 {passed} 份报告。", f"{code} ended; {passed} reports passed on.")
    return Text(
        f"{code} 已撤销；{passed} 份未办结的报告由督查室处理：批准免报（submission exempt），否则按未报。",
        f"{code} was dissolved; {passed} open reports are the office's: exempt them, or they are missing.",
    )


def _unit(desk: Desk, code: str | None) -> Unit | None:
    return the_unit(desk.session, desk.office, code) if code else None
