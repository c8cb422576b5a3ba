"""Letters drafted, and reminders handed to calendars."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("interview", sa.Text, sa.ForeignKey("interviews.id", ondelete="CASCADE"), nullable=False),
        sa.Column("contact", sa.Text, sa.ForeignKey("contacts.uid", ondelete="CASCADE"), index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _text("to"),
        _text("to_name"),
        _text("subject"),
        _text("body"),
        sa.Column("missing", sa.JSON, nullable=False),
        sa.Index("letters_by_interview", "interview"),
    )
    op.create_table(
        "reminders",
        sa.Column("uid", sa.Text, primary_key=True),
        sa.Column("interview", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, index=True),
        sa.Column("starts", MOMENT, nullable=False),
        _text("summary"),
        _text("description"),
        _text("url"),
        sa.Column("changed", MOMENT, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
    )
