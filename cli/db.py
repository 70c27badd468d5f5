"""ducha db: the database's schema."""

import click

from cli.desk import prepare
from cli.show import say
from settings import Settings


@click.group()
def db() -> None:
    """数据库升级。Upgrade the database."""


@db.command()
@click.pass_obj
def upgrade(settings: Settings) -> None:
    """升级到本程序的版本；已是最新则不变。Bring the schema to this program's version."""
    revision = prepare(settings)
    say(settings, f"数据库版本：{revision}。", f"The database is at {revision}.")
