"""ducha notice review: a person confirms what the readers propose, and it comes in as one transaction."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from actions.indicators import confirm
from actions.ledger import lost_race
from actions.notice import check_whole, import_notice, refuse_other
from actions.notice_refusals import NoticeDiffers, UnitsDiffer
from actions.notice_units import check_tasks
from actions.proposal_file import as_file, from_file
from actions.proposal_refusals import UnitsWanted
from actions.proposals import Proposal, of_campaign, of_notice
from bilingual import Text
from cli.asking import ask
from cli.desk import Desk, look, prepare
from cli.differences import show_changes, stale_lines
from cli.files import write_new
from cli.gaps import gap_lines
from cli.importing import issuing_office
from cli.options import keeper_option, key_option
from cli.show import say
from cli.verb import lines, perform, tell
from intake.assigning import assigned
from intake.notice import Notice
from intake.readers import read_notice
from intake.units import UnitList, read_units
from models import Campaign
from models.schema import DatabaseEmpty
from reports.figures import confirmed_figures, to_confirm_again
from reports.offices import the_campaign
from reports.refusals import NoCampaign, NothingImported
from settings import Settings
from statemachine.actor import Actor
from statemachine.figure import Figure


class Looked(NamedTuple):
    """What is shown: the proposals, and how many events the campaign had then (None: it was not in force)."""

    proposals: list[Proposal]
    seq: int | None


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--units", "units_file", type=click.Path(path_type=Path), metavar="CSV",
    help="责任单位表；首次导入必需 · the list of units, needed for the first import",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), metavar="REVIEW.json", help="写出待确认的内容 · write it down")
@click.option(
    "--confirmed",
    type=click.Path(path_type=Path),
    metavar="REVIEW.json",
    help="导入改好的文件 · import what was edited",
)
@click.option("--yes", is_flag=True, help="全部按读出的接受 · accept all as proposed")
@keeper_option
@key_option
@click.pass_context
def review(
    ctx: click.Context, file: Path, units_file: Path | None, out: Path | None, confirmed: Path | None, yes: bool,
    person: str | None, key: str | None,
) -> None:  # fmt: skip
    """逐项核对读出的任务、单位和指标，确认后一并导入；已导入的通知则确认或修改指标。

    Look at tasks, units and figures one by one; what is confirmed comes in whole. Or change figures later.
    """
    if sum(map(bool, (out, confirmed, yes))) > 1:
        raise click.UsageError("--out、--confirmed、--yes 只能用一个。Use one of --out, --confirmed and --yes.")
    settings: Settings = ctx.obj
    notice, units = read_notice(file), read_units(units_file) if units_file else None
    try:
        looked = _look(settings, notice, units)
        if out is not None:
            write_new(out, as_file(notice, looked.proposals))
            say(settings, f"已写出 {out}，改好后用 --confirmed 导入。", f"Wrote {out}; edit it, then use --confirmed.")
            return
        figures = _confirmed(settings, notice, looked.proposals, confirmed, yes=yes)
        prepare(settings)
        said = perform(ctx, key, person, lambda desk, by: lines(_bring(desk, by, notice, units, looked, figures)))
        tell(settings, said)
    except (NoticeDiffers, UnitsDiffer) as refused:
        show_changes(settings, refused.changes)
        raise


def _look(settings: Settings, notice: Notice, units: UnitList | None) -> Looked:
    check_whole(notice)
    try:
        with look(settings) as desk:
            campaign = the_campaign(desk.session, desk.office, notice.doc_number)
            refuse_other(desk.session, campaign, notice, units)
            return Looked(of_campaign(desk.session, campaign, notice), campaign.seq)
    except (DatabaseEmpty, NothingImported, NoCampaign):
        if units is None:
            raise UnitsWanted(doc_number=notice.doc_number) from None
        units = assigned(notice, units)
        check_tasks(notice, units)
        return Looked(of_notice(notice, units), None)


def _confirmed(
    settings: Settings, notice: Notice, proposals: list[Proposal], confirmed: Path | None, *, yes: bool
) -> Mapping[int, list[Figure]]:
    if confirmed is not None:
        return from_file(confirmed, notice, proposals)
    return {one.seq: one.figures for one in proposals} if yes else ask(settings, proposals)


def _bring(
    desk: Desk,
    actor: Actor,
    notice: Notice,
    units: UnitList | None,
    looked: Looked,
    figures: Mapping[int, list[Figure]],
) -> list[Text]:
    """Import what is not in force yet, and confirm; nothing when somebody was quicker meanwhile."""
    campaign, new = _campaign(desk, actor, notice, units)
    if (None if new else campaign.seq) != looked.seq:
        raise lost_race(desk.session, campaign.subject)
    changed = confirm(desk.session, campaign, figures, actor, desk.now)
    found = confirmed_figures(desk.session, campaign)
    number, count, tasks = campaign.doc_number, len(found), len({one.seq for one in found})
    said = []
    if new:
        said.append(
            Text(f"已导入 {number}：{len(notice.tasks)} 项任务。", f"Imported {number}: {len(notice.tasks)} tasks.")
        )
    if changed:
        said.append(Text(f"已确认：{tasks} 项任务，{count} 个指标。", f"Confirmed: {count} figures of {tasks} tasks."))
    if not said:
        said.append(Text(f"{number} 的指标没有变化。", f"The figures of {number} are as they were."))
    return [*said, *stale_lines(to_confirm_again(found)), *(gap_lines(desk, campaign) if new else ())]


def _campaign(desk: Desk, actor: Actor, notice: Notice, units: UnitList | None) -> tuple[Campaign, bool]:
    office = issuing_office(desk, actor, notice)
    if units is not None:
        return import_notice(desk.session, office, notice, units, actor, desk.now)
    campaign = the_campaign(desk.session, office, notice.doc_number)
    refuse_other(desk.session, campaign, notice, None)
    return campaign, False
