"""What stayed from each talk, the note of thanks as it was changed, and who was connected with."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    with op.batch_alter_table("interviewer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stayed", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("note", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("connected", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("interviewer", schema=None) as batch_op:
        batch_op.drop_column("connected")
        batch_op.drop_column("note")
        batch_op.drop_column("stayed")
