"""Rows as they are stored, and rows as they ought to be: the same shape, so that they can be compared.

Nothing stored is interpreted: a word that is no state or a text that is no JSON is a difference like any other.
What points to another row is told by that row's name, because numbers mean nothing in the ledger.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Date, Dialect, Table, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import NullType

from bilingual import Text
from models import Base
from reports.ledger import Break

Row = dict[str, Any]
#: Table → number of a row → what the ledger calls it.
Names = Mapping[str, Mapping[Any, Hashable]]


def table(name: str) -> Table:
    """The table with this name."""
    return Base.metadata.tables[name]


def raw(column: "ColumnElement[Any] | InstrumentedAttribute[Any]") -> ColumnElement[Any]:
    """The column as the driver reads it."""
    return type_coerce(column, NullType())


def read(
    session: Session, name: str, names: Names, *where: ColumnElement[bool], join: Table | None = None
) -> list[Row]:
    """The rows of a table in the order of their keys."""
    columns = list(table(name).columns)
    query = select(*map(raw, columns)).select_from(table(name) if join is None else table(name).join(join))
    rows = session.execute(query.where(*where).order_by(*table(name).primary_key))
    named = [(column.name, names.get(target) if (target := points_to(column)) else None) for column in columns]
    return [{key: _named(value, by) for (key, by), value in zip(named, row, strict=True)} for row in rows]


@cache
def points_to(column: "Column[Any]") -> str | None:
    """The table that a foreign key means."""
    return next((key.column.table.name for key in column.foreign_keys), None)


def _named(value: Any, by: Mapping[Any, Hashable] | None) -> Any:
    if by is None or value is None:
        return value
    return by.get(value, f"?{value}")


def wanted(session: Session, name: str, row: Mapping[str, Any]) -> Row:
    """``row`` as the driver would read it, had it been stored by this program."""
    columns, dialect = table(name).c, session.get_bind().dialect
    return {key: bound(columns[key], value, dialect) for key, value in row.items()}


def bound(column: "Column[Any]", value: Any, dialect: Dialect) -> Any:
    """``value`` as it is stored in ``column``; names of other rows stay as they are."""
    if value is None or points_to(column):
        return value
    if isinstance(column.type, Date) and isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(column.type, Boolean):
        return int(value) if dialect.name == "sqlite" else value
    process = _processor(column, dialect)
    return process(value) if process else value


@cache
def _processor(column: "Column[Any]", dialect: Dialect) -> Any:
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def differing(name: str, ought: Iterable[Row], found: Iterable[Row], *key: str) -> Iterator[tuple[Row, str]]:
    """Each row that differs, with what differs: a column ("flag.answer"), or the table where a row is missing or
    one too many. Rows meet by ``key``, and within one key in their order; only the columns that ``ought`` speaks
    of are compared."""
    ours, theirs = _grouped(ought, key), _grouped(found, key)
    for one in ours | theirs:
        for want, have in zip_longest(ours.get(one, ()), theirs.get(one, ())):
            if want is None or have is None:
                yield want or have, name
            else:
                yield from ((want, f"{name}.{field}") for field in want if want[field] != have[field])


def _grouped(rows: Iterable[Row], key: Sequence[str]) -> dict[Hashable, list[Row]]:
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[field] for field in key), []).append(row)
    return found


def unreadable_rows(session: Session, *tables: str) -> Iterator[Break]:
    """Rows in which a value is stored that its column could not be read with, named by subject or number."""
    dialect = session.get_bind().dialect
    for name in tables:
        columns = table(name).columns
        readers = {c.name: c.type.dialect_impl(dialect).result_processor(dialect, None) for c in columns}
        for row in read(session, name, {}):
            for key, reader in readers.items():
                if not _readable(row[key], reader):
                    subject = str(row.get("subject") or f"{name}:{row['id']}")
                    yield Break(subject, 0, Text(f"“{name}.{key}”无法读取", f"“{name}.{key}” cannot be read"))


def _readable(value: Any, reader: Any) -> bool:
    try:
        if reader and value is not None:
            reader(value)
    except (LookupError, TypeError, ValueError):
        return False
    return True
