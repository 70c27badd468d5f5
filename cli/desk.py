"""What a command works at: one transaction, the moment, the office and campaign meant, and who acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bilingual import Refused
from models import Campaign, Office, Period, Submission
from models.engine import open_engine, reading, writing
from models.schema import DatabaseEmpty, require_current, upgrade
from reports.offices import the_campaign, the_office, the_period
from reports.people import actor_named
from reports.scope import find
from settings import Settings
from statemachine.actor import Actor, Via, console
from workdays import Quarter


class DatabaseTrouble(Refused):
    """The engine cannot read or write."""

    zh = "数据库无法读写（{why}），没有写入任何内容。请检查 {where} 的磁盘空间和权限。"
    en = "The database cannot be read or written ({why}); nothing was written. Check space and rights of {where}."


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
        if person is None:
            return console(self.settings.os_account)
        return actor_named(self.session, self.office, person, via=Via.CONSOLE, os_account=self.settings.os_account)

    def submission(self, name: str, actor: Actor) -> Submission:
        """The submission called ``name``, as far as ``actor`` may see it."""
        return find(self.session, actor, self.campaign, name)


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """One writing transaction: committed when the command succeeds, rolled back whole otherwise."""
    with _engine(settings) as engine:
        require_current(engine)
        with writing(engine) as session:
            yield Desk(settings, session, moment(settings))


@contextmanager
def look(settings: Settings) -> Iterator[Desk]:
    """A desk that only reads."""
    with _engine(settings) as engine:
        require_current(engine)
        with reading(engine) as session:
            yield Desk(settings, session, moment(settings))


def prepare(settings: Settings) -> str:
    """Create or upgrade the database; returns its schema's revision."""
    settings.home.mkdir(parents=True, exist_ok=True)
    with _engine(settings, create=True) as engine:
        return upgrade(engine)


def moment(settings: Settings) -> datetime:
    """The simulated moment, or the wall clock's."""
    return settings.as_of or datetime.now(UTC)


@contextmanager
def _engine(settings: Settings, *, create: bool = False) -> Iterator[Engine]:
    file = make_url(settings.database_url).database if settings.embedded else None
    if file and not create and not Path(file).exists():
        raise DatabaseEmpty(where=file)
    engine = open_engine(settings.database_url)
    try:
        yield engine
    except OperationalError as fault:
        raise DatabaseTrouble(why=str(fault.orig).splitlines()[0], where=file or "PostgreSQL") from fault
    finally:
        engine.dispose()
