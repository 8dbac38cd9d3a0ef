"""Practice that comes back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "mock",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("focus", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mock_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mock")),
    )
    with op.batch_alter_table("mock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mock_person_id"), ["person_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("answer_id", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "question_id", name=op.f("pk_review")),
    )
    op.create_table(
        "waiting_clip",
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_waiting_clip_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_waiting_clip")),
    )
    with op.batch_alter_table("waiting_clip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waiting_clip_person_id"), ["person_id"], unique=False)

    op.create_table(
        "mock_turn",
        sa.Column("mock_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("answer_id", sa.String(), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mock_id"], ["mock.id"], name=op.f("fk_mock_turn_mock_id_mock"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("mock_id", "position", name=op.f("pk_mock_turn")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rating", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("seconds", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_column("seconds")
        batch_op.drop_column("rating")

    op.drop_table("mock_turn")
    with op.batch_alter_table("waiting_clip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_waiting_clip_person_id"))

    op.drop_table("waiting_clip")
    op.drop_table("review")
    with op.batch_alter_table("mock", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mock_person_id"))

    op.drop_table("mock")
