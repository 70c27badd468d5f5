"""The settings, each with the environment variable it comes from."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from bilingual import Refused
from workdays import LOCAL


class BadMoment(Refused):
    """A moment that cannot be read."""

    zh = "看不懂时间“{text}”。请写成 2020-10-12 或 2020-10-12T15:30（北京时间）。"
    en = "Cannot read the moment “{text}”. Write 2020-10-12 or 2020-10-12T15:30 (Beijing time)."


class BadHome(Refused):
    """A folder that cannot be written in a database address."""

    zh = "数据目录“{home}”的名称含有问号，无法使用。请用 --home 指定另一个目录。"
    en = "The folder “{home}” has a question mark in its name and cannot be used. Name another with --home."


@dataclass(frozen=True)
class Settings:
    """``home`` (DUCHA_HOME) holds the database, documents and Prefect's history; ``database_url``
    (DUCHA_DATABASE_URL) replaces the embedded SQLite file; ``lang`` (DUCHA_LANG) is "zh" or "en"; ``as_of``
    (DUCHA_AS_OF) stands in for the wall clock; ``office`` and ``campaign`` (DUCHA_OFFICE, DUCHA_CAMPAIGN)
    choose where several exist; ``trust`` (DUCHA_TRUST) is a file or folder with the certificates of the authorities
    that are believed (without it HOME/trust, where that exists); ``tsa_url`` (DUCHA_TSA_URL) is a time-stamp server;
    ``smtp_url`` (DUCHA_SMTP_URL, "smtp://host:port") and ``mail_from`` (DUCHA_MAIL_FROM) send mail;
    ``prefect_api_url`` (DUCHA_PREFECT_API_URL) names a Prefect server that runs already;
    ``font_dir`` (DUCHA_FONT_DIR) holds the site's own font files; ``os_account`` is the
    operating-system account of whoever runs the program."""

    home: Path
    database_url: str
    lang: str
    as_of: datetime | None
    office: str | None
    campaign: str | None
    trust: Path | None
    tsa_url: str | None
    smtp_url: str | None
    mail_from: str
    prefect_api_url: str | None
    font_dir: Path | None
    os_account: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings that ``environ`` describes. Raises ``BadMoment`` or ``BadHome``."""
        home = Path(environ.get("DUCHA_HOME") or "var/ducha").absolute()
        as_of = environ.get("DUCHA_AS_OF")
        if "?" in str(home):
            raise BadHome(home=home)
        return cls(
            home=home,
            database_url=environ.get("DUCHA_DATABASE_URL") or f"sqlite:///{home / 'ducha.db'}",
            lang="en" if environ.get("DUCHA_LANG", "zh").startswith("en") else "zh",
            as_of=parse_moment(as_of) if as_of else None,
            office=environ.get("DUCHA_OFFICE") or None,
            campaign=environ.get("DUCHA_CAMPAIGN") or None,
            trust=_trust(environ.get("DUCHA_TRUST"), home),
            tsa_url=environ.get("DUCHA_TSA_URL") or None,
            smtp_url=environ.get("DUCHA_SMTP_URL") or None,
            mail_from=environ.get("DUCHA_MAIL_FROM") or "ducha@localhost",
            prefect_api_url=environ.get("DUCHA_PREFECT_API_URL") or None,
            font_dir=Path(fonts).absolute() if (fonts := environ.get("DUCHA_FONT_DIR")) else None,
            os_account=_account(),
        )

    @property
    def prefect_home(self) -> Path:
        """Where Prefect keeps its history."""
        return self.home / "prefect"

    @property
    def embedded(self) -> bool:
        """Whether the database is the SQLite file of the home."""
        return self.database_url.startswith("sqlite")


def _trust(named: str | None, home: Path) -> Path | None:
    own = home / "trust"
    return Path(named).absolute() if named else own if own.is_dir() else None


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container that runs under a number
        return str(os.getuid())


def parse_moment(text: str) -> datetime:
    """A day (taken at noon) or a moment, in Beijing time unless it names a zone. Raises ``BadMoment``."""
    try:
        if len(text) == len("2020-10-12"):
            return datetime.combine(date.fromisoformat(text), time(12), LOCAL)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadMoment(text=text) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def prefect_environment(settings: Settings) -> dict[str, str]:
    """What Prefect must find in the environment before it is imported: its home beside our data, no telemetry,
    and its own chatter kept out of our output."""
    return {
        "PREFECT_HOME": str(settings.prefect_home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_CLI_PROMPT": "false",
    }
