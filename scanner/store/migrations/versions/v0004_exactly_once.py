"""How a photo was read, who decided what a contact is, and what is about to be left in a vCard file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the three columns; a photo claimed under the rules of before is nobody's."""
    op.add_column("photos", sa.Column("recipe", sa.Text, nullable=False, server_default=""))
    op.add_column("contacts", sa.Column("decided_by", sa.Text, nullable=False, server_default="reading"))
    op.add_column("vcards", sa.Column("intended", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE photos SET claimed_by = ''")
