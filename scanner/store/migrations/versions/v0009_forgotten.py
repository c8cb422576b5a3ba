"""What is left of people who were forgotten, and the files that were written for the person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "forgotten_cards",
        sa.Column("photo", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("quad", sa.JSON),
    )
    op.create_table(
        "remnants",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("mark", sa.Text, primary_key=True),
    )
    op.create_table(
        "handed_out",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
