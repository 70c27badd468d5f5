"""Writes what is made from the code: docs/states.md, docs/cli.md, the diagram in the READMEs,
the tables in docs/figures.md. A test compares."""

from pathlib import Path

import click

from cli.main import cli
from statemachine.diagram import page
from statemachine.figure_tables import filled
from statemachine.machine import mermaid

HERE = Path(__file__).parent
ROOT = HERE.parent
_BEGIN, _END = "<!-- states -->", "<!-- /states -->"
_CLI_HEAD = """# 命令行 · The command line

由 `ducha --help` 生成，请勿手改（`make docs`）。Generated from `ducha --help`; do not edit by hand.
"""


def cli_page() -> str:
    """Every command's help, one after the other."""
    return _CLI_HEAD + "".join(_section(cli, click.Context(cli, info_name="ducha")))


def _section(command: click.Command, ctx: click.Context) -> list[str]:
    ctx.terminal_width = ctx.max_content_width = 100
    parts = [f"\n## {ctx.command_path}\n\n```text\n{command.get_help(ctx)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            assert child is not None
            parts += _section(child, click.Context(child, parent=ctx, info_name=name))
    return parts


def readme(path: Path) -> str:
    """The README with today's diagram between its two markers."""
    before, _, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n```mermaid\n{mermaid().strip()}\n```\n{_END}{after}"


def pages() -> dict[Path, str]:
    """The generated pages by path."""
    made = {path: readme(path) for path in (ROOT / "README.md", ROOT / "README.zh.md")}
    figures = HERE / "figures.md"
    made[figures] = filled(figures.read_text(encoding="utf-8"))
    return made | {HERE / "states.md": page(), HERE / "cli.md": cli_page()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
