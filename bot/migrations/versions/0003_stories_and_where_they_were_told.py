"""Stories and where they were told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "story",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("view_id", sa.String(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("situation", sa.LargeBinary(), nullable=False),
        sa.Column("task", sa.LargeBinary(), nullable=False),
        sa.Column("action", sa.LargeBinary(), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.Column("competencies", sa.String(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_story_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("view_id", name=op.f("uq_story_view_id")),
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_person_id"), ["person_id"], unique=False)

    op.create_table(
        "story_telling",
        sa.Column("story_id", sa.String(), nullable=False),
        sa.Column("interview_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_story_telling_interview_id_interview"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_story_telling_story_id_story"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "interview_id", name=op.f("pk_story_telling")),
    )
    with op.batch_alter_table("story_telling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_telling_interview_id"), ["interview_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("story_telling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_telling_interview_id"))

    op.drop_table("story_telling")
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_person_id"))

    op.drop_table("story")
