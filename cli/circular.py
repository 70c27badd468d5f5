"""ducha circular: freeze the circular by hand, or write its files again."""

from pathlib import Path

import click

from actions.circular import freeze
from actions.publish import edition_folder, publish
from bilingual import Refused
from cli.desk import Desk, look, open_desk
from cli.manual import noted
from cli.options import quarter_argument
from cli.show import say
from documents import FORMS, default_fonts
from reports.circular import circular_content
from reports.circular.anchor import here
from settings import Settings
from statemachine.chain import canonical
from workdays import Quarter, official_calendar


class FolderUnwritable(Refused):
    """The files cannot be put where they should go."""

    zh = "没有生成通报：无法写入 {folder}（{why}）。请检查路径、权限和磁盘空间，或用 --out 指定另一个目录。"
    en = "No circular: {folder} cannot be written ({why}). Check path, rights and space, or name another with --out."


class FormsType(click.ParamType[tuple[str, ...]]):
    """A list of forms with commas, such as json,pdf."""

    name = "forms"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split it; an unknown form is wrong usage."""
        forms = tuple(part.strip() for part in value.split(",") if part.strip())
        unknown = [form for form in forms if form not in FORMS]
        if unknown or not forms:
            self.fail(f"{'、'.join(unknown) or value}（{', '.join(FORMS)}）", param, ctx)
        return forms


@click.command()
@quarter_argument
@click.option(
    "--format", "forms", type=FormsType(), default=",".join(FORMS), show_default=True, help="格式 · forms to write"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="写到此目录 · where to write the files")
@click.option("--preview", is_flag=True, help="未定稿：不编号、不冻结 · unnumbered, nothing is frozen")
@click.pass_obj
def circular(settings: Settings, quarter: Quarter, forms: tuple[str, ...], out: Path | None, preview: bool) -> None:
    """生成督查通报：首次生成即编号冻结，以后内容不变。Build the circular; once frozen it never changes."""
    write = _preview if preview else _freeze
    for path in write(settings, quarter, forms, out):
        say(settings, f"已写入 {path}", f"Wrote {path}")


def _freeze(settings: Settings, quarter: Quarter, forms: tuple[str, ...], out: Path | None) -> list[Path]:
    with open_desk(settings) as desk, noted(desk, "consolidated-report", quarter=str(quarter)) as summary:
        edition, new = freeze(
            desk.session, desk.office, desk.campaign, desk.period(quarter), official_calendar(), default_fonts(),
            desk.actor(None), desk.now,
        )  # fmt: skip
        folder = edition_folder(desk.office, desk.period(quarter), edition)
        summary |= {"circulars": [folder], "new": new}
        # Inside the transaction: what cannot be rendered or written is not numbered either.
        return _publish(settings, edition.content, folder, forms, out)


def _preview(settings: Settings, quarter: Quarter, forms: tuple[str, ...], out: Path | None) -> list[Path]:
    with look(settings) as desk:
        content = canonical(_content(desk, quarter)).decode()
    return _publish(settings, content, f"{quarter}-preview", forms, out)


def _publish(settings: Settings, content: str, name: str, forms: tuple[str, ...], out: Path | None) -> list[Path]:
    folder = out or settings.home / "circular" / name
    try:
        return publish(content, folder, default_fonts(), forms)
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
