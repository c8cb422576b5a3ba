"""What was read on a card, to understand it anew and find its words; which sheet it is on, and its turn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns and the table."""
    op.add_column("cards", sa.Column("sheet", sa.Integer, nullable=False, server_default="0"))
    op.add_column("cards", sa.Column("turn", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "pages",
        sa.Column("photo", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("words", sa.Text, nullable=False, server_default=""),
        sa.Column("page", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["photo", "position"], ["cards.photo", "cards.position"], ondelete="CASCADE"),
    )
