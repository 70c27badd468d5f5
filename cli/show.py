"""Printing: JSON for programs, tables in colour for people."""

import json
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table

from bilingual import Text
from settings import Settings

LIGHT_STYLES = {"绿": "green", "黄": "yellow", "红": "bold red", "灰": "dim"}


def as_json(value: object) -> None:
    """Print ``value`` as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(settings: Settings, zh: str, en: str) -> None:
    """Print one line in the chosen language."""
    click.echo(Text(zh, en).said(settings.lang))


def table(settings: Settings, title: Text, heads: Sequence[Text], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; a cell that is a light's word appears in its colour."""
    drawn = Table(header_style="bold")
    for head in heads:
        drawn.add_column(head.said(settings.lang), overflow="fold")
    for row in rows:
        drawn.add_row(*(f"[{LIGHT_STYLES[cell]}]● {cell}[/]" if cell in LIGHT_STYLES else escape(cell) for cell in row))
    console = Console()
    console.print(f"[bold]{escape(title.said(settings.lang))}[/]")
    console.print(drawn)


def escape(text: str) -> str:
    """Text as it is: rich must not read its brackets as markup."""
    return text.replace("[", r"\[")
