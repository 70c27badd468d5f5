"""ducha circular: freeze the circular by hand, or write its files again."""

from pathlib import Path

import click

from actions.circular import freeze
from actions.publish import edition_folder, publish
from cli.desk import Desk, look, open_desk
from cli.manual import noted
from cli.options import quarter_argument
from cli.show import say
from documents import FORMS, default_fonts, versions
from reports.circular import circular_content
from settings import Settings
from statemachine.chain import canonical
from workdays import Quarter, official_calendar


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
    folder, content = _preview(settings, quarter) if preview else _frozen(settings, quarter)
    for path in publish(content, out or settings.home / "circular" / folder, default_fonts(), forms):
        say(settings, f"已写入 {path}", f"Wrote {path}")


def _frozen(settings: Settings, quarter: Quarter) -> tuple[str, str]:
    with open_desk(settings) as desk, noted(desk, "consolidated-report", quarter=str(quarter)) as summary:
        edition, new = freeze(
            desk.session, desk.office, desk.campaign, desk.period(quarter), official_calendar(), versions(),
            desk.actor(None), desk.now,
        )  # fmt: skip
        folder = edition_folder(desk.office, desk.period(quarter), edition)
        summary |= {"circulars": [folder], "new": new}
        return folder, edition.content


def _preview(settings: Settings, quarter: Quarter) -> tuple[str, str]:
    with look(settings) as desk:
        return f"{quarter}-preview", canonical(_content(desk, quarter)).decode()


def _content(desk: Desk, quarter: Quarter) -> dict[str, object]:
    return circular_content(
        desk.session, desk.office, desk.campaign, desk.period(quarter), official_calendar(), desk.now, None
    )
