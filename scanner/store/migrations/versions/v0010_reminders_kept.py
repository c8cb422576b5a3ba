"""How long a reminder is, and in which folder it was left: who deleted it there does not get it again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns."""
    op.add_column("reminders", sa.Column("minutes", sa.Integer, nullable=False, server_default="15"))
    op.add_column("reminders", sa.Column("folder", sa.Text, nullable=False, server_default=""))
