"""ducha campaign: the rules of a campaign, and where a separation of duties is set aside."""

import click

from actions.campaign import accept, copy_to
from actions.campaign import waive as set_aside
from bilingual import Text
from cli.desk import Desk, look
from cli.options import json_option, person_option
from cli.show import as_json as print_json
from cli.show import table
from cli.verb import verb
from reports.offices import the_unit
from settings import Settings
from statemachine.actor import Actor
from statemachine.campaign import FORM_WORDS, WAIVABLE, WAIVER_WORDS, CampaignRules
from statemachine.evidence import LEVEL_WORDS, Level
from statemachine.ladder import RUNG_WORDS

_UNIT = click.argument("code", metavar="UNIT")
_GUARD = click.option(
    "--guard", "guards", type=click.Choice(WAIVABLE), multiple=True, required=True, help="哪一条 · which rule"
)
_REASON = click.option("--reason", required=True, help="理由 · why")


@click.group()
def campaign() -> None:
    """督查事项的规则和例外。The rules of a campaign and their exceptions."""


@campaign.command()
@json_option
@click.pass_obj
def show(settings: Settings, as_json: bool) -> None:
    """列出规则，以及批准由同一人办理的单位。Show the rules, and the units for which one is set aside."""
    with look(settings) as desk:
        number, rules = desk.campaign.doc_number, CampaignRules.from_json(desk.campaign.rules)
    if as_json:
        print_json({"campaign": number, "rules": rules.as_json()})
        return
    rows = [[words.said(settings.lang), value] for words, value in _rows(settings, rules)]
    table(settings, Text(number, number), [Text("规则", "Rule"), Text("内容", "Content")], rows)


@campaign.command()
@_UNIT
@_GUARD
@_REASON
@person_option
@verb
def waive(desk: Desk, actor: Actor, code: str, guards: tuple[str, ...], reason: str) -> Text:
    """人手极少的单位，批准由同一人办理；通报附件会写明。Set a separation of duties aside; the circular says where."""
    new = set_aside(
        desk.session, desk.campaign, the_unit(desk.session, desk.office, code), guards, reason, actor, desk.now
    )
    return _said(code, new)


@campaign.command()
@_UNIT
@_GUARD
@_REASON
@person_option
@verb
def unwaive(desk: Desk, actor: Actor, code: str, guards: tuple[str, ...], reason: str) -> Text:
    """取消例外；以前办理的仍然有效。The rule holds again; what was done before stands."""
    new = set_aside(
        desk.session,
        desk.campaign,
        the_unit(desk.session, desk.office, code),
        guards,
        reason,
        actor,
        desk.now,
        lift=True,
    )
    return _said(code, new)


@campaign.command()
@click.option(
    "--accept", "levels", type=click.Choice(list(Level)), multiple=True, required=True,
    help="接受的签章方式，可多选 · a level of evidence that is accepted; repeatable",
)  # fmt: skip
@_REASON
@person_option
@verb
def evidence(desk: Desk, actor: Actor, levels: tuple[str, ...], reason: str) -> Text:
    """确定接受哪些签章方式；以前签的仍然有效。Which levels of evidence are accepted; what was signed before stands."""
    new = accept(desk.session, desk.campaign, [Level(one) for one in levels], reason, actor, desk.now)
    return _changed(new)


@campaign.command()
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option("--nobody", is_flag=True, help="不再抄送 · to nobody any more")
@_REASON
@person_option
@verb
def cc(desk: Desk, actor: Actor, names: tuple[str, ...], nobody: bool, reason: str) -> Text:
    """确定通报抄送哪些单位（印在版记中）。Who gets a copy of the circular, as printed at its end."""
    if bool(names) == nobody:
        raise click.UsageError("请写明抄送单位，或用 --nobody。Name who gets a copy, or say --nobody.")
    return _changed(copy_to(desk.session, desk.campaign, names, reason, actor, desk.now))


def _changed(new: bool) -> Text:
    if new:
        return Text("督查规则已变更。", "Changed the rules of the campaign.")
    return Text("早已如此，没有变化。", "It was so before; nothing changed.")


def _said(code: str, new: bool) -> Text:
    if new:
        return Text(f"{code} 的例外已变更。", f"Changed what is set aside for {code}.")
    return Text(f"{code} 早已如此，没有变化。", f"It was so for {code} before; nothing changed.")


def _rows(settings: Settings, rules: CampaignRules) -> list[tuple[Text, str]]:
    lang = settings.lang
    forms = "、".join(FORM_WORDS[form].said(lang) for form in rules.forms)
    ladder = "、".join(f"{RUNG_WORDS[rung.kind].said(lang)} +{rung.after}" for rung in rules.ladder)
    levels = "、".join(LEVEL_WORDS[level].said(lang) for level in rules.levels)
    copies = [(Text("抄送", "Copies to"), "、".join(rules.cc))] if rules.cc else []
    waived = [
        (Text("例外", "Exception"), f"{unit}：{'、'.join(WAIVER_WORDS[guard].said(lang) for guard in guards)}")
        for unit, guards in sorted(rules.waivers.items())
    ]
    return [
        (Text("报送时限（季后工作日）", "Due (working days after the quarter)"), str(rules.due_working_days)),
        (Text("报送形式", "Forms"), forms),
        (Text("催报台阶（逾期工作日）", "Ladder (working days late)"), ladder),
        (Text("通报最迟等待（工作日）", "The circular waits (working days)"), str(rules.cutoff_working_days)),
        (Text("接受的签章方式", "Accepted evidence"), levels),
        *copies,
        *waived,
    ]
