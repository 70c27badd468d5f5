"""A command that writes: one transaction, one actor, and with --once the first answer again."""

from collections.abc import Callable, Sequence
from functools import update_wrapper
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from actions.idempotency import once
from bilingual import Text
from cli.desk import Desk, open_desk
from cli.options import key_option
from cli.show import say
from settings import Settings
from statemachine.actor import Actor

#: What stands for the call itself, not for what is asked.
_NOT_ASKED = ("key", "as_json")


def verb(function: Callable[..., Text | Sequence[Text]]) -> Callable[..., None]:
    """Make a command of ``function(desk, actor, …options)``, which returns what to say; ``--as`` becomes the actor."""

    def command(ctx: click.Context, /, key: str | None, person: str | None = None, **given: Any) -> None:
        tell(ctx.obj, perform(ctx, key, person, lambda desk, actor: lines(function(desk, actor, **given))))

    return key_option(update_wrapper(click.pass_context(command), function))


def perform(ctx: click.Context, key: str | None, person: str | None, do: Callable[[Desk, Actor], Any]) -> Any:
    """``do`` in one transaction, once for each ``key``; returns its answer, a JSON value."""
    settings: Settings = ctx.obj
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        return once(desk.session, key, _asked(ctx, settings), actor, desk.now, lambda: do(desk, actor))


def tell(settings: Settings, lines: Sequence[Sequence[str]]) -> None:
    """Print each line (Chinese, English) in the chosen language."""
    for zh, en in lines:
        say(settings, zh, en)


def lines(said: Text | Sequence[Text]) -> list[list[str]]:
    """What is to be said, as an answer that can be kept."""
    return [list(text) for text in ([said] if isinstance(said, Text) else said)]


def _asked(ctx: click.Context, settings: Settings) -> dict[str, Any]:
    given = {name: _plain(value) for name, value in ctx.params.items() if name not in _NOT_ASKED}
    command = ctx.command_path.partition(" ")[2]  # without the program's own name
    return {"command": command, "given": given, "office": settings.office, "campaign": settings.campaign}


def _plain(value: Any) -> Any:
    """A parameter as JSON; a file by its content, for that is what was asked for."""
    if isinstance(value, Path) and value.is_file():
        return sha256(value.read_bytes()).hexdigest()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
