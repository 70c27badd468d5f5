"""Alembic's way in. The connection, and its transaction, come from ``models.schema``."""

from alembic import context

from models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
