"""Printing: JSON for programs, tables in colour for people."""

import json
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from bilingual import Text
from settings import Settings

LIGHT_STYLES = {"绿": "green", "黄": "yellow", "红": "bold red", "灰": "dim"}


def as_json(value: object) -> None:
    """Print ``value`` as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(settings: Settings, zh: str, en: str) -> None:
    """Print one line in the chosen language."""
    click.echo(Text(zh, en).said(settings.lang))


def table(settings: Settings, title: Text, heads: Sequence[Text], rows: Iterable[Sequence[str | Words]]) -> None:
    """Print a table; a cell that is a light's word appears in its colour, one that brings colours keeps them."""
    drawn = Table(header_style="bold")
    for head in heads:
        drawn.add_column(head.said(settings.lang), overflow="fold")
    for row in rows:
        drawn.add_row(*map(_cell, row))
    console = Console()
    console.print(Words(title.said(settings.lang), style="bold"))
    console.print(drawn)


def _cell(text: str | Words) -> Words:
    if isinstance(text, Words):
        return text
    # As an object, because rich would read brackets and :names: of a string as its own marks.
    return Words(f"● {text}", style=LIGHT_STYLES[text]) if text in LIGHT_STYLES else Words(text)
