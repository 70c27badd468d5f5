"""A click group that imports a command only when it is called, so that ``--help`` stays quick."""

from importlib import import_module
from typing import NamedTuple

import click

from bilingual import Text


class Entry(NamedTuple):
    """Where a command lives ("module:attribute"), and its line in the list of commands."""

    where: str
    help: Text


class LazyGroup(click.Group):
    """``table`` maps a command's name to its entry; the list of commands is answered from the table alone."""

    table: dict[str, Entry]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the table's order."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command and return it."""
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.where.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in both languages without importing them."""
        rows = [(name, f"{entry.help.zh} · {entry.help.en}") for name, entry in self.table.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows, col_max=16)
