"""What is worked with: the records, the clock, the rules, who is writing, and who is told on the way."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from scanner.actions.address_book import AddressBook
from scanner.actions.kept_years import kept_in
from scanner.errors import UsageError
from scanner.interviews.greeting import Tone
from scanner.interviews.plan import Rules
from scanner.interviews.workdays import Workdays
from scanner.model.interview import zone_named
from scanner.settings import Settings, settings_file

if TYPE_CHECKING:
    from scanner.store.glance import Glance
    from scanner.store.store import Records, Store

Clock = Callable[[dt.tzinfo], dt.datetime]
"""Tells the time in a zone; tests have one of their own."""

Tell = Callable[[str], None]
"""Tells whoever asked for something what they should know besides, while it is done."""


def tell_nobody(_: str) -> None:
    """Keep to oneself what is told on the way."""


@dataclass(frozen=True)
class Desk:
    """The candidate's desk at this moment. `me` is how they sign, `base_url` where records are looked at.

    `tell` is told what the person should know besides what they asked for. `contacts` is the folder for
    contacts, whose vCards have a small picture of the card where `card_picture`. `book` is the address book
    that the person keeps elsewhere.
    """

    place: Path | str
    clock: Clock
    zone: zoneinfo.ZoneInfo
    country: str | None
    subdivision: str | None
    me: str
    mail: str
    language: str
    base_url: str
    templates: Path
    rules: Rules
    tone: Tone = Tone.FORMAL
    tell: Tell = tell_nobody
    contacts: Path = Path("contacts")
    card_picture: bool = False
    book: AddressBook = field(default_factory=AddressBook)

    @cached_property
    def now(self) -> dt.datetime:
        """The moment something was asked for, in the person's zone; the same for all it does."""
        return self.clock(self.zone)

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @cached_property
    def workdays(self) -> Workdays:
        """The business days of the person's country."""
        years = kept_in(platformdirs.user_cache_path("cardscan") / "workdays")
        return Workdays(self.country, self.subdivision, years=years)

    def open(self) -> Store:
        """Open the records, and notice what people did to vCards; say so where older ones were migrated."""
        from scanner.actions.people.noticing import notice
        from scanner.store.store import open_store  # loading SQL takes longer than all else here

        store = open_store(self.place)
        if store.copied:
            self.tell(f"records brought up to date; the older ones are in {store.copied}")
        try:
            notice(store, self)
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def look(self) -> Iterator[Records | Glance]:
        """Look at the open interviews: at once where that can be, else by opening the records."""
        from scanner.actions.people.stamps import stamp_of
        from scanner.store.glance import glance

        seen = glance(self.place, is_same=lambda path, stamp: stamp_of(Path(path)) == stamp)
        if seen is not None:
            yield seen
            return
        with self.open() as store, store.read() as records:
            yield records


def desk_of(chosen: Settings, *, clock: Clock = dt.datetime.now, tell: Tell = tell_nobody) -> Desk:
    """Return the desk that the settings describe. Raises UsageError on a wrong one."""
    return Desk(
        place=chosen.database_url or platformdirs.user_data_path("cardscan") / "records.db",
        clock=clock,
        zone=_zone(chosen.zone),
        country=chosen.country or chosen.region,
        subdivision=chosen.subdivision,
        me=chosen.name,
        mail=chosen.email,
        language=chosen.language,
        tone=Tone(chosen.tone),
        base_url=chosen.base_url,
        templates=settings_file().parent / "letters",
        rules=_rules(dict(chosen.follow_up)),
        tell=tell,
        contacts=chosen.to,
        card_picture=chosen.card_picture,
        book=AddressBook(chosen.address_book, tell=tell),
    )


def _zone(named: str | None) -> zoneinfo.ZoneInfo:
    import tzlocal

    try:
        return zone_named(named or tzlocal.get_localzone_name() or "UTC")
    except ValueError as error:
        raise UsageError(str(error)) from error


def _rules(waits: dict[str, int]) -> Rules:
    unknown = waits.keys() - {f.name for f in fields(Rules)}
    if unknown:
        known = ", ".join(f.name for f in fields(Rules))
        raise UsageError(f"[follow_up] in the settings has {', '.join(sorted(unknown))}; it knows {known}")
    try:
        return Rules(**waits)
    except ValueError as error:
        raise UsageError(f"[follow_up] in the settings: {error}") from error
