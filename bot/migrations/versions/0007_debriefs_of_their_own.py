"""Debriefs in a table of their own; what was written before moves there as it is, encrypted as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WRITTEN = "SELECT id, felt, debrief_note FROM interview WHERE debriefed_at IS NOT NULL OR felt IS NOT NULL"
BACK = """
UPDATE interview SET
    felt = (SELECT felt FROM debrief WHERE debrief.interview_id = interview.id),
    debrief_note = (SELECT next_time FROM debrief WHERE debrief.interview_id = interview.id)
"""


def upgrade() -> None:
    op.create_table(
        "debrief",
        sa.Column("interview_id", sa.String(), nullable=False),
        sa.Column("felt", sa.Integer(), nullable=True),
        sa.Column("next_time", sa.LargeBinary(), nullable=True),
        sa.Column("signals", sa.LargeBinary(), nullable=True),
        sa.Column("surprises", sa.LargeBinary(), nullable=True),
        sa.Column("attire", sa.String(), nullable=True),
        sa.Column("enthusiasm", sa.Integer(), nullable=True),
        sa.Column("rapport", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_debrief_interview_id_interview"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview_id", name=op.f("pk_debrief")),
    )
    op.create_table(
        "debrief_line",
        sa.Column("interview_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("box", sa.String(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_debrief_line_interview_id_interview"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview_id", "id", name=op.f("pk_debrief_line")),
    )
    op.execute(f"INSERT INTO debrief (interview_id, felt, next_time) {WRITTEN}")
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_column("felt")
        batch_op.drop_column("debrief_note")


def downgrade() -> None:
    """An interview without a debrief keeps no note at all: only the key could write an empty one."""
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.add_column(sa.Column("felt", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("debrief_note", sa.LargeBinary(), nullable=True))
    op.execute(BACK)
    op.drop_table("debrief_line")
    op.drop_table("debrief")
