"""Cards understood anew from what was read on them, when something is known that was not before.

No photo is read again. What a person accepted or said stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import join, occasions_of
from scanner.actions.keeping.contacts import note_about
from scanner.actions.keeping.knowing import Knowing
from scanner.actions.keeping.pairing import pair
from scanner.actions.keeping.task import has_reasons
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.writing import left, plan, rewrite
from scanner.fields.known.informed import informed
from scanner.model.contact import Contact
from scanner.model.known import Known
from scanner.model.occasion import Occasion
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard, WrittenCard
from scanner.outputs import vcard, vdir

if TYPE_CHECKING:
    from scanner.store.photos import WholeCard
    from scanner.store.store import Records

Place = tuple[str, int]
"""A card by its photo and its position there."""


def understand_anew(
    records: Records,
    occasions: Iterable[Occasion],
    at: Desk,
    *,
    waits: Callable[[Proposal], bool],
    hosts: Iterable[str] = (),
    besides: Mapping[Place, Occasion | None] = MappingProxyType({}),
    fresh: str = "",
    asked: Knowing | None = None,
) -> dict[str, Occasion | None]:
    """Understand the cards of interviews anew, those of people at some companies, by their domains, and some
    that wait, with their interviews; those on the photo `fresh` are understood with all that is known, which
    was `asked` for just now.

    A card that needs no look any more, by `waits`, becomes a contact. Return the UIDs of the contacts that
    are new or changed, with the interview each was understood by.
    """
    told = _told(records, occasions, at, hosts, besides, asked)
    told = {place: known for place, known in told.items() if place[0] != fresh}
    decided = records.contacts.decided(contact for contact, _ in told.values() if contact)
    due = {key: knowing for key, (contact, knowing) in sorted(told.items()) if contact not in decided}
    held = records.photos.on(photo for photo, _ in due)
    told_of: dict[Place, tuple[WholeCard, Known]] = {}
    for key, knowing in due.items():
        there = {one.kept.position: one for one in held[key[0]] if one.kept.state is not CardState.REFUSED}
        one = there.pop(key[1])
        beside = [other.alone for other in there.values()]
        known = knowing.of(one.alone, card=key, contact=one.kept.contact, beside=beside)
        if not (known.is_empty and one.kept.proposal == one.alone):
            told_of[key] = one, known
    found: dict[str, Occasion | None] = {}
    of_two: dict[Place, Occasion | None] = {}
    is_as_held = True
    for key, (one, known) in told_of.items():
        if one.page is None:  # the photo was read long ago
            continue
        card = one.kept if is_as_held else _at(records.photos.cards(photo=key[0]), key)
        now = replace(card, proposal=informed(one.page, one.alone, known))
        if now.proposal == card.proposal:
            continue
        records.photos.understood(now)
        records.pages.said(*key, one.alone if now.proposal != one.alone else None)
        met = due[key].occasion
        if card.contact:
            _carry(records, card.contact, card.proposal.contact(), now.proposal.contact(), at)
            found.setdefault(card.contact, met)
        elif not waits(now.proposal):
            uid = _keep(records, now, met, at)
            found.setdefault(uid, met)
            is_as_held = False  # others may have become one with it
            if len(records.photos.made_by([uid])[uid]) > 1:
                of_two[key] = met  # what their own other card says is known from no colleague
    if of_two:
        found |= understand_anew(records, (), at, waits=waits, besides=of_two)
    return found


def _at(cards: Iterable[KeptCard], place: Place) -> KeptCard:
    return next(card for card in cards if card.position == place[1])


def _told(
    records: Records,
    occasions: Iterable[Occasion],
    at: Desk,
    hosts: Iterable[str],
    besides: Mapping[Place, Occasion | None],
    asked: Knowing | None,
) -> dict[Place, tuple[str | None, Knowing]]:
    """Return the cards that are to be understood anew, their contacts, and what is known of each."""
    nowhere = Knowing(records, None, at, beside=asked)
    among = sorted(occasions, key=lambda one: one.id)
    known = {
        one.id: asked if asked and asked.goes_on(records, one) else Knowing(records, one, at, beside=nowhere)
        for one in among
    }

    def knowing_of(met: Occasion | None) -> Knowing:
        return known.setdefault(met.id, Knowing(records, met, at, beside=nowhere)) if met else nowhere

    found: dict[Place, tuple[str | None, Knowing]] = {}
    for knowing in known.values():
        for one in knowing.circle:
            found.setdefault(one.card, (one.contact, knowing))
    for one in nowhere.at_hosts(hosts):
        if one.card not in found:
            met = occasions_of(records, one.card[0], one.contact, at)
            found[one.card] = one.contact, knowing_of(next(iter(met), None))
    for place, there in besides.items():
        found.setdefault(place, (None, knowing_of(there)))
    return found


def bring_up_to_date(
    records: Records,
    occasions: Iterable[Occasion],
    at: Desk,
    *,
    hosts: Iterable[str] = (),
    besides: Mapping[Place, Occasion | None] = MappingProxyType({}),
) -> None:
    """Understand cards anew, since more or less is known of them, and have the vCards written."""
    changed = understand_anew(records, occasions, at, waits=has_reasons, hosts=hosts, besides=besides)
    for uid, contact in records.contacts.of(changed).items():
        rewrite(records, [uid], at)
        if not records.vcards.of(uid):
            (card, *_) = records.photos.cards(contact=uid)
            seen = records.photos.get(card.photo)
            folder = Path(seen.folder) if seen and seen.folder else at.contacts
            path = str(vdir.file_of(folder, uid).absolute())
            note = note_about(records, uid, doubts_of(records, uid, contact))
            said = WrittenCard(path, uid, "", at.now, note)
            records.afterwards(partial(left, plan(records, said, contact, at)))


def _keep(records: Records, card: KeptCard, occasion: Occasion | None, at: Desk) -> str:
    """Make a contact of a card that waited and wants no look any more."""
    uid = vcard.contact_uid(card.photo, card.position)
    records.contacts.learn([(uid, card.proposal.contact())], at=at.now)
    records.photos.decide(card.photo, card.position, CardState.KEPT, contact=uid)
    if occasion and not records.occasions.was_unlinked(occasion.id, uid):
        join(records, occasion.id, [uid], at)
    pair(records, card.photo, at, occasion)
    return records.merges.living([uid]).get(uid, uid)


def _carry(records: Records, uid: str, old: Contact, new: Contact, at: Desk) -> None:
    """Let a contact say what its card is understood to say now, in the fields where it said what it did."""
    now = records.contacts.of([uid])[uid]
    records.contacts.learn([(uid, carried(now, old, new))], at=at.now)


def carried(now: Contact, old: Contact, new: Contact) -> Contact:
    """Return a contact with each value of `old`, as its card was understood, replaced by that of `new`."""
    changed: dict[str, Any] = {}
    for field in fields(Contact):
        held, before, after = (getattr(side, field.name) for side in (now, old, new))
        if isinstance(before, tuple):
            instead = dict(zip(before, after, strict=False))
            changed[field.name] = tuple(instead.get(value, value) for value in held)
        elif held == before:
            changed[field.name] = after
    return replace(now, **changed)
