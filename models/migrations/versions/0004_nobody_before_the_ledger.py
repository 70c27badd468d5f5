"""No temporary table can stand before the ledger; no row is replaced by giving another its key."""

from alembic import op

from models.triggers import qualified, unmerged

revision = "0004"
down_revision = "0003"

_LEDGERED = {
    "campaign": (("id",), ("office_id", "doc_number")),
    "period": (("id",), ("campaign_id", "quarter")),
    "submission": (("id",), ("period_id", "unit_id")),
    "roster": (("office_id",),),
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, keys in _LEDGERED.items():
            op.execute(unmerged(table, *keys))
        return
    for table in _LEDGERED:
        for statement in qualified(table, state=table == "submission"):
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in _LEDGERED:
            op.execute(f"DROP TRIGGER {table}_unmerged")
