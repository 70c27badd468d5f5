"""What two quarters of one task say alike where they should differ, and differently where they should be alike."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bilingual import Text
from intake.indicators import parts
from intake.notice import Task
from intake.wording import column_of

_CLAUSE = re.compile("[，。；：！？\n]")
# A shorter clause (做好绿化) is repeated on purpose often enough.
_LEAST_REPEATED = 10
_MOST_SHARED = 0.4


def repeated_quarter(task: Task) -> Iterator[Text]:
    """A quarter of whose words two fifths or more are the earlier quarter's again."""
    for (first, before), (second, after) in pairwise(task.targets.items()):
        said = set(_CLAUSE.split(before)) - set(_labels(before))
        again = [words for words in _CLAUSE.split(after) if len(words) >= _LEAST_REPEATED and words in said]
        if again and sum(map(len, again)) >= _MOST_SHARED * len(after):
            one, other = column_of(first), column_of(second)
            zh = f"{other.zh}与{one.zh}文字重复（“{again[0]}”等），请核对原件。"
            en = f"the {other.en} repeats the words of the {one.en} (“{again[0]}” …); check the original."
            yield Text(zh, en)


def labels_differ(task: Task) -> Iterator[Text]:
    """Labelled parts (智能装备产业园：…) that one of two quarters has and the other lacks."""
    for (first, before), (second, after) in pairwise(task.targets.items()):
        one, other = _labels(before), _labels(after)
        here, there = _missing(one, set(other)), _missing(other, set(one))
        if one and other and (here or there):
            yield _differ(column_of(first), here, column_of(second), there)


def _missing(labels: list[str], others: set[str]) -> list[str]:
    return [label for label in labels if label not in others]


def _labels(text: str) -> list[str]:
    return [part.label for part in parts(text)]


def _differ(first: Text, here: list[str], second: Text, there: list[str]) -> Text:
    sides = [(column, labels) for column, labels in ((first, here), (second, there)) if labels]
    zh = "，".join(f"“{'、'.join(labels)}”只在{column.zh}中有" for column, labels in sides)
    en = ", ".join(f"“{'、'.join(labels)}” stands only in the {column.en}" for column, labels in sides)
    return Text(f"分项名称前后不一致：{zh}，请核对原件。", f"the labelled parts differ: {en}; check the original.")
