"""ducha db: the database's schema."""

from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from bilingual import Refused, Text
from cli.backup import backed_up
from cli.desk import database, make_home
from cli.show import say
from models.schema import current, newest, refuse_newer
from models.schema import upgrade as bring_up
from settings import Settings


class NoBackupNoUpgrade(Refused):
    """An upgrade without a way back."""

    zh = "没有升级：升级前的备份没有做成。{why}已另行备份的，可加 --without-backup。"
    en = "Not upgraded: the backup before it failed. {why} If you have one of your own, add --without-backup."


@click.group()
def db() -> None:
    """数据库升级。Upgrade the database."""


@db.command()
@click.option("--without-backup", is_flag=True, help="升级前不备份（已另行备份）· you have a backup of your own")
@click.pass_obj
def upgrade(settings: Settings, without_backup: bool) -> None:
    """升级到本程序的版本，升级前自动备份；已是最新则不变。Bring the schema to this version, after a backup."""
    make_home(settings.home)
    with database(settings) as engine:
        found = current(engine)
        refuse_newer(found)
        if found not in (None, newest()) and not without_backup:
            _keep(settings, engine, str(found))
        revision = bring_up(engine)
    say(settings, f"数据库版本：{revision}。", f"The database is at {revision}.")


def _keep(settings: Settings, engine: Engine, revision: str) -> None:
    """The backup before an upgrade, in the home's ``backups``."""
    folder = settings.home / "backups"
    file = folder / f"{revision}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"
    try:
        make_home(folder)
        backed_up(settings, engine, file)
    except Refused as refused:
        raise NoBackupNoUpgrade(why=Text(refused.sentence("zh"), refused.sentence("en"))) from refused
    say(settings, f"升级前已备份到 {file}。", f"Backed up to {file} before the upgrade.")
