"""The rules on figures as tables for people: ``docs/figures.md`` holds them, and a test compares."""

from collections.abc import Iterable

from statemachine.checks import CHECKS, LEVEL_WORDS, Check, Level
from statemachine.light import Light
from statemachine.measure import COMPARATOR_WORDS, Comparator
from statemachine.progress_words import LIGHT_RULES

#: What comparators mean to a reader of the page; ``meets`` is the rule.
_COMPARATOR_RULES: dict[Comparator, str] = {
    Comparator.AT_LEAST: "达到即完成 met when reached",
    Comparator.MORE: "须高于目标 must be more",
    Comparator.EQUAL: "达到即完成，超过也算 met when reached, more is fine",
    Comparator.AT_MOST: "限额：不得高于 a limit: not more",
    Comparator.LESS: "限额：必须低于 a limit: must be less",
    Comparator.ABOUT: "上下 10% 以内 within 10% on either side",
}


def tables() -> dict[str, str]:
    """The generated tables by the name of their place in the page."""
    return {
        "comparators": _table("记号 sign|说法 words|含义 meaning", map(_comparator, Comparator)),
        "checks": _table("规则 rule|级别 level|内容 words|说明理由即可 a reason settles it", map(_check, CHECKS)),
        "lights": _table("灯 light|规则 rule", map(_light, LIGHT_RULES)),
    }


def filled(page: str) -> str:
    """``page`` with today's tables, each between its own two markers."""
    for name, table in tables().items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, rest = page.split(begin)
        page = f"{before}{begin}\n{table}{end}{rest.split(end)[1]}"
    return page


def _table(head: str, rows: Iterable[str]) -> str:
    columns = head.split("|")
    return "".join(f"{line}\n" for line in (f"| {' | '.join(columns)} |", "|---" * len(columns) + "|", *rows))


def _comparator(one: Comparator) -> str:
    return f"| `{one}` | {COMPARATOR_WORDS[one].zh} {COMPARATOR_WORDS[one].en} | {_COMPARATOR_RULES[one]} |"


def _check(row: Check) -> str:
    level = LEVEL_WORDS[row.level]
    settles = "—" if row.level is Level.ADVICE else ("是 yes" if row.reason_settles else "否 no")
    return f"| `{row.rule}` | {level.zh} `{row.level}` | {row.words.zh}<br>{row.words.en} | {settles} |"


def _light(light: Light) -> str:
    words = LIGHT_RULES[light]
    return f"| {light} `{light.name.lower()}` | {words.zh}<br>{words.en} |"
