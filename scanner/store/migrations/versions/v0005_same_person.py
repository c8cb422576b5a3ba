"""Who was made one of two and who is two; new keys by which the same person is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scanner.identity.keys import keys_of
from scanner.store.cleaned import clean
from scanner.store.codec import contact_from_json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

AT_ONCE = 500


def upgrade() -> None:
    """Make the tables, and the keys of the contacts there are."""
    op.create_table(
        "merges",
        sa.Column("gone", sa.Text, primary_key=True),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("living", sa.Text, sa.ForeignKey("contacts.uid", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("made", sa.JSON, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Index("merges_by_living", "living"),
    )
    op.create_table(
        "apart",
        *(
            sa.Column(name, sa.Text, sa.ForeignKey("contacts.uid", ondelete="CASCADE"), primary_key=True)
            for name in ("one", "other")
        ),
        sa.Index("apart_by_other", "other"),
    )
    _find_by_new_keys()


def _find_by_new_keys() -> None:
    connection = op.get_bind()
    contacts = sa.table("contacts", sa.column("uid", sa.Text), sa.column("fields", sa.JSON))
    keys = sa.table("contact_keys", sa.column("contact"), sa.column("kind"), sa.column("value"))
    held = connection.execute(sa.select(contacts.c.uid, contacts.c.fields)).all()
    connection.execute(sa.delete(keys))
    for start in range(0, len(held), AT_ONCE):
        rows = [
            {"contact": uid, "kind": kind, "value": value}
            for uid, fields in held[start : start + AT_ONCE]
            for kind, value in dict.fromkeys((k, clean(v)) for k, v in keys_of(contact_from_json(fields)))
        ]
        connection.execute(sa.insert(keys), rows)
