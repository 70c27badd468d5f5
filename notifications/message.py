"""A message and its words: templates filled with values that stay values."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bilingual import Said
from notifications.plain import one_line
from notifications.words import day, moment, reckoning, said

TEMPLATES = Path(__file__).parent / "templates"
#: Ends every body: the office's name and the number of the message.
CLOSE = "close"
#: The column holds 300 characters; mail programs show fewer.
_SUBJECT = 200


@dataclass(frozen=True)
class Message:
    """What a channel carries to one person. ``key`` is the same on every attempt; ``at`` is this attempt's moment."""

    key: str
    recipient: str
    email: str | None
    subject: str
    body: str
    at: datetime


class Words(NamedTuple):
    """A subject of one line, and a body."""

    subject: str
    body: str


def key_of(event_hash: str, rule: str, person_id: int) -> str:
    """The number (通知编号) of the message that ``rule`` makes of an event for a person: 32 hex digits.

    Sent twice, it carries the same number in its text and its Message-ID.
    """
    return hashlib.sha256(f"{event_hash}/{rule}/{person_id}".encode()).hexdigest()[:32]


def render(template: str, lang: str, values: Mapping[str, Any]) -> Words:
    """The words of ``template``: its first line is the subject, the rest the body, closed by ``close.txt``.

    A campaign's label (演示 …) opens the body. Raises ``jinja2.UndefinedError`` for a value that is not there.
    """
    environment = ENVIRONMENTS["en" if lang == "en" else "zh"]
    subject, _, body = environment.get_template(f"{template}.txt").render(values).partition("\n")
    close = environment.get_template(f"{CLOSE}.txt").render(values)
    parts = (one_line(values["label"] or ""), body.strip(), close.strip())
    return Words(one_line(subject)[:_SUBJECT], "\n\n".join(filter(None, parts)) + "\n")


def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / lang),
        undefined=StrictUndefined,
        # Escaping is for HTML: in plain text it would turn the & of a name into &amp;. So .html templates
        # escape, .txt ones insert text as it is; what keeps a value from doing harm there is ``finalize``.
        autoescape=select_autoescape(),
        finalize=_spoken(lang),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for words in (said, day, moment, reckoning):
        environment.filters[words.__name__] = partial(words, lang=lang)
    return environment


def _spoken(lang: str) -> Callable[[Any], str]:
    """Whatever is inserted is said in the message's language, on one line."""

    def spoken(value: Any) -> str:
        if isinstance(value, str):  # most are, and asking for the protocol is slow
            return one_line(value)
        return one_line(value.said(lang) if isinstance(value, Said) else str(value))

    return spoken


ENVIRONMENTS: Mapping[str, Environment] = {lang: _environment(lang) for lang in ("zh", "en")}
