"""ducha replay: rebuild a quarter from its events, on another day and in another folder."""

from pathlib import Path

import click

from actions.publish import recorded_versions
from cli.desk import look
from cli.options import json_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import say
from documents import default_fonts
from reports.replay import Replay
from reports.replay import replay as rebuild
from settings import Settings
from workdays import Quarter, official_calendar


@click.command()
@quarter_argument
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="写出重建的 circular.json · write it")
@json_option
@click.pass_context
def replay(ctx: click.Context, quarter: Quarter, out: Path | None, as_json: bool) -> None:
    """由事件和版本重建该季度的每份报告状态和通报，并逐字节比较。Rebuild a quarter and compare byte for byte."""
    settings: Settings = ctx.obj
    with look(settings) as desk:
        found = rebuild(desk.session, desk.office, desk.campaign, desk.period(quarter), official_calendar())
        files = _files(found)
    if out is not None and found.content is not None:
        out.write_text(found.content, encoding="utf-8")
    if as_json:
        broken = [{"subject": b.subject, "seq": b.seq, "why": b.why.said(settings.lang)} for b in found.differing]
        print_json({"ok": found.ok, "submissions": found.submissions, "files": files, "differing": broken})
    else:
        _show(settings, found, files)
    ctx.exit(0 if found.ok else 1)


def _files(found: Replay) -> dict[str, str]:
    """For each form: equal, or which version differs, or differs although every version is the same."""
    if found.edition is None or found.content is None:
        return {}
    now, then = recorded_versions(found.content, default_fonts()), found.edition.versions
    changed = sorted(key for key in then if not key.startswith("file:") and now.get(key) != then[key])
    verdict = f"other versions: {', '.join(changed)}" if changed else "differs"
    return {
        key.removeprefix("file:"): "equal" if now[key] == then[key] else verdict
        for key in then
        if key in now and key.startswith("file:")
    }


def _show(settings: Settings, found: Replay, files: dict[str, str]) -> None:
    say(settings, f"重建 {found.submissions} 份报告。", f"Rebuilt {found.submissions} submissions.")
    for form, verdict in files.items():
        say(settings, f"  {form}：{'逐字节相同' if verdict == 'equal' else verdict}", f"  {form}: {verdict}")
    for b in found.differing:
        click.echo(f"{b.subject} #{b.seq}: {b.why.said(settings.lang)}", err=True)
