"""What a person said or did; what their files say; where a photo's contacts go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEXED = ("contact", "interview", "photo")


def upgrade() -> None:
    """Make the table and the columns."""
    op.create_table(
        "deeds",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text) for name in INDEXED),
        sa.Column("position", sa.Integer),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("told", sa.Text, nullable=False, server_default=""),
        sa.Column("undone", sa.DateTime(timezone=True)),
    )
    for name in INDEXED:
        op.create_index(f"ix_deeds_{name}", "deeds", [name])
    op.add_column("contacts", sa.Column("removed", sa.DateTime(timezone=True)))
    op.create_index("ix_contacts_removed", "contacts", ["removed"])
    for table, name in (("photos", "folder"), ("vcards", "said"), ("vcards", "stamp")):
        op.add_column(table, sa.Column(name, sa.Text, nullable=False, server_default=""))
