"""What a kind of letter fills in; head, number, addressee and signature are the same for all."""

from typing import NamedTuple


class Item(NamedTuple):
    """One matter that a letter lists: a heading (or ""), and its points as name and text."""

    heading: str
    points: tuple[tuple[str, str], ...]


class Body(NamedTuple):
    """The words of one letter: title, running text, what it lists, and the last sentence (特此函告。)."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...]
    closing: str
