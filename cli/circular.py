"""ducha circular: freeze the circular by hand, or write its files again."""

from pathlib import Path

import click

from actions.circular import freeze
from actions.fonts import chosen_fonts
from actions.publish import edition_folder, publish
from bilingual import Refused
from cli.desk import Desk, look
from cli.manual import noted
from cli.options import FormsType, keeper_option, key_option, quarter_argument
from cli.show import say
from cli.verb import perform
from documents import FORMS
from reports.circular import circular_content
from reports.circular.anchor import here
from settings import Settings
from statemachine.actor import Actor
from statemachine.chain import canonical
from workdays import Quarter, official_calendar


class FolderUnwritable(Refused):
    """The files cannot be put where they should go."""

    zh = "没有生成通报：无法写入 {folder}（{why}）。请检查路径、权限和磁盘空间，或用 --out 指定另一个目录。"
    en = "No circular: {folder} cannot be written ({why}). Check path, rights and space, or name another with --out."


@click.command()
@quarter_argument
@click.option(
    "--format", "forms", type=FormsType(FORMS), default=",".join(FORMS), show_default=True, help="格式 · forms to write"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="写到此目录 · where to write the files")
@click.option("--preview", is_flag=True, help="未定稿：不编号、不冻结 · unnumbered, nothing is frozen")
@keeper_option
@key_option
@click.pass_context
def circular(
    ctx: click.Context,
    quarter: Quarter,
    forms: tuple[str, ...],
    out: Path | None,
    preview: bool,
    person: str | None,
    key: str | None,
) -> None:
    """生成督查通报：首次生成即编号冻结，以后内容不变。Build the circular; once frozen it never changes."""
    settings: Settings = ctx.obj
    if preview:
        paths = _preview(settings, quarter, forms, out)
    else:
        paths = perform(ctx, key, person, lambda desk, actor: _freeze(desk, actor, quarter, forms, out))
    for path in paths:
        say(settings, f"已写入 {path}", f"Wrote {path}")


def _freeze(desk: Desk, actor: Actor, quarter: Quarter, forms: tuple[str, ...], out: Path | None) -> list[str]:
    with noted(desk, "consolidated-report", quarter=str(quarter)) as summary:
        period = desk.period(quarter)
        edition, new = freeze(
            desk.session, desk.office, desk.campaign, period, official_calendar(), chosen_fonts(), actor, desk.now
        )
        folder = edition_folder(desk.office, period, edition)
        summary |= {"circulars": [folder], "new": new}
        # Inside the transaction: what cannot be rendered or written is not numbered either.
        return _publish(desk.settings, edition.content, folder, forms, out)


def _preview(settings: Settings, quarter: Quarter, forms: tuple[str, ...], out: Path | None) -> list[str]:
    with look(settings) as desk:
        content = canonical(_content(desk, quarter)).decode()
    return _publish(settings, content, f"{quarter}-preview", forms, out)


def _publish(settings: Settings, content: str, name: str, forms: tuple[str, ...], out: Path | None) -> list[str]:
    folder = out or settings.home / "circular" / name
    try:
        return [str(path) for path in publish(content, folder, chosen_fonts(), forms)]
    except OSError as fault:
        raise FolderUnwritable(folder=folder, why=fault.strerror) from fault


def _content(desk: Desk, quarter: Quarter) -> dict[str, object]:
    return circular_content(
        desk.session,
        desk.office,
        desk.campaign,
        desk.period(quarter),
        official_calendar(),
        desk.now,
        None,
        here(desk.session),
    )
