"""Signed files, the certificates and imprints that they are signed and sealed with, and passwords."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("signature", sa.Column("file", sa.String(length=64), nullable=True))
    op.add_column("signature", sa.Column("place", sa.String(length=200), nullable=True))
    op.add_column("signature", sa.Column("certificate", sa.String(length=64), nullable=True))
    op.add_column("signature", sa.Column("dated", sa.Date(), nullable=True))
    _certificates()
    _imprints()
    op.create_table(
        "login",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("set_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_login_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_login")),
    )


def _certificates() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("holder", sa.String(length=300), nullable=False),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("not_after", _MOMENT, nullable=False),
        sa.Column("pem", sa.Text(), nullable=False),
        sa.Column("registered_at", _MOMENT, nullable=False),
        sa.Column("registered_by", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_certificate_office_id_office")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_certificate_unit_id_unit")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_certificate_person_id_person")),
        sa.ForeignKeyConstraint(["registered_by"], ["person.id"], name=op.f("fk_certificate_registered_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("office_id", "fingerprint", name=op.f("uq_certificate_office_id_fingerprint")),
    )
    op.create_index(op.f("ix_certificate_unit_id"), "certificate", ["unit_id"])
    op.create_index(op.f("ix_certificate_person_id"), "certificate", ["person_id"])


def _imprints() -> None:
    op.create_table(
        "imprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", _MOMENT, nullable=False),
        sa.Column("approved_by", sa.Integer(), nullable=True),
        sa.Column("approved_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_imprint_unit_id_unit")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_imprint_proposed_by_person")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_imprint_approved_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imprint")),
    )
    op.create_index(op.f("ix_imprint_unit_id"), "imprint", ["unit_id"])


def downgrade() -> None:
    for table in ("login", "imprint", "certificate"):
        op.drop_table(table)
    for column in ("dated", "certificate", "place", "file"):
        op.drop_column("signature", column)
