"""What a command works at: one transaction, the moment, the office and campaign meant, and who acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from bilingual import Refused
from models import Campaign, Office, Period, Submission
from models.engine import open_engine, reading, writing
from models.schema import current, require_current, upgrade
from reports.offices import the_campaign, the_office, the_period
from reports.people import actor_named
from reports.scope import find
from settings import Settings
from statemachine.actor import Actor, Via, console
from workdays import Quarter, local_day

#: PostgreSQL's word for a transaction that may only read (a standby, a server spared by its administrator).
_READ_ONLY = "25006"


class DatabaseTrouble(Refused):
    """The engine cannot read or write."""

    zh = "数据库无法读写（{why}），没有写入任何内容。请检查 {where} 的磁盘空间和权限。"
    en = "The database cannot be read or written ({why}); nothing was written. Check space and rights of {where}."


class DatabaseUnreachable(Refused):
    """There is no connection to the server."""

    zh = "连不上数据库服务器 {where}（{why}）。请确认服务器已启动，DUCHA_DATABASE_URL 的地址、用户、密码、库名无误。"
    en = "Cannot connect to {where} ({why}). Is the server running, and is DUCHA_DATABASE_URL right? Then repeat."


class DatabaseBroken(Refused):
    """What stands there is no database of ours."""

    zh = "{where} 不是数据库文件，或已损坏（{why}），没有写入任何内容。请从备份恢复，或用 --home 指定另一个目录。"
    en = "{where} is no database, or damaged ({why}); nothing was written. Restore a backup, or name another --home."


class DatabaseUrlBad(Refused):
    """The setting that names the database."""

    zh = "看不懂数据库地址（DUCHA_DATABASE_URL）：{why}。请写成 sqlite:///文件 或 postgresql+psycopg://用户@主机/库名。"
    en = "Cannot use DUCHA_DATABASE_URL: {why}. Write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."


class HomeUnusable(Refused):
    """The folder for the data cannot be made."""

    zh = "数据目录 {home} 无法使用（{why}）。请检查路径和权限，或用 --home 指定另一个目录。"
    en = "The folder {home} cannot be used ({why}). Check path and rights, or name another with --home."


@dataclass
class Desk:
    """Opened by ``open_desk`` and ``look``; ``now`` is the wall clock's or the simulated moment."""

    settings: Settings
    session: Session
    now: datetime

    @cached_property
    def office(self) -> Office:
        """The office that the command means."""
        return the_office(self.session, self.settings.office)

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign that the command means."""
        return the_campaign(self.session, self.office, self.settings.campaign)

    def period(self, quarter: Quarter) -> Period:
        """The opened quarter."""
        return the_period(self.session, self.campaign, quarter)

    def actor(self, person: str | None) -> Actor:
        """``person`` with all roles held, or the bare console."""
        via, account = Via.AS_OF if self.settings.as_of else Via.CONSOLE, self.settings.os_account
        if person is None:
            return console(account, via)
        return actor_named(self.session, self.office, person, via=via, os_account=account, today=local_day(self.now))

    def submission(self, name: str, actor: Actor) -> Submission:
        """The submission called ``name``, as far as ``actor`` may see it."""
        return find(self.session, actor, self.campaign, name)


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """One writing transaction: committed when the command succeeds, rolled back whole otherwise."""
    with database(settings) as engine:
        require_current(engine)
        with writing(engine) as session:
            yield Desk(settings, session, moment(settings))


@contextmanager
def look(settings: Settings) -> Iterator[Desk]:
    """A desk that only reads."""
    with database(settings) as engine:
        require_current(engine)
        with reading(engine) as session:
            yield Desk(settings, session, moment(settings))


def prepare(settings: Settings) -> None:
    """Create the database where there is none. Raises ``DatabaseOlder`` or ``DatabaseNewer`` where another is."""
    make_home(settings.home)
    with database(settings) as engine:
        if current(engine) is None:
            upgrade(engine)
        require_current(engine)


def make_home(home: Path) -> None:
    """The folder, made with those above it. Raises ``HomeUnusable``."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise HomeUnusable(home=home, why=fault.strerror) from fault


def moment(settings: Settings) -> datetime:
    """The simulated moment, or the wall clock's."""
    return settings.as_of or datetime.now(UTC)


@contextmanager
def database(settings: Settings) -> Iterator[Engine]:
    """The engine of the settings; what it raises reaches a person as a refusal."""
    try:
        engine = open_engine(settings.database_url)
    except (ArgumentError, ImportError) as fault:
        raise DatabaseUrlBad(why=_first_line(fault)) from fault
    where = engine.url.database if settings.embedded else "PostgreSQL"
    try:
        yield engine
    except OperationalError as fault:
        # Without a statement and without a connection that has broken off, there has never been one.
        if not settings.embedded and fault.statement is None and not fault.connection_invalidated:
            raise DatabaseUnreachable(why=_first_line(fault.orig), where=_address(engine)) from fault
        raise DatabaseTrouble(why=_first_line(fault.orig), where=where) from fault
    except DatabaseError as fault:
        # psycopg counts a server on which nobody may write among the internal errors.
        if getattr(fault.orig, "sqlstate", None) == _READ_ONLY:
            raise DatabaseTrouble(why=_first_line(fault.orig), where=where) from fault
        if type(fault) is not DatabaseError:
            raise
        raise DatabaseBroken(why=_first_line(fault.orig), where=where) from fault
    finally:
        engine.dispose()


def _address(engine: Engine) -> str:
    url = engine.url
    return f"{url.host or 'localhost'}:{url.port or 5432}/{url.database or ''}"


def _first_line(fault: BaseException | None) -> str:
    return next(iter(str(fault).splitlines()), type(fault).__name__)
