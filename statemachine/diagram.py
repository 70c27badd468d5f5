"""The table as a page for people: ``docs/states.md`` is this text, and a test compares them."""

from statemachine.machine import mermaid
from statemachine.submission import EVENT_WORDS, ROLE_WORDS, RULES, STATE_WORDS, Role, Rule

_HEAD = """# 报告的状态 · States of a submission

由 `statemachine/submission.py` 的规则表生成，请勿手改（`make docs`）。
Generated from the table in `statemachine/submission.py`; do not edit by hand (`make docs`).
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
        f"{rows}\n"
    )
