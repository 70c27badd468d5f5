"""--once on every command that writes: a repeated call gets the first answer."""

from collections.abc import Iterator

import click

from cli.main import cli
from tests.cli.ducha import Ducha
from tests.cli.people import NAME, UNIT, write

#: They only look, or are the same however often they are called, outside the ledger's transaction.
WITHOUT = {
    "demo", "deadline", "status", "history", "replay", "flow run", "flow list", "db upgrade", "notice check",
    "submission list", "submission show", "submission compare", "unit list", "person list", "roster check",
    "audit verify", "audit bundle", "campaign show", "office list", "backup", "restore", "notice figures",
    "unit check", "progress", "submission check", "person password", "submission print",
    "letter write", "letter list", "verify", "pki demo",
}  # fmt: skip


def leaves(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that is no group, by its full name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    for child in command.list_commands(click.Context(command)):
        found = command.get_command(click.Context(command), child)
        assert found is not None
        yield from leaves(found, f"{name} {child}".strip())


def test_every_command_that_writes_takes_a_key() -> None:
    with_key = {name for name, command in leaves(cli) if any(p.name == "key" for p in command.params)}
    assert {name for name, _ in leaves(cli)} - with_key == WITHOUT


def test_a_repeated_call_says_the_same_and_writes_nothing(opened: Ducha) -> None:
    write(opened)
    call = ("submission", "sign", NAME, "--as", f"{UNIT}.principal", "--once", "k1")
    first = opened.do(*call)
    before = opened.json("audit", "verify")
    assert opened.do(*call, as_of="2020-10-10") == first
    assert opened.json("audit", "verify") == before


def test_the_same_key_for_something_else_is_refused(opened: Ducha) -> None:
    write(opened)
    opened.do("submission", "sign", NAME, "--as", f"{UNIT}.principal", "--once", "k1")
    words = opened.refused(
        "submission", "withdraw", NAME, "--as", f"{UNIT}.principal", "--reason", "改", "--once", "k1"
    )
    assert "“k1”" in words


def test_a_table_is_answered_again_too(opened: Ducha) -> None:
    first = opened.do("escalate", "--once", "k1", as_of="2020-10-13T09:00")
    assert NAME in first.out
    assert opened.do("escalate", "--once", "k1", as_of="2020-10-14T09:00") == first
