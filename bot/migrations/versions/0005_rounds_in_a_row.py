"""Rounds in a row, what interviewers do, and reminders that hang on a person alone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.add_column(sa.Column("previous_id", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_interview_previous_id"), ["previous_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_interview_previous_id_interview"),
            "interview",
            ["previous_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("interviewer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("email", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.alter_column("interview_id", existing_type=sa.String(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM reminder WHERE interview_id IS NULL")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.alter_column("interview_id", existing_type=sa.String(), nullable=False)

    with op.batch_alter_table("interviewer", schema=None) as batch_op:
        batch_op.drop_column("email")
        batch_op.drop_column("title")

    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_interview_previous_id_interview"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_interview_previous_id"))
        batch_op.drop_column("previous_id")
