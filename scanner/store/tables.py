"""The tables as they are now; how older ones become these is told in `migrations`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from scanner.store.cleaned import clean
from scanner.store.places import place_from_text, place_to_text
from scanner.store.soundness import sound


class SoundType:
    """What a column's type turns a row's value into, or a StoreError where the value cannot be.

    Mixed in before a `TypeDecorator`, whose own turning would end in a ValueError.
    """

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return what turns a value as the database gives it into one of ours."""
        turning = super().result_processor(dialect, coltype)  # type: ignore[misc]
        return sound("a row")(turning) if turning else None


class Instant(SoundType, TypeDecorator[dt.datetime]):
    """A moment, aware; kept in UTC, as SQLite keeps no zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        return value.astimezone(dt.UTC) if value is not None else None

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> dt.datetime | None:
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


class Words(TypeDecorator[str]):
    """Text without what no database keeps: NUL characters and halves of characters."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return clean(value) if value is not None else None


class Place(TypeDecorator[str]):
    """A path or URL, kept without loss: a name on a disk need not be text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return place_to_text(value) if value is not None else None

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> str | None:
        return place_from_text(value) if value is not None else None


class Day(SoundType, TypeDecorator[dt.date]):
    """A day."""

    impl = sa.Date
    cache_ok = True


class Json(SoundType, TypeDecorator[Any]):
    """JSON values."""

    impl = sa.JSON
    cache_ok = True


def as_text(column: sa.Column[Any]) -> sa.Label[str]:
    """Return a column of JSON values as the text that it is kept as."""
    return sa.cast(column, sa.Text).label(column.name)


metadata = sa.MetaData()


def _table(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *columns)


def _text(name: str, **options: Any) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=False, server_default="", **options)


def _in(table: str, column: str, *, name: str, primary_key: bool = False) -> sa.Column[str]:
    """A column that holds another table's key, and goes with it."""
    key = sa.ForeignKey(f"{table}.{column}", ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False)


