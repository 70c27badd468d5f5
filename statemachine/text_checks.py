"""Checks of what is written in one entry. Each function yields the number of the target concerned, or None where it
is the text as a whole, and a sentence. Costs grow with the length of the text, never with its square.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from bilingual import Text
from statemachine.entry import Answered, EntryFacts, TextFigure
from statemachine.figure_checks import Said
from statemachine.progress_words import percent

#: A text is copied when so much of it stood in last quarter's; shorter texts say too little to be judged.
COPIED_FROM = Fraction(9, 10)
JUDGED_FROM = 30
#: What is compared: runs of so many letters and digits, within the first so many of a text.
RUN, MOST = 6, 20_000
#: A text may round a figure (15,234 万元 as 1.52 亿元), as long as it stays within this part of it.
ROUNDED_WITHIN = Fraction(1, 100)
_BLANKS = re.compile(r"\s")
_UNSAID = re.compile("力争|确保|累计|已|共|完成|实现|达到")
_NAME = 60
_SHOWN = 40


def text_differs(facts: EntryFacts) -> Iterator[Said]:
    """The narrative gives another figure than the reading, under the same name and in a comparable unit.

    It is enough that the text says the reading somewhere; a figure that is the reading of another target of that
    name (the quarter's beside the year's) differs from nothing.
    """
    meant = [(figure, _targets(figure, facts.answered)) for figure in facts.figures]
    right = {one.asked.number for figure, ones in meant for one in ones if _same(figure, one)}
    wrong = [(figure, ones) for figure, ones in meant if not any(_same(figure, one) for one in ones)]
    for asked, reading in ((one.asked, one.reading) for one in facts.answered if one.asked.number not in right):
        other = next((f for f, ones in wrong if any(one.asked.number == asked.number for one in ones)), None)
        if other is not None and reading is not None:
            words = other.words if len(other.words) <= _SHOWN else other.words[:_SHOWN] + "…"
            yield (
                asked.number,
                Text(
                    f"文字中写“{words}”（{other.quantity}），“{asked.name}”填报的是 {reading.quantity}，两处不一致。"
                    "请改为一致；说的不是同一数字的，请说明理由。",
                    f"The text says “{words}” ({other.quantity}), the figure given for “{asked.name}” is "
                    f"{reading.quantity}. Make them agree; if they are not the same figure, say so.",
                ),
            )


def copied(facts: EntryFacts) -> Iterator[Said]:
    """The narrative is last quarter's."""
    if len(_letters(facts.text)) < JUDGED_FROM:
        return
    alike = similarity(facts.text, facts.last_text)
    if alike >= COPIED_FROM:
        yield (
            None,
            Text(
                f"本季文字有 {percent(alike)} 与上季相同。请写明本季的实际进展；确无变化的，请说明理由。",
                f"{percent(alike)} of this text stood in last quarter's. Write what happened in this quarter; "
                "if nothing has changed, say why.",
            ),
        )


def too_long(facts: EntryFacts) -> Iterator[Said]:
    """The narrative is over the campaign's limit; blanks do not count."""
    length = len(_BLANKS.sub("", facts.text))
    if length > facts.limit:
        yield (
            None,
            Text(
                f"文字共 {length} 字，超过 {facts.limit} 字的上限（多 {length - facts.limit} 字）。"
                "建议精简，做到简洁精炼。",
                f"The text has {length} characters, {length - facts.limit} over the limit of {facts.limit}. "
                "Please shorten it: the notice asks for concise reports.",
            ),
        )


def similarity(text: str, before: str) -> Fraction:
    """How much of ``text`` stood in ``before``: the part of its distinct runs of six letters or digits (punctuation
    and blanks do not count) that occur there. 0 for a text shorter than one run. Linear, on at most ``MOST`` letters.
    """
    new, old = _runs(text), _runs(before)
    return Fraction(len(new & old), len(new)) if new else Fraction(0)


def _letters(text: str) -> str:
    return "".join(character for character in text[: 2 * MOST] if character.isalnum())[:MOST]


def _runs(text: str) -> set[str]:
    letters = _letters(text)
    return {letters[start : start + RUN] for start in range(len(letters) - RUN + 1)}


def _targets(figure: TextFigure, answered: Sequence[Answered]) -> list[Answered]:
    """Of which targets the text's figure speaks: those of exactly its name, otherwise of a like one; comparable."""
    name = _plain(figure.name)
    exactly = [one for one in answered if name and _plain(one.asked.name) == name]
    meant = exactly or [one for one in answered if _alike(_plain(one.asked.name), name)]
    return [one for one in meant if figure.quantity.measured_as(one.asked.goal) is not None]


def _plain(name: str) -> str:
    return _letters(_UNSAID.sub("", name[:_NAME]))


def _alike(one: str, other: str) -> bool:
    """Whether the shorter name ends the longer (开工率, 项目开工率) or is the longer one with words left out
    (技改投资, 重点技改项目投资). Names of one or two characters say too little."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return (len(short) >= 3 and long.endswith(short)) or (len(short) >= 4 and all(c in rest for c in short))


def _same(figure: TextFigure, one: Answered) -> bool:
    """Whether the text says the reading, perhaps rounded to its own last place."""
    read = one.reading.quantity.measured_as(figure.quantity) if one.reading else None
    if read is None:
        return False
    apart = abs(Fraction(figure.value) - read)
    exponent = figure.value.as_tuple().exponent if isinstance(figure.value, Decimal) else None
    rounded = isinstance(exponent, int) and 2 * apart <= Fraction(10) ** exponent
    return apart == 0 or (rounded and apart <= abs(read) * ROUNDED_WITHIN)
