"""The checks of one entry in one table: what is asked about the figures and the text, and what stops the signature.

Checks are questions of a machine to a person: a blocking one stops ``sign`` until it is put right or answered with a
reason, and the reviewer reads the reason; advice stops nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bilingual import Text
from statemachine import figure_checks, text_checks
from statemachine.entry import EntryFacts
from statemachine.figure_checks import Said


class Level(StrEnum):
    """What a finding does."""

    BLOCKING = "blocking"
    ADVICE = "advice"


LEVEL_WORDS: dict[Level, Text] = {
    Level.BLOCKING: Text("须处理", "must be settled before signing"),
    Level.ADVICE: Text("提示", "advice"),
}


@dataclass(frozen=True)
class Check:
    """A row of the table. ``reason_settles``: whether a reason is an answer, or only a correction."""

    level: Level
    reason_settles: bool
    words: Text
    find: Callable[[EntryFacts], Iterator[Said]]

    @property
    def rule(self) -> str:
        """The rule's id: the name of the function that holds it."""
        return self.find.__name__


@dataclass(frozen=True)
class Finding:
    """What one check says of one entry. ``number``: of the target concerned, None where it is the text."""

    rule: str
    level: Level
    task: int
    number: int | None
    sentence: Text

    @property
    def key(self) -> str:
        """Under which a reason is given: "sum_differs:3.2" for target 2 of task 3, "copied:3" for its text."""
        return f"{self.rule}:{self.task}" if self.number is None else f"{self.rule}:{self.task}.{self.number}"


CHECKS: tuple[Check, ...] = (
    # A figure that does not exist cannot be given, so a reason settles it.
    Check(
        Level.BLOCKING, True, Text("牵头单位有指标未填报", "a lead unit has not answered a target"),
        figure_checks.figure_unanswered,
    ),
    # The office can do nothing with tons of coal where it asked for money. Whoever cannot answer in that unit leaves
    # the figure empty, and then a reason settles figure_unanswered.
    Check(
        Level.BLOCKING, False, Text("填报单位与目标单位无法换算", "the unit does not compare with the target's"),
        figure_checks.unit_differs,
    ),
    Check(
        Level.BLOCKING, True, Text("累计数低于上季度", "a cumulative figure falls"),
        figure_checks.cumulative_falls,
    ),
    Check(
        Level.BLOCKING, True, Text("累计数不等于各季度之和", "a cumulative figure is not the sum of the quarters"),
        figure_checks.sum_differs,
    ),
    Check(
        Level.BLOCKING, True, Text("文字中的数字与填报数不一致", "the text gives another figure than the reading"),
        text_checks.text_differs,
    ),
    Check(
        Level.BLOCKING, True, Text("百分比超过 100% 而没有备注", "a percentage over 100 without a note"),
        figure_checks.over_hundred,
    ),
    Check(
        Level.BLOCKING, True, Text("文字有 90% 以上与上季度相同", "at least 90% of the text stood in last quarter's"),
        text_checks.copied,
    ),
    Check(
        Level.ADVICE, True, Text("文字超过字数上限", "the text is over the limit of characters"),
        text_checks.too_long,
    ),
    Check(
        Level.ADVICE, True,
        Text("未完成或低于序时进度，没有写原因", "a target is missed or behind schedule, and nothing says why"),
        figure_checks.not_met_without_reason,
    ),
)  # fmt: skip
_BY_RULE = {check.rule: check for check in CHECKS}


def check(facts: EntryFacts) -> tuple[Finding, ...]:
    """Everything there is to say about one entry, in the order of the table."""
    return tuple(
        Finding(row.rule, row.level, facts.task, number, sentence)
        for row in CHECKS
        for number, sentence in row.find(facts)
    )


def unanswered(findings: Iterable[Finding], answers: Mapping[str, str]) -> tuple[Finding, ...]:
    """The blocking findings that still stop the signature. ``answers``: the reasons given, by ``Finding.key``."""
    return tuple(
        finding
        for finding in findings
        if finding.level is Level.BLOCKING
        and not (_BY_RULE[finding.rule].reason_settles and answers.get(finding.key, "").strip())
    )
