"""Who may be in the records twice, and what a person decides about two contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.meant import the_merge, the_person, two_people
from scanner.actions.people import merging
from scanner.model.contact import Contact
from scanner.model.deed import Deed, DeedKind
from scanner.model.record import Decider

if TYPE_CHECKING:
    from scanner.store.doubles import Double
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Merged:
    """The contact that stays for two, by UID, which one went, and what was done with their files."""

    kept: str
    gone: str
    contact: Contact
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Two:
    """Two contacts that are known to be two, by UID, and what was done with their files."""

    one: str
    other: str
    contacts: tuple[Contact, Contact]
    told: tuple[str, ...] = ()


def doubles(records: Records) -> tuple[Double, ...]:
    """Return the pairs of contacts that may be the same person, likeliest first."""
    from scanner.store.doubles import doubles as found  # loading SQL takes longer than all else here

    return tuple(sorted(found(records), key=lambda d: (-d.likeness.probability, d.one, d.other)))


def merge(records: Records, person: str, other: str, *, at: Desk) -> Merged:
    """Make one contact of two, of whom `person` stays; done before, it brings the files up to date."""
    earlier = records.merges.find(other)
    into = the_person(records, person) if earlier else None
    before = next((m for m in earlier if m.kept == into), None)
    if before:
        kept, gone, done = before.kept, before.gone, merging.again(records, before, at)
    else:
        kept, gone = two_people(records, person, other)
        was = records.contacts.of([kept])[kept]
        done = merging.merge(records, kept=kept, gone=gone, at=at, by=Decider.PERSON, reasons=())
        deed = Deed(DeedKind.MERGED, at.now, contact=kept, before=was, after=done.contact, told=gone)
        records.deeds.note(deed)
    return Merged(kept, gone, done.contact, done.told)


def unmerge(records: Records, person: str, *, at: Desk) -> Two:
    """Take back the last merge into a person, or that of an id that went away; they are known to be two."""
    last = the_merge(records, person)
    done = merging.unmerge(records, last, at)
    return Two(last.kept, last.gone, (done.contact, last.before.gone), done.told)


def keep_both(records: Records, person: str, other: str) -> Two:
    """Remember that two contacts are two people: not proposed again, nor ever merged unasked."""
    one, two = two_people(records, person, other)
    records.merges.keep_apart(one, two)
    people = records.contacts.of((one, two))
    return Two(one, two, (people[one], people[two]))
