"""The vCard files that were written, so that only what nobody has changed since is replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "vcards",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("contact", sa.Text, sa.ForeignKey("contacts.uid", ondelete="CASCADE"), nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("revised", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Index("vcards_by_contact", "contact"),
    )
