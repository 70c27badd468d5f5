"""A unit may be dissolved without a successor; a way down forgets those that were."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("unit_end") as table:
        table.alter_column("successor_id", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM unit_end WHERE successor_id IS NULL")
    with op.batch_alter_table("unit_end") as table:
        table.alter_column("successor_id", existing_type=sa.Integer(), nullable=False)
