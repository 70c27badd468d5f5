"""ducha restore: a backup into an empty home."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine

from actions.archive import Backup, opened
from actions.restore import restore as bring_back
from cli.audit import show_verdict, verdict_value
from cli.desk import database
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import say
from models.engine import reading
from models.schema import newest
from notifications.withheld import withhold
from reports.ledger import Verdict
from reports.verification import verify_all
from settings import Settings
from workdays import LOCAL


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--verify", is_flag=True, help="恢复后完整核验台账 · verify the whole ledger afterwards")
@json_option
@click.pass_context
def restore(ctx: click.Context, file: Path, verify: bool, as_json: bool) -> None:
    """恢复到空的数据目录和空数据库；旧通知不会自动重发。

    Restore into an empty home and an empty database, whole or not at all. What could have been sent before
    the backup is withheld; new events are told as always.
    """
    settings: Settings = ctx.obj
    with opened(file) as backup, database(settings) as engine:
        withheld = _brought_back(settings, engine, backup)
        older = backup.manifest["revision"] != newest()
        verdict = _verdict(engine, settings.home) if verify and not older else None
    if as_json:
        print_json(_value(settings, backup.manifest, withheld, verdict))
    else:
        _show(settings, backup.manifest, withheld, older, verdict)
    ctx.exit(0 if verdict is None or verdict.ok else 1)


def _brought_back(settings: Settings, engine: Engine, backup: Backup) -> int:
    about = {key: backup.manifest[key] for key in ("moment", "revision")}
    return bring_back(engine, settings.home, backup, lambda session: withhold(session, about, datetime.now(UTC)))


def _verdict(engine: Engine, home: Path) -> Verdict:
    with reading(engine) as session:
        return verify_all(session, home)


def _value(settings: Settings, manifest: dict[str, Any], withheld: int, verdict: Verdict | None) -> dict[str, Any]:
    told = {key: manifest[key] for key in ("moment", "engine", "revision", "heads", "checkpoint")}
    upgrade = manifest["revision"] != newest()
    return told | {
        "upgrade": upgrade, "withheld": withheld, "verified": verdict_value(verdict, settings) if verdict else None
    }  # fmt: skip


def _show(settings: Settings, manifest: dict[str, Any], withheld: int, older: bool, verdict: Verdict | None) -> None:
    revision = manifest["revision"]
    moment = f"{datetime.fromisoformat(manifest['moment']).astimezone(LOCAL):%Y-%m-%d %H:%M}"
    say(
        settings,
        f"已恢复 {moment} 的备份到 {settings.home}；{withheld} 条旧通知不会自动发送。",
        f"Restored the backup of {moment} into {settings.home}; {withheld} old messages will not go out by themselves.",
    )
    if older:
        say(
            settings,
            f"数据库版本是 {revision}，链首与备份一致。请运行 ducha db upgrade，再用 ducha audit verify 完整核验。",
            f"It is at {revision}, with the backup's heads. Run ducha db upgrade, then ducha audit verify.",
        )
    if verdict is not None:
        show_verdict(verdict, settings)
