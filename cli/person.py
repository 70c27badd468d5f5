"""ducha person: who is there, with which roles."""

import click

from bilingual import Text
from cli.desk import look
from cli.options import json_option
from cli.password import password
from cli.show import as_json as print_json
from cli.show import table
from reports.people import roster
from settings import Settings
from statemachine.submission import ROLE_WORDS
from workdays import local_day


@click.group()
def person() -> None:
    """人员、角色和密码。People, their roles and passwords."""


person.add_command(password)


@person.command("list")
@json_option
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """列出人员及其角色。List people with their roles."""
    with look(settings) as desk:
        found = [
            (p.code, p.name, grant.role, unit.name if unit else desk.office.name, p.phone)
            for p, grant, unit in roster(desk.session, desk.office, local_day(desk.now))
        ]
    if as_json:
        print_json([{"person": c, "name": n, "role": str(r), "at": at, "phone": phone} for c, n, r, at, phone in found])
        return
    rows = [
        [code, name, ROLE_WORDS[role].said(settings.lang), at, phone or ""] for code, name, role, at, phone in found
    ]
    heads = [Text("代码", "Code"), Text("岗位", "Post"), Text("角色", "Role"), Text("单位", "Where")]
    heads += [Text("电话", "Telephone")]
    table(settings, Text("人员", "People"), heads, rows)
