"""ducha replay: rebuild a quarter from its events, on another day and in another folder."""

from hashlib import sha256
from pathlib import Path

import click

from actions.fonts import chosen_fonts
from actions.publish import rendered_forms
from bilingual import Refused
from cli.desk import Desk, look
from cli.files import write_new
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import say
from documents import FORMS, versions
from reports.replay import Replay, unreadable
from reports.replay import replay as rebuild
from settings import Settings
from workdays import Quarter, official_calendar

DIFFERS = "differs"


@click.command()
@quarter_argument
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="写出重建的 circular.json · write it")
@json_option
@click.pass_context
def replay(ctx: click.Context, quarter: Quarter, out: Path | None, as_json: bool) -> None:
    """由事件和版本重建该季度的每份报告状态和通报，并逐字节比较。Rebuild a quarter and compare byte for byte."""
    settings: Settings = ctx.obj
    with look(settings) as desk:
        # What cannot be read at all is named before anything is made of it.
        lost = unreadable(desk.session)
        found = Replay(differing=lost) if lost else _rebuild(desk, quarter)
        files, published = _files(found)
    if out is not None and published is not None:
        write_new(out, published)
    if as_json:
        broken = [{"subject": b.subject, "seq": b.seq, "why": b.why.said(settings.lang)} for b in found.differing]
        value = {"ok": found.ok and DIFFERS not in files.values(), "submissions": found.submissions, "files": files}
        print_json(value | {"differing": broken})
    else:
        _show(settings, found, files)
    ctx.exit(0 if found.ok and DIFFERS not in files.values() else 1)


def _rebuild(desk: Desk, quarter: Quarter) -> Replay:
    return rebuild(desk.session, desk.office, desk.campaign, desk.period(quarter), official_calendar())


def _files(found: Replay) -> tuple[dict[str, str], bytes | None]:
    """For each form: equal, or which version differs, or differs although every version is the same; and the
    rebuilt circular as it is published."""
    if found.edition is None or found.content is None:
        return {}, None
    now, then = versions(chosen_fonts()), found.edition.versions
    changed = sorted(key for key in now | then if not key.startswith("file:") and now.get(key) != then.get(key))
    otherwise = f"other versions: {', '.join(changed)}" if changed else DIFFERS
    recorded = {key.removeprefix("file:"): value for key, value in then.items() if key.startswith("file:")}
    rendered = _rendered(found.content, [form for form in FORMS if form in recorded or form == "json"])
    files = {
        form: "equal" if form in rendered and sha256(rendered[form]).hexdigest() == digest else otherwise
        for form, digest in recorded.items()
    }
    return files, rendered.get("json")


def _rendered(content: str, forms: list[str]) -> dict[str, bytes]:
    """What can still be rendered: a text that somebody has changed may be none that can be printed."""
    try:
        return rendered_forms(content, chosen_fonts(), forms)
    except Refused:
        return {}


def _show(settings: Settings, found: Replay, files: dict[str, str]) -> None:
    say(settings, f"重建 {found.submissions} 份报告。", f"Rebuilt {found.submissions} submissions.")
    for form, verdict in files.items():
        say(settings, f"  {form}：{'逐字节相同' if verdict == 'equal' else verdict}", f"  {form}: {verdict}")
    for b in found.differing:
        click.echo(f"{b.subject} #{b.seq}: {b.why.said(settings.lang)}", err=True)
