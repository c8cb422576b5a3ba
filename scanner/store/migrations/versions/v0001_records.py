"""Photos, contacts, cards with their evidence, interviews with their people and history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _in(table: str, column: str, name: str, *, primary_key: bool = True) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.{column}", ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False)


def upgrade() -> None:
    """Make the first tables."""
    _photos_and_contacts()
    _interviews()


def _photos_and_contacts() -> None:
    op.create_table(
        "photos",
        sa.Column("digest", sa.Text, primary_key=True),
        _text("name"),
        _text("path"),
        sa.Column("state", sa.Text, nullable=False, index=True),
        _text("claimed_by"),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("taken", MOMENT),
        _text("error"),
    )
    op.create_table(
        "contacts",
        sa.Column("uid", sa.Text, primary_key=True),
        sa.Column("label", sa.Text, nullable=False, index=True),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("changed", MOMENT, nullable=False),
    )
    op.create_table(
        "contact_keys",
        _in("contacts", "uid", "contact"),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Index("contact_keys_by_value", "kind", "value"),
    )
    op.create_table(
        "cards",
        _in("photos", "digest", "photo"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("quad", sa.JSON),
        sa.Column("proposal", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False, index=True),
        sa.Column("contact", sa.Text, sa.ForeignKey("contacts.uid", ondelete="SET NULL"), index=True),
    )


def _interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("same", sa.Text, nullable=False, unique=True),
        sa.Column("employer", sa.Text, nullable=False),
        _text("role"),
        _text("round"),
        sa.Column("day", sa.Date, nullable=False, index=True),
        sa.Column("time", sa.Text),
        sa.Column("zone", sa.Text, nullable=False),
        _text("place"),
        _text("link"),
        _text("next_step"),
        sa.Column("promised_by", sa.Date),
        _text("notes"),
        sa.Column("state", sa.Text, nullable=False, index=True),
        _text("feedback"),
        sa.Column("language", sa.Text, nullable=False),
    )
    op.create_table(
        "meetings",
        _in("interviews", "id", "interview"),
        _in("contacts", "uid", "contact"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        _text("talk"),
        sa.Index("meetings_by_contact", "contact"),
    )
    op.create_table(
        "events",
        _in("interviews", "id", "interview"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("of", sa.Text),
        sa.Column("about", sa.Text, index=True),
        sa.Column("until", sa.Date),
        sa.Column("state", sa.Text),
        _text("text"),
    )