photos = _table(
    "photos",
    sa.Column("digest", sa.Text, primary_key=True),
    _text("name"),
    sa.Column("path", Place, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False, index=True),
    _text("claimed_by"),
    sa.Column("claimed_at", Instant, nullable=False),
    sa.Column("taken", Instant),
    _text("error"),
    _text("recipe"),
    sa.Column("folder", Place, nullable=False, server_default=""),
    sa.Index("photos_by_name", "name"),
    sa.Index("photos_by_taken", "taken"),
    sa.Index("photos_by_path", "path"),
)
contacts = _table(
    "contacts",
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("label", Words, nullable=False, index=True),
    sa.Column("fields", Json, nullable=False),
    sa.Column("changed", Instant, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False, server_default="reading"),
    sa.Column("removed", Instant, index=True),
)
contact_keys = _table(
    "contact_keys",
    _in("contacts", "uid", name="contact", primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("value", Words, primary_key=True),
    sa.Index("contact_keys_by_value", "kind", "value"),
)
cards = _table(
    "cards",
    _in("photos", "digest", name="photo", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("quad", Json),
    sa.Column("proposal", Json, nullable=False),
    sa.Column("state", sa.Text, nullable=False, index=True),
    sa.Column("contact", sa.Text, sa.ForeignKey("contacts.uid", ondelete="SET NULL"), index=True),
    sa.Column("sheet", sa.Integer, nullable=False, server_default="0"),
    sa.Column("turn", sa.Integer, nullable=False, server_default="0"),
)
pages = _table(
    "pages",
    sa.Column("photo", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    _text("words"),
    sa.Column("page", Json, nullable=False),
    sa.Column("alone", Json(none_as_null=True)),
    sa.Column("company", Json(none_as_null=True)),
    sa.ForeignKeyConstraint(["photo", "position"], ["cards.photo", "cards.position"], ondelete="CASCADE"),
)
"""What was read on a card: it goes with the card, wherever that is deleted."""
interviews = _table(
    "interviews",
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("same", Words, nullable=False, unique=True),
    sa.Column("employer", Words, nullable=False),
    _text("role"),
    _text("round"),
    sa.Column("day", Day, nullable=False, index=True),
    sa.Column("time", sa.Text),
    sa.Column("zone", sa.Text, nullable=False),
    _text("place"),
    _text("link"),
    _text("next_step"),
    sa.Column("promised_by", Day),
    _text("notes"),
    sa.Column("state", sa.Text, nullable=False, index=True),
    _text("feedback"),
    sa.Column("language", sa.Text, nullable=False),
)
meetings = _table(
    "meetings",
    _in("interviews", "id", name="interview", primary_key=True),
    _in("contacts", "uid", name="contact", primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("part", sa.Text, nullable=False),
    _text("talk"),
    sa.Index("meetings_by_contact", "contact"),
)
events = _table(
    "events",
    _in("interviews", "id", name="interview", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("of", sa.Text),
    sa.Column("about", sa.Text, index=True),
    sa.Column("until", Day),
    sa.Column("state", sa.Text),
    _text("text"),
)
letters = _table(
    "letters",
    sa.Column("id", sa.Integer, primary_key=True),
    _in("interviews", "id", name="interview"),
    sa.Column("contact", sa.Text, sa.ForeignKey("contacts.uid", ondelete="CASCADE"), index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    _text("to"),
    _text("to_name"),
    _text("subject"),
    _text("body"),
    sa.Column("missing", Json, nullable=False),
    sa.Index("letters_by_interview", "interview"),
)
reminders = _table(
    "reminders",
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("interview", sa.Text, nullable=False),
    sa.Column("contact", sa.Text, index=True),
    sa.Column("starts", Instant, nullable=False),
    _text("summary"),
    _text("description"),
    _text("url"),
    sa.Column("changed", Instant, nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False, server_default="15"),
    _text("folder"),
    sa.Column("cancelled", sa.Boolean, nullable=False),
)
merges = _table(
    "merges",
    sa.Column("gone", sa.Text, primary_key=True),
    sa.Column("kept", sa.Text, nullable=False),
    _in("contacts", "uid", name="living"),
    sa.Column("at", Instant, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("made", Json, nullable=False),
    sa.Column("before", Json, nullable=False),
    sa.Index("merges_by_living", "living"),
)
apart = _table(
    "apart",
    _in("contacts", "uid", name="one", primary_key=True),
    _in("contacts", "uid", name="other", primary_key=True),
    sa.Index("apart_by_other", "other"),
)
vcards = _table(
    "vcards",
    sa.Column("path", Place, primary_key=True),
    _in("contacts", "uid", name="contact"),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("revised", Instant, nullable=False),
    _text("note"),
    _text("intended"),
    _text("said"),
    _text("stamp"),
    sa.Column("is_theirs", sa.Boolean, nullable=False, server_default=sa.false()),
    _text("unsaid"),
    sa.Index("vcards_by_contact", "contact"),
)
deeds = _table(
    "deeds",
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("contact", sa.Text, index=True),
    sa.Column("interview", sa.Text, index=True),
    sa.Column("photo", sa.Text, index=True),
    sa.Column("position", sa.Integer),
    sa.Column("before", Json(none_as_null=True)),
    sa.Column("after", Json(none_as_null=True)),
    _text("told"),
    sa.Column("undone", Instant),
)
"""Held by no other table's key: what a person said outlives the contact, which a merge takes away."""
forgotten_cards = _table(
    "forgotten_cards",
    sa.Column("photo", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("quad", Json),
    sa.Column("sheet", sa.Integer),
)
remnants = _table(
    "remnants",
    sa.Column("path", Place, primary_key=True),
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
)
handed_out = _table(
    "handed_out",
    sa.Column("path", Place, primary_key=True),
    sa.Column("at", Instant, nullable=False),
)
