"""ducha audit: verify the ledger."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

from actions.checkpoint import take_checkpoint
from actions.fonts import chosen_fonts
from actions.publish import edition_folder, recorded_files
from bilingual import Text
from cli.desk import Desk, look, open_desk
from cli.files import write_new
from cli.options import json_option, keeper_option, key_option, quarter_argument
from cli.show import as_json as print_json
from cli.show import say
from cli.verb import perform
from models import CircularEdition, Period
from reports.bundle import bundle as pack
from reports.files import verify_files
from reports.heads import verify_root
from reports.ledger import Verdict
from reports.verification import verify_all, verify_chains
from settings import Settings
from statemachine.actor import Actor
from workdays import LOCAL, Quarter


@click.group()
def audit() -> None:
    """核验台账。Verify the ledger."""


@audit.command()
@click.option("--chain", "chain_only", is_flag=True, help="只核验哈希链 · the chains alone")
@click.option("--root", metavar="HEX", help="核对印在通报上的检查点 · check a printed checkpoint")
@json_option
@click.pass_context
def verify(ctx: click.Context, chain_only: bool, root: str | None, as_json: bool) -> None:
    """核验哈希链、链首、由事件推出的结果、检查点和存档文件。Check chains, heads, what events say, kept files."""
    settings: Settings = ctx.obj
    with look(settings) as desk:
        verdict = verify_chains(desk.session) if chain_only else verify_all(desk.session)
        if not chain_only:
            verdict.broken += verify_files(desk.session, settings.home)
        if root is not None:
            verdict.broken += verify_root(desk.session, _hex(root))
    if as_json:
        print_json(verdict_value(verdict, settings))
    else:
        show_verdict(verdict, settings)
    ctx.exit(0 if verdict.ok else 1)


@audit.command()
@json_option
@keeper_option
@key_option
@click.pass_context
def checkpoint(ctx: click.Context, as_json: bool, person: str | None, key: str | None) -> None:
    """做一个检查点：全部链首的默克尔根。Make a checkpoint: the Merkle root over all heads."""
    value = perform(ctx, key, person, _made)
    if as_json:
        print_json(value)
    else:
        say(ctx.obj, *made_words(value))


def _made(desk: Desk, actor: Actor) -> dict[str, object]:
    made, new = take_checkpoint(desk.session, actor, desk.now)
    return {"root": made.root, "size": made.size, "made_at": made.made_at.isoformat(), "new": new}


@audit.command()
@quarter_argument
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT.zip")
@click.pass_obj
def bundle(settings: Settings, quarter: Quarter, out: Path) -> None:
    """打包一个季度的证据：事件、版本、文件、证明和独立核验程序。Pack a quarter's evidence with a verifier."""
    with open_desk(settings) as desk:
        made, _ = take_checkpoint(desk.session, desk.actor(None), desk.now)
        period = desk.period(quarter)
        data = pack(desk.session, desk.campaign, period, made, circular_files(desk, period))
        root = made.root
        write_new(out, data)  # in the transaction: without the file there is no new checkpoint either
    say(settings, f"已写入 {out}（检查点 {root}）。", f"Wrote {out} (checkpoint {root}).")
    say(settings, "核验：python3 verify.py（解压后在其中运行）", "To verify: unpack it and run python3 verify.py there")


def circular_files(desk: Desk, period: Period) -> dict[str, bytes]:
    """The frozen circular in every form for people, by file name, as first published; empty while there is none."""
    edition = desk.session.scalar(select(CircularEdition).where(CircularEdition.period_id == period.id))
    if edition is None:
        return {}
    folder = desk.settings.home / "circular" / edition_folder(desk.office, period, edition)
    recorded = {key: value for key, value in edition.versions.items() if key != "file:json"}
    return recorded_files(edition.content, recorded, folder, chosen_fonts())


def made_words(value: dict[str, Any]) -> Text:
    """The line to be printed and kept elsewhere."""
    when, size, root = datetime.fromisoformat(value["made_at"]).astimezone(LOCAL), value["size"], value["root"]
    return Text(
        f"检查点：{root}（{size} 个链首，{when:%Y-%m-%d %H:%M}）。请抄录或打印，另行保存。",
        f"Checkpoint: {root} ({size} heads, {when:%Y-%m-%d %H:%M}). Print it, and keep it elsewhere.",
    )


def _hex(printed: str) -> str:
    """A root as typed or copied from paper: blanks and invisible breaks are not part of it."""
    return "".join(sign for sign in printed.lower() if sign in "0123456789abcdef")


def verdict_value(verdict: Verdict, settings: Settings) -> dict[str, object]:
    """A verdict for programs."""
    broken = [{"subject": b.subject, "seq": b.seq, "why": b.why.said(settings.lang)} for b in verdict.broken]
    return {"ok": verdict.ok, "events": verdict.events, "subjects": verdict.subjects, "broken": broken}


def show_verdict(verdict: Verdict, settings: Settings) -> None:
    """A verdict for people; what is broken goes to standard error."""
    if verdict.ok:
        say(
            settings,
            f"台账完好：{verdict.subjects} 个对象，{verdict.events} 个事件。",
            f"The ledger is whole: {verdict.subjects} subjects, {verdict.events} events.",
        )
    for b in verdict.broken:
        click.echo(f"{b.subject} #{b.seq}: {b.why.said(settings.lang)}", err=True)
