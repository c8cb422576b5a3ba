"""Find the photos that were taken before and after one."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two indexes."""
    op.create_index("photos_by_name", "photos", ["name"])
    op.create_index("photos_by_taken", "photos", ["taken"])
