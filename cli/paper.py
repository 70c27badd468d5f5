"""ducha paper: register what came on paper."""

import click

from actions.submit import receive_paper
from bilingual import Text
from cli.desk import Desk
from cli.options import name_argument, person_option
from cli.verb import verb
from statemachine.actor import Actor


@click.group()
def paper() -> None:
    """纸质件收件登记。Register paper copies."""


@paper.command()
@name_argument
@click.option("--code", required=True, help="纸质件页脚的校验码（8 位）· the 8-digit code in the page's footer")
@person_option
@verb
def receive(desk: Desk, actor: Actor, name: str, code: str) -> Text:
    """登记收到的纸质件；版本不符的不予登记。Register a paper copy; a wrong revision is refused."""
    if receive_paper(desk.session, desk.submission(name, actor), code, actor, desk.now):
        return Text(f"已登记 {name} 的纸质件。", f"Registered the paper copy of {name}.")
    return Text(f"{name} 的纸质件早已登记，没有变化。", f"The paper copy of {name} was registered before.")
