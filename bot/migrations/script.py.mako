<%
def stripped(body):
    """Without Alembic's own comments."""
    return "\n".join(line for line in body.splitlines() if not line.strip().startswith("#")).strip() or "pass"
%>"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${stripped(upgrades)}


def downgrade() -> None:
    ${stripped(downgrades)}
