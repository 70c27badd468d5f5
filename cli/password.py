"""ducha person password: set one's own, or give one as the office."""

import click

from actions.login import set_password
from bilingual import Text
from cli.desk import Desk
from cli.options import person_option
from cli.typed import typed
from cli.verb import lines, perform, tell
from reports.people import the_person
from statemachine.actor import Actor

_OLD, _NEW = Text("原密码", "Old password"), Text("新密码", "New password")


@click.command()
@click.argument("code", metavar="PERSON")
@person_option
@click.pass_context
def password(ctx: click.Context, code: str, person: str) -> None:
    """设置密码：本人凭原密码更改，或由督查室收件员、主任设置。不在终端时从标准输入读：（原密码和）新密码各一行。

    Set a password: one's own with the old one, or another's by the office's clerk or director. Where there is no
    terminal it is read from standard input: (the old one and) the new one, a line each.
    """
    old = typed(ctx.obj, _OLD) if person == code else None
    new = typed(ctx.obj, _NEW, twice=True)

    def do(desk: Desk, actor: Actor) -> list[list[str]]:
        set_password(desk.session, the_person(desk.session, desk.office, code), new, actor, desk.now, old=old)
        return lines(Text(f"已设置 {code} 的密码。", f"The password of {code} is set."))

    tell(ctx.obj, perform(ctx, None, person, do))
