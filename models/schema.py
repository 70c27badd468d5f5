"""Bringing a database to the newest schema, and refusing one that does not fit."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from bilingual import Refused
from models.engine import alone, reading

_MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseEmpty(Refused):
    """Nothing has been set up here."""

    zh = "这里还没有数据（{where}）。请先导入通知：ducha notice import 通知文件 --units 单位表。"
    en = "There is no data here yet ({where}). Import a notice first: ducha notice import FILE --units CSV."


class DatabaseOlder(Refused):
    """The database waits for an upgrade."""

    zh = "数据库版本较旧（{found}，程序需要 {wanted}）。请先运行 ducha db upgrade。"
    en = "The database is older ({found}; this program needs {wanted}). Run ducha db upgrade first."


class DatabaseNewer(Refused):
    """The database was made by a newer program."""

    zh = "数据库来自更新的版本（{found}），本程序（{wanted}）不能使用它。请升级程序；数据未作任何改动。"
    en = "The database comes from a newer version ({found}); this program ({wanted}) must not touch it. Upgrade."


def newest() -> str:
    """The revision that this program's models describe."""
    head = ScriptDirectory(str(_MIGRATIONS)).get_current_head()
    assert head is not None
    return head


def current(engine: Engine) -> str | None:
    """The revision that the database is at; None when it is empty."""
    with reading(engine) as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def upgrade(engine: Engine) -> str:
    """Bring the database to the newest schema, in one transaction, and return its revision.

    Raises ``DatabaseNewer`` when a newer program made it.
    """
    refuse_newer(current(engine))
    with engine.begin() as connection:
        alone(connection)
        command.upgrade(_config(connection), "head")
    return newest()


def require_current(engine: Engine) -> None:
    """Raises ``DatabaseEmpty``, ``DatabaseOlder`` or ``DatabaseNewer`` unless the schema fits exactly."""
    found = require_known(engine)
    if found != newest():
        raise DatabaseOlder(found=found, wanted=newest())


def require_known(engine: Engine) -> str:
    """The database's revision, this one or an older. Raises ``DatabaseEmpty`` or ``DatabaseNewer``."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    if file and not Path(file).exists():
        raise DatabaseEmpty(where=file)  # connecting would make it
    found = current(engine)
    if found is None:
        raise DatabaseEmpty(where=engine.url.render_as_string(hide_password=True))
    refuse_newer(found)
    return found


def revisions() -> list[str]:
    """Every revision that this program knows, the newest first."""
    return [script.revision for script in ScriptDirectory(str(_MIGRATIONS)).walk_revisions()]


def refuse_newer(found: str | None) -> None:
    """Raises ``DatabaseNewer`` for a revision that this program does not know."""
    if found is not None and found not in revisions():
        raise DatabaseNewer(found=found, wanted=newest())


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
