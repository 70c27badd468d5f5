"""What the office does with a report."""

from datetime import datetime
from typing import Any

import click

from actions.review import clear as clear_it
from actions.review import flag as flag_it
from actions.review import reopen as reopen_it
from actions.review import review as review_them
from actions.review import take_up as take_it_up
from bilingual import Text
from cli.desk import Desk
from cli.options import name_argument, person_option
from cli.verb import verb
from statemachine.actor import Actor


@click.command("take-up")
@name_argument
@person_option
@verb
def take_up(desk: Desk, actor: Actor, name: str) -> Text:
    """受理：开始审核，此后单位不能自行撤回。Begin to review; from now on the unit cannot withdraw it."""
    take_it_up(desk.session, desk.submission(name, actor), actor, desk.now)
    return Text(f"{name} 已受理。", f"Took up {name}.")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="QUARTER/UNIT…")
@person_option
@click.option("--accept-flags", is_flag=True, help="认可已答复的问题 · accept the answered flags")
@verb
def review(desk: Desk, actor: Actor, names: tuple[str, ...], accept_flags: bool) -> Text:
    """审核通过，可一次多份：要么全部通过，要么都不变。Find reports in order; several at once, all or none."""
    found = {one.id: one for one in (desk.submission(name, actor) for name in names)}
    review_them(desk.session, list(found.values()), actor, desk.now, accept_flags=accept_flags)
    return Text(f"已审核 {'、'.join(names)}。", f"Reviewed {', '.join(names)}.")


@click.command()
@name_argument
@person_option
@click.option("--category", default="", help="问题类别 · category")
@click.option("--text", default="", help="具体内容 · what is wrong")
@click.option("--task", "items", type=int, multiple=True, metavar="NO", help="涉及的任务序号 · tasks concerned")
@click.option("--correct-by", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="整改期限 · correct by")
@verb
def flag(desk: Desk, actor: Actor, name: str, correct_by: datetime | None, **words: Any) -> Text:
    """标记问题：类别、内容、涉及任务、整改期限。Name a problem: category, words, tasks, and a day."""
    day = correct_by.date() if correct_by else None
    raised = flag_it(desk.session, desk.submission(name, actor), actor, desk.now, correct_by=day, **words)
    return Text(f"{name} 已标记第 {raised.number} 条问题。", f"Flagged {name}, flag {raised.number}.")


@click.command()
@name_argument
@person_option
@click.option("--reason", default="", help="理由 · why")
@verb
def reopen(desk: Desk, actor: Actor, name: str, reason: str) -> Text:
    """退回修改；以前的版本仍可查看。Return it for the next revision; earlier ones stay readable."""
    reopen_it(desk.session, desk.submission(name, actor), actor, desk.now, reason)
    return Text(f"{name} 已退回修改。", f"Reopened {name}.")


@click.command()
@name_argument
@person_option
@click.option("--reason", default="", help="理由 · why")
@click.option("--evidence", default="", help="依据 · the evidence")
@verb
def clear(desk: Desk, actor: Actor, name: str, reason: str, evidence: str) -> Text:
    """销号：主任凭依据了结问题。The director closes the flags on evidence."""
    clear_it(desk.session, desk.submission(name, actor), actor, desk.now, reason=reason, evidence=evidence)
    return Text(f"{name} 的问题已销号。", f"Cleared {name}.")
