"""What the office does with a report."""

from datetime import datetime

import click

from actions.review import clear as clear_it
from actions.review import flag as flag_it
from actions.review import reopen as reopen_it
from actions.review import review as review_them
from actions.review import take_up as take_it_up
from cli.desk import open_desk
from cli.options import name_argument, person_option
from cli.show import say
from settings import Settings


@click.command("take-up")
@name_argument
@person_option
@click.pass_obj
def take_up(settings: Settings, name: str, person: str) -> None:
    """受理：开始审核，此后单位不能自行撤回。Begin to review; from now on the unit cannot withdraw it."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        take_it_up(desk.session, desk.submission(name, actor), actor, desk.now)
    say(settings, f"{name} 已受理。", f"Took up {name}.")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="QUARTER/UNIT…")
@person_option
@click.option("--accept-flags", is_flag=True, help="认可已答复的问题 · accept the answered flags")
@click.pass_obj
def review(settings: Settings, names: tuple[str, ...], person: str, accept_flags: bool) -> None:
    """审核通过，可一次多份：要么全部通过，要么都不变。Find reports in order; several at once, all or none."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        found = {one.id: one for one in (desk.submission(name, actor) for name in names)}
        review_them(desk.session, list(found.values()), actor, desk.now, accept_flags=accept_flags)
    say(settings, f"已审核 {'、'.join(names)}。", f"Reviewed {', '.join(names)}.")


@click.command()
@name_argument
@person_option
@click.option("--category", default="", help="问题类别 · category")
@click.option("--text", default="", help="具体内容 · what is wrong")
@click.option("--task", "tasks", type=int, multiple=True, metavar="NO", help="涉及的任务序号 · tasks concerned")
@click.option("--correct-by", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="整改期限 · correct by")
@click.pass_obj
def flag(
    settings: Settings,
    name: str,
    person: str,
    category: str,
    text: str,
    tasks: tuple[int, ...],
    correct_by: datetime | None,
) -> None:
    """标记问题：类别、内容、涉及任务、整改期限。Name a problem: category, words, tasks, and a day."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        raised = flag_it(
            desk.session, desk.submission(name, actor), actor, desk.now,
            category=category, text=text, items=tasks, correct_by=correct_by.date() if correct_by else None,
        )  # fmt: skip
        number = raised.number
    say(settings, f"{name} 已标记第 {number} 条问题。", f"Flagged {name}, flag {number}.")


@click.command()
@name_argument
@person_option
@click.option("--reason", default="", help="理由 · why")
@click.pass_obj
def reopen(settings: Settings, name: str, person: str, reason: str) -> None:
    """退回修改；以前的版本仍可查看。Return it for the next revision; earlier ones stay readable."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        reopen_it(desk.session, desk.submission(name, actor), actor, desk.now, reason)
    say(settings, f"{name} 已退回修改。", f"Reopened {name}.")


@click.command()
@name_argument
@person_option
@click.option("--reason", default="", help="理由 · why")
@click.option("--evidence", default="", help="依据 · the evidence")
@click.pass_obj
def clear(settings: Settings, name: str, person: str, reason: str, evidence: str) -> None:
    """销号：主任凭依据了结问题。The director closes the flags on evidence."""
    with open_desk(settings) as desk:
        actor = desk.actor(person)
        clear_it(desk.session, desk.submission(name, actor), actor, desk.now, reason=reason, evidence=evidence)
    say(settings, f"{name} 的问题已销号。", f"Cleared {name}.")
