"""The bytes of a PostgreSQL database: ``pg_dump`` on a snapshot that we hold, and ``pg_restore``."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import Connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo
from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from bilingual import Refused
from models.engine import reading, writing

Progress = Callable[[int, int], None]
#: What pg_restore leaves to us: a schema that every database has, and the row with the schema's revision. That one
#: comes last, because without it nobody works with the database.
_OURS = re.compile(r"( SCHEMA - public | TABLE DATA \S+ alembic_version )")


class ToolMissing(Refused):
    """PostgreSQL's own program is not installed."""

    zh = "没有执行：找不到 {tool}。请安装 PostgreSQL {major} 的客户端程序（如 apt install postgresql-client-{major}）。"
    en = (
        "Not done: {tool} is missing. Install the client of PostgreSQL {major} (apt install postgresql-client-{major})."
    )


class ToolOlder(Refused):
    """PostgreSQL's own program is older than the server, and would refuse it."""

    zh = "没有执行：{tool} 的版本 {found} 低于数据库的版本 {major}。请安装 postgresql-client-{major}。"
    en = "Not done: {tool} {found} is older than the database's {major}. Install postgresql-client-{major}."


class ToolFailed(Refused):
    """PostgreSQL's own program gave up."""

    zh = "没有完成：{tool} 报告“{why}”。请检查磁盘空间、账户权限和数据库连接后重试。"
    en = "Not done: {tool} says “{why}”. Check disk space, the account's rights and the connection, then repeat."


def dump(session: Session, file: Path, progress: Progress) -> None:
    """``pg_dump`` what ``session`` (one that reads) sees of our schema into ``file``, in its own compressed format.

    Raises ``ToolMissing``, ``ToolOlder`` or ``ToolFailed``.
    """
    progress(0, 1)
    tool = _tool("pg_dump", server_major(session))
    snapshot = session.scalar(text("SELECT pg_export_snapshot()"))
    schema = inspect(session.connection()).default_schema_name
    options = ["--format=custom", "--no-password", f"--snapshot={snapshot}", f'--schema="{schema}"']
    _run([tool, *options, f"--file={file}"], _login(session))
    progress(1, 1)


def is_empty(engine: Engine) -> bool:
    """There is no table in the database."""
    with reading(engine) as session:
        return not inspect(session.connection()).get_table_names()


@contextmanager
def restored(engine: Engine, dumped: Path, revision: str) -> Iterator[Session]:
    """A transaction on the database that was ``dumped``; it can be used when the work inside is done.

    Raises ``ToolMissing``, ``ToolOlder`` or ``ToolFailed``.
    """
    with reading(engine) as session:
        tool, login = _tool("pg_restore", server_major(session)), _login(session)
    contents = dumped.with_name(f"{dumped.name}.list")
    listed = _run([tool, "--list", str(dumped)], {}).splitlines()
    contents.write_text("\n".join(line for line in listed if not _OURS.search(line)), encoding="utf-8")
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--no-password"]
    database = make_conninfo(dbname=login["PGDATABASE"])
    _run([tool, *options, f"--use-list={contents}", f"--dbname={database}", str(dumped)], login)
    with writing(engine) as session:
        yield session
        session.execute(text("INSERT INTO alembic_version (version_num) VALUES (:revision)"), {"revision": revision})


def server_major(session: Session) -> int:
    """The server's major version, such as 15."""
    return int(str(session.scalar(text("SHOW server_version_num")))) // 10_000


def _tool(name: str, major: int) -> str:
    path = shutil.which(name)
    if path is None:
        raise ToolMissing(tool=name, major=major)
    said = re.search(r"\) (\d+)", _run([path, "--version"], {}))
    if said is None or int(said[1]) < major:
        raise ToolOlder(tool=name, found=said[1] if said else "—", major=major)
    return path


def _login(session: Session) -> dict[str, str]:
    """How ``session`` is connected, as libpq's environment variables: others can read a command line."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, Connection)
    info = connection.info
    given = info.get_parameters() | {"dbname": info.dbname, "password": info.password}
    names = {option.keyword.decode(): option.envvar for option in Conninfo.get_defaults()}
    return {envvar.decode(): given[key] for key, envvar in names.items() if envvar and given.get(key)}


def _run(command: list[str], login: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=os.environ | login, capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8",
        errors="replace", check=False,
    )  # fmt: skip
    if done.returncode != 0:
        words = [line for line in done.stderr.splitlines() if line.strip()]
        raise ToolFailed(tool=Path(command[0]).name, why=words[0] if words else f"exit {done.returncode}")
    return done.stdout
