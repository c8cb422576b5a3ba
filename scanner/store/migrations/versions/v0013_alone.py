"""What a card says by itself, where what is known has changed how it is understood; and of its company."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns."""
    op.add_column("pages", sa.Column("alone", sa.JSON))
    op.add_column("pages", sa.Column("company", sa.JSON))
