"""ducha letter: the office's letters, listed and written to files."""

from pathlib import Path

import click

from actions.fonts import chosen_fonts
from bilingual import Text
from cli.desk import Desk, look
from cli.files import write_all
from cli.options import FormsType, json_option, name_argument, viewer_option
from cli.show import as_json as print_json
from cli.show import say, table
from documents import KINDS as DOCUMENTS
from documents import render
from models import Submission
from reports.letters import KINDS, SCHEMA, Letter, letter_content, letters, newest
from settings import Settings
from workdays import LOCAL

FORMS = DOCUMENTS[SCHEMA].forms


@click.group()
def letter() -> None:
    """催报函、约谈通知、退回修改通知、收件回执。The office's letters."""


@letter.command("list")
@name_argument
@viewer_option
@json_option
@click.pass_obj
def list_(settings: Settings, name: str, person: str | None, as_json: bool) -> None:
    """列出一份报告的全部函件。List the letters of a report."""
    with look(settings) as desk:
        submission = desk.submission(name, desk.actor(person))
        found = letters(desk.session, submission)
    if as_json:
        print_json([{"kind": one.kind, "seq": one.seq, "at": one.at.isoformat(), "event": one.hash} for one in found])
    else:
        heads = [Text("函件", "Letter"), Text("种类", "Kind"), Text("日期", "Date"), Text("台账事件", "Event")]
        rows = [_row(settings, one) for one in found]
        table(settings, Text(f"{name} 的函件", f"Letters of {name}"), heads, rows)


@letter.command()
@name_argument
@click.argument("kind", required=False, type=click.Choice(tuple(KINDS)))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", required=True, help="写到此目录 · where to write the files"
)
@click.option(
    "--format", "forms", type=FormsType(FORMS), default="pdf", show_default=True, help="格式 · forms to write"
)
@viewer_option
@click.pass_obj
def write(
    settings: Settings, name: str, kind: str | None, out: Path, forms: tuple[str, ...], person: str | None
) -> None:
    """写出函件；不写种类则全部写出，写种类则为最近一份。Write the newest letter of a kind, or all letters."""
    with look(settings) as desk:
        submission = desk.submission(name, desk.actor(person))
        files = _files(desk, submission, newest(desk.session, submission, kind), forms)
    for path in write_all(out, files):
        say(settings, f"已写入 {path}", f"Wrote {path}")


def _files(desk: Desk, submission: Submission, own: list[Letter], forms: tuple[str, ...]) -> dict[str, bytes]:
    """Everything is rendered before the first file is written."""
    fonts, files = chosen_fonts(), {}
    for one in own:
        content = letter_content(desk.session, submission, one)
        for form in forms:
            files[f"{content['number']}-{one.kind}{FORMS[form].suffix}"] = render(content, form, fonts)
    return files


def _row(settings: Settings, one: Letter) -> list[str]:
    return [one.words.said(settings.lang), one.kind, f"{one.at.astimezone(LOCAL):%Y-%m-%d}", one.hash[:16]]
