"""The driver itself, where SQLAlchemy's execution and results would cost more than the statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session


def connection_of(session: Session) -> Connection:
    """The connection that ``session`` works on, without making it begin what it has no use for yet.

    Within a savepoint it does begin, for only then is the savepoint made.
    """
    bind = session.bind
    return bind if isinstance(bind, Connection) and not session.in_nested_transaction() else session.connection()


def run(connection: Connection, sql: str, values: Sequence[Any] = ((),)) -> Any:
    """The driver's cursor after ``sql`` for each of ``values`` (in the driver's own marks).

    What goes wrong is raised as SQLAlchemy would raise it: ``sqlalchemy.exc.DBAPIError``.
    """
    cursor = connection.connection.cursor()
    try:
        if len(values) == 1:
            cursor.execute(sql, values[0])
        else:
            cursor.executemany(sql, values)
    except connection.dialect.loaded_dbapi.Error as fault:
        raise _as_raised(connection, sql, fault) from fault
    return cursor


def _as_raised(connection: Connection, sql: str, fault: Exception) -> BaseException:
    dialect = connection.dialect
    lost = dialect.is_disconnect(fault, connection.connection, None)  # type: ignore[arg-type]
    if lost:
        connection.invalidate(fault)
    return DBAPIError.instance(
        sql, None, fault, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )
