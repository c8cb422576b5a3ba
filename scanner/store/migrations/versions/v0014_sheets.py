"""On which sheet a card stood that was forgotten: one that fills a page is not on the others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; of what was forgotten before, the sheet is not known."""
    op.add_column("forgotten_cards", sa.Column("sheet", sa.Integer))
