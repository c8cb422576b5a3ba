"""vCards that a person changed: patched from then on, without the lines they took out of the note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns."""
    op.add_column("vcards", sa.Column("unsaid", sa.Text, nullable=False, server_default=""))
    op.add_column("vcards", sa.Column("is_theirs", sa.Boolean, nullable=False, server_default=sa.false()))
