"""ducha person: who is there, with which roles."""

import click

from bilingual import Text
from cli.desk import look
from cli.lazy import Entry, LazyGroup
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import table
from reports.people import roster
from settings import Settings
from statemachine.submission import ROLE_WORDS
from workdays import local_day


class People(LazyGroup):
    """One line per command; what reads certificates takes its time to load."""

    table = {  # noqa: RUF012
        "list": Entry("cli.person:list_", Text("列出人员及其角色", "list people with their roles")),
        "password": Entry("cli.password:password", Text("设置密码", "set a password")),
        "certificate": Entry("cli.certificate:of_person", Text("登记签字证书", "register a certificate")),
    }


@click.group(cls=People)
def person() -> None:
    """人员、角色、密码和证书。People, their roles, passwords and certificates."""


@click.command("list")
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
