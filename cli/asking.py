"""A person looks at the proposals task by task, at a terminal, and accepts, drops or changes figures."""

import re
from collections.abc import Sequence

import click
from rich.console import Console
from rich.text import Text as Words

from actions.proposal_refusals import ReviewStopped
from actions.proposals import Parts, Proposal
from bilingual import Text
from cli.differences import field_words
from cli.figures import FIGURE_HEADS, ROLE_STYLES, figure_row
from cli.show import say, table
from settings import Settings
from statemachine.figure import Figure, unfit

_PROMPT = Text(
    "回车 接受；1 3 删去第1、3个；s 1 目标与范围互换；"
    "e 1 数值=520 修改（季度、指标、比较、数值、单位、口径、性质、原文）；q 停止",
    "Enter accepts; 1 3 drops; s 1 target or scope; e 1 value=520 changes "
    "(quarter, name, comparator, value, unit, basis, role, text); q stops",
)
_SWITCHED = {"target": "scope", "scope": "target"}
_FIELDS = {
    "季度": "quarter", "指标": "name", "名称": "name", "比较": "comparator", "数值": "value", "单位": "unit",
    "口径": "basis", "性质": "role", "原文": "text",
}  # fmt: skip
# What the table shows, per field.
_SHOWN = {
    "quarter": {"全年": ""},
    "comparator": {"≥": ">=", "≤": "<=", "约": "about", "＝": "=", "＞": ">", "＜": "<"},
    "basis": {"本季": "quarter", "累计": "cumulative"},
    "role": {"目标": "target", "范围": "scope"},
}
_MAY_BE_NULL = ("quarter", "basis")


def ask(settings: Settings, proposals: Sequence[Proposal]) -> dict[int, list[Figure]]:
    """The figures by task as the person confirms them. Raises ``ReviewStopped``."""
    return {one.seq: _ask(settings, one, f"{place}/{len(proposals)}") for place, one in enumerate(proposals, start=1)}


def _ask(settings: Settings, proposal: Proposal, place: str) -> list[Figure]:
    figures = list(proposal.figures)
    show_proposal(settings, proposal, figures, place)
    while figures:
        answer = _answer(settings)
        if not answer:
            if (why := _unfit(proposal, figures)) is None:
                break
            say(settings, *why)
            continue
        try:
            figures = _changed(proposal, figures, answer)
        except ValueError:
            say(settings, f"看不懂“{answer}”，没有改动。", f"“{answer}” is not understood; nothing was changed.")
            continue
        _show_figures(settings, proposal, figures)
    return figures


def _answer(settings: Settings) -> str:
    try:
        answer: str = click.prompt(_PROMPT.said(settings.lang), default="", show_default=False)
    except click.Abort as end:
        raise ReviewStopped() from end
    if answer.strip().lower() == "q":
        raise ReviewStopped()
    return answer.strip()


def _changed(proposal: Proposal, figures: list[Figure], answer: str) -> list[Figure]:
    """``figures`` after one answer. Raises ``ValueError`` when it is none."""
    if match := re.fullmatch(r"[eE]\s*([0-9]+)\s+(\w+)\s*[=＝](.*)", answer):
        number, said, value = match.groups()
        field = _FIELDS.get(said, said)
        if field not in Figure._fields:
            raise ValueError(field)
        new = _SHOWN.get(field, {}).get(value.strip(), value.strip())
        return _with(figures, int(number), {field: None if not new and field in _MAY_BE_NULL else new})
    if match := re.fullmatch(r"[sS]\s*([0-9]+)", answer):
        number = int(match[1])
        return _with(figures, number, {"role": _SWITCHED.get(_one(figures, number).role, "target")})
    dropped = {int(number) for number in re.split(r"[\s、，,]+", answer)}
    for number in dropped:
        _one(figures, number)
    return [one for number, one in enumerate(figures, start=1) if number not in dropped]


def _one(figures: list[Figure], number: int) -> Figure:
    if not 0 < number <= len(figures):
        raise ValueError(number)
    return figures[number - 1]


def _with(figures: list[Figure], number: int, new: dict[str, str | None]) -> list[Figure]:
    changed = Figure(**{**_one(figures, number)._asdict(), **new})
    return [changed if one == number else figure for one, figure in enumerate(figures, start=1)]


def _unfit(proposal: Proposal, figures: list[Figure]) -> Text | None:
    for number, figure in enumerate(figures, start=1):
        if why := unfit(figure, proposal.words):
            return Text(f"第 {number} 个指标{why.zh}，请删去或修改。", f"Figure {number} {why.en}: drop or change it.")
    return None


def show_proposal(settings: Settings, proposal: Proposal, figures: list[Figure], place: str) -> None:
    """One task: its words with the figures marked in them, its units, the figures as a table."""
    console, lang = Console(), settings.lang
    console.rule(Words(Text(f"第 {proposal.seq} 项（{place}）", f"Task {proposal.seq} ({place})").said(lang)))
    for quarter, text in proposal.words.items():
        label = field_words(quarter or "annual").said(lang)
        console.print(Words(f"{label}　", style="bold").append_text(_marked(text, quarter, figures)))
    for title, parts in ((Text("单位表", "Unit list"), proposal.parts), (Text("通知", "Notice"), proposal.named)):
        if any(parts):
            console.print(Words(f"{title.said(lang)}　", style="bold").append(_units(settings, parts)))
    _show_figures(settings, proposal, figures)


def _marked(text: str, quarter: str | None, figures: list[Figure]) -> Words:
    words = Words(text)
    for figure in figures:
        signs = [re.escape(sign) for sign in figure.text if not sign.isspace()]
        if figure.quarter == quarter and signs:
            words.highlight_regex(r"\s*".join(signs), ROLE_STYLES.get(figure.role, "red"))
    return words


def _units(settings: Settings, parts: Parts) -> str:
    fields = zip((Text("牵头", "lead"), Text("配合", "support")), parts, strict=True)
    return "；".join(f"{word.said(settings.lang)}：{'、'.join(names)}" for word, names in fields if names)


def _show_figures(settings: Settings, proposal: Proposal, figures: list[Figure]) -> None:
    if not figures:
        say(settings, "没有可衡量的指标。", "No figure that can be measured.")
        return
    title = Text(f"第 {proposal.seq} 项的指标", f"Figures of task {proposal.seq}")
    table(settings, title, FIGURE_HEADS, [figure_row(settings, n, one) for n, one in enumerate(figures, start=1)])
