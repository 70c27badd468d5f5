"""ducha demo: one real quarter, from the notice to the circular, on a simulated clock."""

import os
import shutil
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import select

from bilingual import Refused
from cli.demo import closing, plan
from cli.demo.acts import bring_in
from cli.demo.play import steps
from cli.demo.sealing import Sealing
from cli.demo.stage import Stage
from cli.desk import look, make_home
from cli.notice import show as show_notice
from cli.show import say
from cli.summary import summary_words
from flows.server import prefect_api
from models import AuditEvent
from models.engine import open_engine
from models.schema import upgrade
from settings import Settings
from statemachine.actor import Via

_EXAMPLE = Path(__file__).parents[2] / "examples" / "linzi-2020"
_MARK = ".ducha-demo"


class NotADemo(Refused):
    """The demonstration would empty somebody's folder."""

    zh = "没有运行演示：{home} 里有别的内容，而演示会清空该目录。请用 --home 指定一个新目录。"
    en = "No demonstration: {home} holds something else, and it would be emptied. Name another folder with --home."


@click.command()
@click.pass_obj
def demo(settings: Settings) -> None:
    """演示：读取真实通知，走完2020年第三季度，生成通报（重建 --home 目录）。

    One real quarter from the notice to the circular; rebuilds the folder named by --home.
    """
    settings = _alone(settings)
    _clear(settings)
    engine = open_engine(settings.database_url)
    upgrade(engine)
    notice, units = bring_in(engine, _EXAMPLE)
    show_notice(notice, settings)
    say(settings, f"[{units.label.partition(chr(10))[0]}]", "[The units and what they report are illustrative.]")
    console = Console()
    with _progress(console) as progress, prefect_api(settings):
        stage = Stage(engine, units)
        plays = list(steps(stage, Sealing(settings.home), units))
        bar = progress.add_task("", total=len(plays))
        for step in plays:
            progress.update(bar, description=step.name.said(settings.lang))
            result = step.run()
            progress.console.print(
                f"  {step.name.said(settings.lang)}{_outcome(result, settings.lang)}", highlight=False
            )
            progress.advance(bar)
    closing.show(settings, engine, plan.CIRCULAR)
    engine.dispose()


def _outcome(result: object, lang: str) -> str:
    """What a flow says about itself, behind the step's name."""
    return f" → {told}" if isinstance(result, dict) and (told := summary_words(result, lang)) else ""


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )


def _alone(settings: Settings) -> Settings:
    """The same with the home's own database: a demonstration has no business in anybody's PostgreSQL.

    The flows read the environment, so it goes there too.
    """
    os.environ.pop("DUCHA_DATABASE_URL", None)
    return Settings.from_environment(os.environ)


def _clear(settings: Settings) -> None:
    home = settings.home
    make_home(home)
    if any(home.iterdir()):
        if not (home / _MARK).exists() or _worked_in(settings):
            raise NotADemo(home=home)
        shutil.rmtree(home)
    make_home(home)
    (home / _MARK).touch()


def _worked_in(settings: Settings) -> bool:
    """Whether somebody has worked here since the demonstration: what they did must not be emptied."""
    try:
        with look(settings) as desk:
            return (
                desk.session.scalar(
                    select(AuditEvent.hash).where(AuditEvent.via.in_((Via.CONSOLE, Via.AS_OF))).limit(1)
                )
                is not None
            )
    except Refused:
        return False  # an unfinished demonstration, or one of another version
