"""ducha audit: verify the ledger."""

import click

from cli.desk import look
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import say
from reports.ledger import Verdict
from reports.ledger import verify as verify_ledger
from settings import Settings


@click.group()
def audit() -> None:
    """核验台账。Verify the ledger."""


@audit.command()
@json_option
@click.pass_context
def verify(ctx: click.Context, as_json: bool) -> None:
    """逐条核验哈希链、链首、状态和签字内容。Check every hash, link, head, state and signed content."""
    settings: Settings = ctx.obj
    with look(settings) as desk:
        verdict = verify_ledger(desk.session)
    if as_json:
        print_json(_value(verdict, settings))
    else:
        _show(verdict, settings)
    ctx.exit(0 if verdict.ok else 1)


def _value(verdict: Verdict, settings: Settings) -> dict[str, object]:
    broken = [{"subject": b.subject, "seq": b.seq, "why": b.why.said(settings.lang)} for b in verdict.broken]
    return {"ok": verdict.ok, "events": verdict.events, "subjects": verdict.subjects, "broken": broken}


def _show(verdict: Verdict, settings: Settings) -> None:
    if verdict.ok:
        say(
            settings,
            f"台账完好：{verdict.subjects} 个对象，{verdict.events} 个事件。",
            f"The ledger is whole: {verdict.subjects} subjects, {verdict.events} events.",
        )
    for b in verdict.broken:
        click.echo(f"{b.subject} #{b.seq}: {b.why.said(settings.lang)}", err=True)
