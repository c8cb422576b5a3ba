"""What the commands about interviews work with: the records, the clock, the rules, who is writing."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from scanner.cli.kept_years import kept_in
from scanner.errors import UsageError
from scanner.interviews.plan import Rules
from scanner.interviews.workdays import Workdays
from scanner.model.interview import Interview, zone_named
from scanner.settings import Settings, current_settings, settings_file

if TYPE_CHECKING:
    from scanner.store.glance import Glance
    from scanner.store.store import Records, Store

Clock = Callable[[dt.tzinfo], dt.datetime]
"""Tells the time in a zone; tests give the context one of their own."""


@dataclass(frozen=True)
class Desk:
    """The candidate's desk at this moment. `me` is how they sign, `base_url` where records are looked at."""

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

    @cached_property
    def now(self) -> dt.datetime:
        """The moment the command was called, in the person's zone; the same for all it does."""
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
        """Open the records; say so where older ones were migrated."""
        from scanner.store.store import open_store  # loading SQL takes longer than all else here

        store = open_store(self.place)
        if store.copied:
            click.echo(
                f"cardscan: records brought up to date; the older ones are in {store.copied}", err=True
            )
        return store

    @contextmanager
    def look(self) -> Iterator[Records | Glance]:
        """Look at the open interviews: at once where that can be, else by opening the records."""
        from scanner.store.glance import glance

        seen = glance(self.place)
        if seen is not None:
            yield seen
            return
        with self.open() as store, store.read() as records:
            yield records


def desk(chosen: Settings | None = None) -> Desk:
    """Return the desk that the settings describe. Raises UsageError on a wrong one."""
    chosen = chosen or current_settings()
    clock = click.get_current_context().find_root().obj
    return Desk(
        place=chosen.database_url or platformdirs.user_data_path("cardscan") / "records.db",
        clock=clock if callable(clock) else dt.datetime.now,
        zone=_zone(chosen.zone),
        country=chosen.country or chosen.region,
        subdivision=chosen.subdivision,
        me=chosen.name,
        mail=chosen.email,
        language=chosen.language,
        base_url=chosen.base_url,
        templates=settings_file().parent / "letters",
        rules=_rules(dict(chosen.follow_up)),
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


def the_interview(records: Records, text: str, desk: Desk) -> Interview:
    """Return the interview that `text` means: its id, words of its name, or "employer, role, day"."""
    from scanner.interviews.reference import reference, the_one

    held = records.interviews.all()
    if not any(interview.id == text for interview in held):
        try:
            named = reference(text, desk.today, desk.zone.key)
        except UsageError:
            named = None
        if named and (same := records.interviews.same(named.employer, named.role, named.when.day)):
            return the_one(same[0].id if len(same) == 1 else named.employer, same)
    return the_one(text, held)


def the_person(
    records: Records, text: str, *, among: tuple[str, ...] | None = None, but: str | None = None
) -> str:
    """Return the UID of whom `text` means, perhaps only among some; UsageError for nobody or several.

    A name that several have means another one than `but`.
    """
    found = records.contacts.find(text)
    if among is not None:
        found = {uid: contact for uid, contact in found.items() if uid in among}
    if text in found:
        return text
    exact = [uid for uid, contact in found.items() if contact.label.casefold() == text.casefold()]
    exact = [uid for uid in exact if uid != but] if len(exact) > 1 else exact
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return next(iter(found))
    where = "" if among is None else " in this interview"
    if not found and (merged := records.merges.find(text)):
        kept = merged[0].kept
        raise UsageError(f"{text!r} went into {kept[:8]} (cardscan unmerge {text[:8]} takes that back)")
    if not found:
        raise UsageError(f"nobody{where} is called {text!r}")
    several = ", ".join(f"{contact.label} ({uid[:8]})" for uid, contact in list(found.items())[:5])
    raise UsageError(
        f"{text!r} can mean {len(found)} people{where}: {several}; give more of the name or the id"
    )


def two_people(records: Records, one: str, other: str) -> tuple[str, str]:
    """Return the UIDs of the two whom `one` and `other` mean, who may have the same name; else UsageError."""
    try:
        first = the_person(records, one)
    except UsageError:
        second = the_person(records, other)
        return the_person(records, one, but=second), second
    second = the_person(records, other, but=first)
    if first == second:
        raise UsageError(f"{one!r} and {other!r} are the same contact")
    return first, second
