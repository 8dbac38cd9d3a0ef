"""Offers and their deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.String(), nullable=True),
        sa.Column("view_id", sa.String(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.LargeBinary(), nullable=False),
        sa.Column("base", sa.LargeBinary(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("in_writing", sa.Boolean(), nullable=False),
        sa.Column("bonus", sa.LargeBinary(), nullable=False),
        sa.Column("equity", sa.LargeBinary(), nullable=False),
        sa.Column("benefits", sa.LargeBinary(), nullable=False),
        sa.Column("leave", sa.LargeBinary(), nullable=False),
        sa.Column("location", sa.LargeBinary(), nullable=False),
        sa.Column("relocation", sa.LargeBinary(), nullable=False),
        sa.Column("start", sa.LargeBinary(), nullable=False),
        sa.Column("own_range", sa.LargeBinary(), nullable=False),
        sa.Column("evidence", sa.LargeBinary(), nullable=False),
        sa.Column("ask", sa.LargeBinary(), nullable=False),
        sa.Column("fallback", sa.LargeBinary(), nullable=False),
        sa.Column("scores", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("plan_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_offer_interview_id_interview"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_offer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("view_id", name=op.f("uq_offer_view_id")),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_interview_id"), ["interview_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weights", sa.String(), nullable=False, server_default=""))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.alter_column("weights", server_default=None)

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.add_column(sa.Column("offer_id", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_reminder_offer_id"), ["offer_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_reminder_offer_id_offer"), "offer", ["offer_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    op.execute("DELETE FROM reminder WHERE offer_id IS NOT NULL")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_reminder_offer_id_offer"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_reminder_offer_id"))
        batch_op.drop_column("offer_id")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("weights")

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offer_person_id"))
        batch_op.drop_index(batch_op.f("ix_offer_interview_id"))

    op.drop_table("offer")
