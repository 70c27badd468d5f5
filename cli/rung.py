"""ducha rung: what the clock proposes and only a named officer issues."""

import click

from actions.escalation import issue as issue_rung
from cli.desk import open_desk
from cli.options import name_argument, person_option
from cli.show import say
from settings import Settings
from statemachine.ladder import RUNG_WORDS


@click.group()
def rung() -> None:
    """签发通报、约谈。Issue what only a person may issue."""


@rung.command()
@name_argument
@person_option
@click.pass_obj
def issue(settings: Settings, name: str, person: str) -> None:
    """签发已提请的通报或约谈。Issue the rung that is proposed for the unit."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        issued = issue_rung(desk.session, desk.submission(name, actor), actor, desk.now)
        words = RUNG_WORDS[issued.kind]
    say(settings, f"已签发：{name} {words.zh}。", f"Issued: {name}, {words.en}.")
