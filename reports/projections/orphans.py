"""Rows that point to rows that are not there: the database would refuse them, somebody with a shell would not."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bilingual import Text
from models import Base
from reports.ledger import Break

#: These tables stand outside the ledger; docs/ledger.md says why.
OUTSIDE = ("delivery", "draft", "flow_run", "idempotency_key")
_NOWHERE = Text("指向不存在的记录", "it points to a row that is not there")


def orphans(session: Session) -> Iterator[Break]:
    """Every row inside the ledger with a foreign key that means nothing, named by its table and number."""
    for table in Base.metadata.sorted_tables:
        if table.name in OUTSIDE:
            continue
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            target = key.column.table.alias("target")
            found = select(*table.primary_key).outerjoin(target, key.parent == target.c[key.column.name])
            lost = found.where(key.parent.is_not(None), target.c[key.column.name].is_(None))
            for row in session.execute(lost):
                yield Break(f"{table.name}:{'/'.join(map(str, row))}", 0, _NOWHERE)
