"""What is typed without being shown: a passphrase, a PIN, a password. Never an option, where others could read it."""

import sys

import click

from bilingual import Text
from settings import Settings


def typed(settings: Settings, what: Text, *, twice: bool = False) -> str:
    """Asked at the terminal; where there is none, the next line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    again: str | bool = Text("再输入一次", "Repeat it").said(settings.lang) if twice else False
    answer: str = click.prompt(what.said(settings.lang), hide_input=True, confirmation_prompt=again)
    return answer
