"""Rows that point to rows that are not there: the database would refuse them, somebody with a shell would not."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import ForeignKey, Select, Table, select
from sqlalchemy.orm import Session

from bilingual import Text
from models import Base
from reports.ledger import Break

#: These tables stand outside the ledger; docs/ledger.md says why.
OUTSIDE = ("delivery", "draft", "flow_run", "idempotency_key", "login")
_NOWHERE = Text("指向不存在的记录", "it points to a row that is not there")


def orphans(session: Session) -> Iterator[Break]:
    """Every row inside the ledger with a foreign key that means nothing, named by its table and number."""
    for name, lost in _questions():
        for row in session.execute(lost):
            yield Break(f"{name}:{'/'.join(map(str, row))}", 0, _NOWHERE)


@cache
def _questions() -> list[tuple[str, Select[Any]]]:
    """For each foreign key, which rows it leads nowhere from."""
    return [
        (table.name, _lost(table, key))
        for table in Base.metadata.sorted_tables
        if table.name not in OUTSIDE
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
    ]


def _lost(table: Table, key: ForeignKey) -> Select[Any]:
    target = key.column.table.alias("target")
    joined = select(*table.primary_key).outerjoin(target, key.parent == target.c[key.column.name])
    return joined.where(key.parent.is_not(None), target.c[key.column.name].is_(None))
