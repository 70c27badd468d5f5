"""ducha rung: what the clock proposes and only a named officer issues."""

import click

from actions.escalation import issue as issue_rung
from bilingual import Text
from cli.desk import Desk
from cli.options import name_argument, person_option
from cli.verb import verb
from statemachine.actor import Actor
from statemachine.ladder import RUNG_WORDS


@click.group()
def rung() -> None:
    """签发通报、约谈。Issue what only a person may issue."""


@rung.command()
@name_argument
@person_option
@verb
def issue(desk: Desk, actor: Actor, name: str) -> Text:
    """签发已提请的通报或约谈。Issue the rung that is proposed for the unit."""
    words = RUNG_WORDS[issue_rung(desk.session, desk.submission(name, actor), actor, desk.now).kind]
    return Text(f"已签发：{name} {words.zh}。", f"Issued: {name}, {words.en}.")
