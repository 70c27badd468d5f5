"""Delegations, changes of units, extensions and exemptions; checkpoints."""

import sqlalchemy as sa
from alembic import op

from models.triggers import append_only, ledgered
from statemachine.chain import ALGORITHM, GENESIS, event_hash

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
    )
    op.create_index(op.f("ix_checkpoint_root"), "checkpoint", ["root"], unique=False)

    op.create_table(
        "checkpoint_head",
        sa.Column("checkpoint_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkpoint_id"], ["checkpoint.id"], name=op.f("fk_checkpoint_head_checkpoint_id_checkpoint")
        ),
        sa.PrimaryKeyConstraint("checkpoint_id", "subject", name=op.f("pk_checkpoint_head")),
    )
    op.create_table(
        "roster",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_roster_office_id_office")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_roster")),
        sa.UniqueConstraint("subject", name=op.f("uq_roster_subject")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("principal_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_delegation_deputy_id_person")),
        sa.ForeignKeyConstraint(["principal_id"], ["person.id"], name=op.f("fk_delegation_principal_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_delegation_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    op.create_index(op.f("ix_delegation_deputy_id"), "delegation", ["deputy_id"], unique=False)

    op.create_table(
        "unit_end",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_unit_end_successor_id_unit")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_end_unit_id_unit")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit_end")),
    )
    op.create_index(op.f("ix_unit_end_successor_id"), "unit_end", ["successor_id"], unique=False)

    op.create_table(
        "unit_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=100), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_name_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_name")),
    )
    op.create_index(op.f("ix_unit_name_unit_id"), "unit_name", ["unit_id"], unique=False)

    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("requested_by", sa.Integer(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("old_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_extension_decided_by_person")),
        sa.ForeignKeyConstraint(["requested_by"], ["person.id"], name=op.f("fk_extension_requested_by_person")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_extension_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extension")),
    )
    op.create_index(op.f("ix_extension_submission_id"), "extension", ["submission_id"], unique=False)

    op.add_column("role_grant", sa.Column("ended_on", sa.Date(), nullable=True))

    op.add_column("submission", sa.Column("exempt", sa.Boolean(), server_default=sa.false(), nullable=False))

    _adopt_offices(op.get_bind())
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def _triggers(dialect: str) -> list[str]:
    return [
        *ledgered(dialect, "roster", ("office_id",), state=False),
        *append_only(dialect, "checkpoint", ("id",)),
        *append_only(dialect, "checkpoint_head", ("checkpoint_id", "subject")),
    ]


def _adopt_offices(connection: sa.Connection) -> None:
    """Every office that is there already begins its roster's chain (or goes on with it, after a downgrade)."""
    for office_id, code in connection.execute(sa.text("SELECT id, code FROM office ORDER BY id")).all():
        subject = f"roster:{code}"
        last = connection.execute(
            sa.text("SELECT seq, hash FROM audit_event WHERE subject = :s ORDER BY seq DESC LIMIT 1"), {"s": subject}
        ).one_or_none()
        seq, head = last or (1, _first_event(connection, subject))
        connection.execute(
            sa.text("INSERT INTO roster (office_id, subject, head, seq) VALUES (:o, :s, :h, :q)"),
            {"o": office_id, "s": subject, "h": head, "q": seq},
        )


def _first_event(connection: sa.Connection, subject: str) -> str:
    newest = connection.scalar(sa.text("SELECT max(at) FROM audit_event"))
    event = {
        "subject": subject, "seq": 1, "at": newest or "1970-01-01T00:00:00.000000Z", "action": "open",
        "actor": "migration", "role": None, "on_behalf_of": None, "via": "migration", "os_account": None,
        "source": None, "target": None, "payload": "{}", "algorithm": ALGORITHM, "previous": GENESIS,
    }  # fmt: skip
    event["hash"] = event_hash(event)
    columns = ", ".join(event)
    values = ", ".join(f":{name}" for name in event)
    connection.execute(sa.text(f"INSERT INTO audit_event ({columns}) VALUES ({values})"), event)
    return str(event["hash"])


def downgrade() -> None:
    op.drop_column("submission", "exempt")

    op.drop_column("role_grant", "ended_on")

    op.drop_index(op.f("ix_extension_submission_id"), table_name="extension")

    op.drop_table("extension")
    op.drop_index(op.f("ix_unit_name_unit_id"), table_name="unit_name")

    op.drop_table("unit_name")
    op.drop_index(op.f("ix_unit_end_successor_id"), table_name="unit_end")

    op.drop_table("unit_end")
    op.drop_index(op.f("ix_delegation_deputy_id"), table_name="delegation")

    op.drop_table("delegation")
    op.drop_table("roster")
    op.drop_table("checkpoint_head")
    op.drop_index(op.f("ix_checkpoint_root"), table_name="checkpoint")

    op.drop_table("checkpoint")
    if op.get_bind().dialect.name == "postgresql":
        for name in _functions():
            op.execute(f"DROP FUNCTION {name}()")


def _functions() -> list[str]:
    created = [s for s in _triggers("postgresql") if s.startswith("CREATE FUNCTION")]
    return [s.split()[2].removesuffix("()") for s in created]
