"""Every figure of a text, in order."""

from collections.abc import Iterator

from intake.figures.bans import banned
from intake.figures.bases import basis
from intake.figures.comparators import Compared, compared
from intake.figures.figure import Figure, Role
from intake.figures.names import name
from intake.figures.passage import Passage
from intake.figures.plain import Plain, plain
from intake.figures.quantities import Quantity, quantities
from intake.figures.roles import role


def find(text: str, *, annual: bool = False) -> tuple[Figure, ...]:
    """The figures that ``text`` states, in order; ``annual`` says that it is a year's target.

    Markup, blanks inside numbers and full-width digits are borne. Takes time in proportion to the length.
    """
    clear = plain(text)
    return tuple(_figures(clear, _passages(clear.words), annual))


def _passages(words: str) -> list[Passage]:
    counted = [quantity for quantity in quantities(words) if not banned(Passage(words, quantity))]
    return [_passage(words, counted, at) for at in range(len(counted))]


def _passage(words: str, counted: list[Quantity], at: int) -> Passage:
    """The quantity at ``at`` between its neighbours; both halves of a range have the same ones."""
    first, last = at - (counted[at].bound == 1), at + (counted[at].bound == -1)
    before = counted[first - 1] if first else None
    return Passage(words, counted[at], before, counted[last + 1] if last + 1 < len(counted) else None)


def _figures(clear: Plain, passages: list[Passage], annual: bool) -> Iterator[Figure]:
    meant: Compared | None = None
    plays: Role | None = None
    called = ""
    for passage in passages:
        meant = compared(passage, meant)
        plays = role(passage, plays)
        # Both halves of a range have one name.
        called = called if passage.quantity.bound == 1 else name(passage, called)
        yield _figure(clear, passage, (meant, plays, called), annual)


def _figure(clear: Plain, passage: Passage, understood: tuple[Compared, Role, str], annual: bool) -> Figure:
    quantity = passage.quantity
    meant, plays, called = understood
    first, last = quantity.start - meant.before, quantity.end + meant.behind
    last += clear.words[first:last].count("“") and clear.words.startswith("”", last)
    start, end = clear.place(first, last)
    since = basis(passage, plays, annual=annual)
    words = clear.text[start:end]
    return Figure(start, end, words, called, meant.comparator, quantity.value, quantity.unit, since, plays)
