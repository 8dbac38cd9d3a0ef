"""A practice question a day, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("practice_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("practiced_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("practice_version", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.alter_column("practice_version", server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM reminder WHERE kind = 'practice'")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("practice_version")
        batch_op.drop_column("practiced_on")
        batch_op.drop_column("practice_at")
