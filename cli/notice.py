"""ducha notice: read and import notices."""

from pathlib import Path

import click

from actions.amendment import correct
from actions.notice import check_whole, import_notice
from actions.notice_refusals import NoticeDiffers, UnitsDiffer
from bilingual import Text
from cli.amending import edit
from cli.confirming import review
from cli.desk import Desk, prepare
from cli.differences import corrected_lines, show_changes
from cli.figures import figures
from cli.gaps import gap_lines
from cli.importing import issuing_office
from cli.options import json_option, keeper_option, key_option
from cli.show import as_json, say, table
from cli.verb import lines, perform, tell
from intake.notice import Notice
from intake.readers import read_notice
from intake.unit_check import check_units
from intake.units import UnitList, read_units
from reports.offices import the_campaign
from settings import Settings
from statemachine.actor import Actor

_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")


@click.group()
def notice() -> None:
    """读取、导入督查通知。Read and import notices."""


@notice.command()
@_FILE
@json_option
@click.pass_obj
def check(settings: Settings, file: Path, as_json: bool) -> None:
    """读出通知里的任务和目标，指出缺漏；不写入任何内容。Read tasks and targets, point out gaps; write nothing."""
    found = read_notice(file)
    if as_json:
        _print_json(found, settings)
        return
    show(found, settings)


@notice.command("import")
@_FILE
@click.option(
    "--units", "units_file", type=click.Path(path_type=Path), required=True, metavar="LIST",
    help="责任单位表 · the list of responsible units",
)  # fmt: skip
@click.option(
    "--apply", "accept", is_flag=True, help="采纳与已导入内容的差异 · accept what differs from what is in force"
)
@click.option("--reason", metavar="TEXT", help="采纳的理由，与 --apply 同用 · why, together with --apply")
@keeper_option
@key_option
@click.pass_context
def import_(
    ctx: click.Context,
    file: Path,
    units_file: Path,
    accept: bool,
    reason: str | None,
    person: str | None,
    key: str | None,
) -> None:
    """导入通知和责任单位；同一通知导入两次不产生变化，更正过的通知先列出差异。

    Import a notice with its units; twice changes nothing, a corrected one shows the difference first.
    """
    if accept != (reason is not None):
        raise click.UsageError("--apply 与 --reason 须同时使用。--apply and --reason go together.")
    settings: Settings = ctx.obj
    found, units = read_notice(file), read_units(units_file)
    check_whole(found)
    prepare(settings)
    try:
        tell(settings, perform(ctx, key, person, lambda desk, actor: lines(_import(desk, actor, found, units, reason))))
    except (NoticeDiffers, UnitsDiffer) as refused:
        show_changes(settings, refused.changes)
        raise
    for warning in (*found.warnings, *check_units(found, units).warnings):
        say(settings, f"  注意：{warning.message.zh}", f"  Note: {warning.message.en}")


def _import(desk: Desk, actor: Actor, found: Notice, units: UnitList, reason: str | None) -> list[Text]:
    office = issuing_office(desk, actor, found)
    try:
        campaign, new = import_notice(desk.session, office, found, units, actor, desk.now)
    except (NoticeDiffers, UnitsDiffer):
        if reason is None:
            raise
        campaign = the_campaign(desk.session, office, found.doc_number)
        changed = correct(desk.session, campaign, found, units, reason, actor, desk.now)
        return [*corrected_lines(desk, campaign, changed), *gap_lines(desk, campaign)]
    number, tasks, count = campaign.doc_number, len(found.tasks), len(units.units)
    if not new:
        return [Text(f"{number} 已经导入过，没有变化。", f"{number} was imported before; nothing changed.")]
    done = Text(f"已导入 {number}：{tasks} 项任务，{count} 个责任单位。",
                f"Imported {number}: {tasks} key tasks, {count} responsible units.")  # fmt: skip
    return [done, *gap_lines(desk, campaign)]


for _command in (edit, review, figures):
    notice.add_command(_command)


def show(found: Notice, settings: Settings) -> None:
    """The notice as a table, with what is wrong with it."""
    quarters = sorted({quarter for task in found.tasks for quarter in task.targets})
    heads = [Text("序号", "No."), Text("年度任务", "Annual task"), *(Text(q, q) for q in quarters)]
    rows = [
        [str(task.seq), _short(task.annual), *(_short(task.targets.get(q, "")) for q in quarters)]
        for task in found.tasks
    ]
    table(settings, Text(f"{found.doc_number} {found.title}", f"{found.doc_number} {found.title}"), heads, rows)
    for warning in found.warnings:
        say(settings, f"注意：{warning.message.zh}", f"Note: {warning.message.en}")


def _print_json(found: Notice, settings: Settings) -> None:
    as_json(found.as_json(settings.lang))


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
