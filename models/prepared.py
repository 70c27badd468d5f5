"""Statements of the hot path: written in SQLAlchemy, compiled once, sent to the driver as they are.

SQLAlchemy's own way builds, looks up and processes a statement and its result at every call, which costs ten times
what the database needs for it. What comes back is as the driver gives it: enums and JSON as text.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Dialect, Executable, Integer, bindparam
from sqlalchemy.orm import Session

from models.driver import connection_of, run

#: An engine takes only so many parameters in one statement.
_MOST = 4096
Ids = Sequence[BindParameter[int]]


class Prepared:
    """A statement that writes; it is given the values of its parameters by name."""

    def __init__(self, statement: Executable) -> None:
        self._sent = cache(lambda dialect: _compile(statement, dialect))

    def write(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
        """Execute it for each of ``rows``; returns how many rows it has touched."""
        connection = connection_of(session)
        sent = self._sent(connection.dialect)
        values = [sent.values(row) for row in rows]
        return int(run(connection, sent.sql, values).rowcount)


class ForIds:
    """A question about rows with given ids; ``ask`` makes the statement for so many of them."""

    def __init__(self, ask: Callable[[Ids], Executable]) -> None:
        self._sent = cache(lambda dialect, count: _compile(ask(_ids(count)), dialect))

    def rows(self, session: Session, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        """The answer for ``ids``; ordered within 4,096 of them at most."""
        found: list[tuple[Any, ...]] = []
        for begin in range(0, len(ids), _MOST):
            found += self._some(session, ids[begin : begin + _MOST])
        return found

    def _some(self, session: Session, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        connection = connection_of(session)
        # Filled up to a power of two with the last one, which changes nothing, so that few statements serve all.
        count = 1 << (len(ids) - 1).bit_length()
        sent = self._sent(connection.dialect, count)
        filled = [*ids, *[ids[-1]] * (count - len(ids))]
        values = sent.values({f"id_{n}": id_ for n, id_ in enumerate(filled)})
        return list(run(connection, sent.sql, [values]).fetchall())


class _Sent(NamedTuple):
    """``sql`` with the driver's own marks; ``fixed``: values that stand in the statement itself, ready to be sent;
    ``processors`` make the others ready, where their type asks for it."""

    sql: str
    names: tuple[str, ...]
    positional: bool
    fixed: Mapping[str, Any]
    processors: Mapping[str, Callable[[Any], Any]]

    def values(self, given: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them."""
        known = {**self.fixed, **given}
        for name, process in self.processors.items():
            if name in given:
                known[name] = process(given[name])
        return tuple([known[name] for name in self.names]) if self.positional else known


def _ids(count: int) -> Ids:
    return [bindparam(f"id_{n}", type_=Integer) for n in range(count)]


def _compile(statement: Executable, dialect: Dialect) -> _Sent:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    fixed = dict(compiled.params)
    made = {name: compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in fixed}
    processors = {name: process for name, process in made.items() if process is not None}
    ready = {name: processors[name](value) if name in processors else value for name, value in fixed.items()}
    return _Sent(str(compiled), tuple(compiled.positiontup or ()), bool(compiled.positional), ready, processors)
