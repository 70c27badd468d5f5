"""The table as a page for people: ``docs/states.md`` is this text, and a test compares them."""

from statemachine.machine import mermaid
from statemachine.submission import EVENT_WORDS, ROLE_WORDS, RULES, STATE_WORDS, Role, Rule

_HEAD = """# 报告的状态 · States of a submission

由 `statemachine/submission.py` 的规则表生成，请勿手改（`make docs`）。
Generated from the table in `statemachine/submission.py`; do not edit by hand (`make docs`).
"""
_FOOT = """
**谁参与过，谁不认可 · Whose hand is in it does not accept it.**
拟稿、签字（含代签人和被代签人）、盖章的人，即使后来调入督查室，也不能对这一版审核通过或销号；人员再少的单位也不得例外。
标记问题和退回修改不受此限：两者都不认可任何内容，报告还须由别人再审。
Who drafted, signed (as a deputy, or by one) or sealed the revision at hand may neither review nor clear it, also after
moving to the office, and no campaign can waive that. Flagging and reopening stay open to them: neither accepts
anything, a mistake may be told by whoever knows it, and somebody else has to read the report again.
"""


def _line(rule: Rule) -> str:
    roles = "、".join(ROLE_WORDS[role].zh for role in Role if role in rule.roles)
    guards = "<br>".join(guard.__name__.replace("_", " ") for guard in rule.guards)
    return (
        f"| {EVENT_WORDS[rule.event].zh} `{rule.event}` | {STATE_WORDS[rule.source].zh} `{rule.source}` "
        f"| {STATE_WORDS[rule.target].zh} `{rule.target}` | {roles} | {guards} |"
    )


def page() -> str:
    """The whole of ``docs/states.md``: the drawing, then one line per row of the table."""
    rows = "\n".join(_line(rule) for rule in RULES)
    return (
        f"{_HEAD}\n```mermaid\n{mermaid().strip()}\n```\n\n"
        "| 动作 event | 从 from | 到 to | 谁 who | 条件 guards |\n|---|---|---|---|---|\n"
        f"{rows}\n{_FOOT}"
    )
