"""ducha backup: everything into one file, while others work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import Engine

from actions.backup import Watch, back_up
from bilingual import Text
from cli.desk import database
from cli.options import json_option
from cli.show import as_json as print_json
from cli.show import say
from settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@json_option
@click.pass_obj
def backup(settings: Settings, file: Path, as_json: bool) -> None:
    """在线备份数据库和数据目录里的文件（不含 Prefect 的历史）；从不覆盖已有文件。

    Back up the database and the home's files while others work; Prefect's history is not part of it.
    A file that is there is never replaced: it may be the last good backup.
    """
    with database(settings) as engine:
        manifest = backed_up(settings, engine, file)
    if as_json:
        members = manifest.pop("members")
        print_json({"file": str(file), "bytes": file.stat().st_size, "members": len(members), **manifest})
        return
    rows, files = sum(manifest["counts"].values()), len(manifest["members"]) - 1
    root = manifest["heads"]["root"][:16]
    say(
        settings,
        f"已备份到 {file}（{rows} 行，{files} 个文件，台账根 {root}）。请另存到别的机器。",
        f"Backed up to {file} ({rows} rows, {files} files, ledger {root}). Keep it elsewhere.",
    )


def backed_up(settings: Settings, engine: Engine, file: Path) -> dict[str, Any]:
    """Take the backup, with a bar for people; returns the manifest. Its moment is the wall clock's."""
    with _bar(settings) as watch:
        return back_up(engine, settings.home, file, datetime.now(UTC), watch)


@contextmanager
def _bar(settings: Settings) -> Iterator[Watch]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def watch(step: Text, done: int, total: int) -> None:
            progress.update(task, description=step.said(settings.lang), completed=done, total=total)

        yield watch
