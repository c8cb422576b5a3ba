"""Who was made one of two, and who is known to be two: both are remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from scanner.errors import UsageError
from scanner.identity.meetings import met_before, moved, moved_back
from scanner.identity.part import parted
from scanner.model.interview import Interview
from scanner.model.merge import Before, Merge, Met
from scanner.model.record import Decider
from scanner.store.batches import batches
from scanner.store.codec import contact_from_json, contact_to_json
from scanner.store.contacts import Contacts
from scanner.store.interviews import Interviews
from scanner.store.merge_codec import before_from_json, before_to_json
from scanner.store.soundness import sound
from scanner.store.tables import (
    apart,
    cards,
    contacts,
    events,
    letters,
    meetings,
    merges,
    photos,
    reminders,
    vcards,
)
from scanner.store.vcards import VCards

SHORTEST = 8
"""Characters that tell a UID; fewer may be a name."""


class Merges:
    """The merges, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def living(self, uids: Iterable[str]) -> dict[str, str]:
        """Return, for those of these contacts that were merged away, the contact that now stands for them."""
        found: dict[str, str] = {}
        for some in batches(uids):
            found |= {gone: living for gone, living in self._connection.execute(_LIVING, {"some": some})}
        return found

    def find(self, text: str) -> tuple[Merge, ...]:
        """Return the merges in which a UID, or its beginning, went away."""
        is_it = merges.c.gone == text
        if len(text) >= SHORTEST:
            is_it |= merges.c.gone.startswith(text.casefold(), autoescape=True)
        return self._of(_MERGES.where(is_it))

    def of(self, uid: str) -> tuple[Merge, ...]:
        """Return all merges that a contact stands for, latest first."""
        return self._of(_OF, {"of": uid})

    def into(self, uid: str) -> tuple[Merge, ...]:
        """Return the merges into a contact, latest first."""
        return self._of(_INTO, {"of": uid})

    def joined(self, uids: Iterable[str]) -> dict[str, tuple[Merge, ...]]:
        """Return the merges that made each of these contacts that was made of several, the earliest first."""
        found: dict[str, tuple[Merge, ...]] = {}
        for some in batches(uids):
            asked = sa.select(merges).where(merges.c.living.in_(some)).order_by(merges.c.at, merges.c.gone)
            for row in self._connection.execute(asked).mappings():
                found[row["living"]] = (*found.get(row["living"], ()), _merge(row))
        return found

    def before(self, *, gone: str, kept: str) -> Before:
        """Return how two contacts stand now; UsageError where one of them is not there."""
        people = Contacts(self._connection).of((gone, kept))
        others = self.apart_from(gone) - {kept}
        if len(people) < 2:
            raise UsageError("a merge takes two contacts that are both there")
        rows = self._connection
        held = VCards(rows)
        return Before(
            gone=people[gone],
            kept=people[kept],
            cards=tuple((photo, position) for photo, position in rows.execute(_CARDS, {"of": gone})),
            meetings=tuple(met_before(i, gone=gone, kept=kept) for i in self._interviews(gone)),
            letters=tuple(rows.scalars(_LETTERS, {"of": gone})),
            reminders=tuple(rows.scalars(_REMINDERS, {"of": gone})),
            apart=tuple(sorted(others)),
            apart_too=tuple(sorted(others & self.apart_from(kept))),
            vcards=(*held.of(gone), *held.of(kept)),
            decided=tuple(sorted(Contacts(rows).decided((gone, kept)))),
        )

    def keep(self, merge: Merge) -> None:
        """Make one contact of two: everything of the one that goes is moved to the one that stays.

        The vCard files are the caller's to write.
        """
        gone, kept, rows = merge.gone, merge.kept, self._connection
        by = Decider.PERSON if self._is_decided(merge) else Decider.READING
        Contacts(rows).save_all([(kept, merge.made)], at=merge.at, by=by)
        for interview in self._interviews(gone):
            Interviews(rows).save(moved(interview, gone=gone, kept=kept))
        for moving in _MOVED:
            rows.execute(moving, {"of": gone, "into": kept})
        for other in merge.before.apart:
            self.keep_apart(kept, other)
        rows.execute(_NEW, _row(merge))
        Contacts(rows).remove(gone)

    def _is_decided(self, merge: Merge) -> bool:
        """Tell whether a person has decided on what two say together.

        Their word on somebody without a card, by an invitation, says nothing of what is read on one.
        """
        two = (merge.gone, merge.kept)
        read = {*self._connection.scalars(_WITH_CARDS, {"some": two})}
        decided = {*merge.before.decided}
        return bool(decided) and (bool(decided & read) or not read)

    def undo(self, merge: Merge, *, at: dt.datetime) -> tuple[str, ...]:
        """Make two contacts of one again, as they were; return what was changed since and stays as it is.

        The two are known to be two from now on. UsageError where a later merge stands on this one.
        """
        gone, kept, rows = merge.gone, merge.kept, self._connection
        self._check_last(merge)
        people = Contacts(rows)
        now = people.of([kept])[kept]
        back, told = parted(now, merged=merge.made, before=merge.before.kept)
        is_decided = people.decided([kept])
        for uid, contact in ((gone, merge.before.gone), (kept, back)):
            was = uid in merge.before.decided or (uid in is_decided and not merge.before.decided)
            people.save_all([(uid, contact)], at=at, by=Decider.PERSON if was else Decider.READING)
        for met in merge.before.meetings:
            self._part(met, gone=gone, kept=kept)
        for table, key, values in (
            (letters, letters.c.id, merge.before.letters),
            (reminders, reminders.c.uid, merge.before.reminders),
        ):
            rows.execute(sa.update(table).where(key.in_(values)).values(contact=gone))
        for photo, position in merge.before.cards:
            which = (cards.c.photo == photo) & (cards.c.position == position) & (cards.c.contact == kept)
            rows.execute(sa.update(cards).where(which).values(contact=gone))
        rows.execute(sa.delete(merges).where(merges.c.gone == gone))
        self._bring_back(gone)
        for other in set(merge.before.apart) - set(merge.before.apart_too):
            self._connection.execute(sa.delete(apart).where(_pair(kept, other)))
        for other in (kept, *people.of(merge.before.apart)):
            self.keep_apart(gone, other)
        return told

    def keep_apart(self, one: str, other: str) -> None:
        """Remember that two contacts are two people."""
        self._connection.execute(sa.delete(apart).where(_pair(one, other)))
        first, second = sorted((one, other))
        self._connection.execute(sa.insert(apart).values(one=first, other=second))

    def apart_from(self, uid: str) -> set[str]:
        """Return who is known to be somebody else than this contact."""
        pairs = self._connection.execute(_APART_FROM, {"of": uid})
        return {other if one == uid else one for one, other in pairs}

    def all_apart(self) -> set[tuple[str, str]]:
        """Return every two contacts known to be two people, in order."""
        return {(one, other) for one, other in self._connection.execute(_APART)}

    def latest(self, uid: str) -> dt.datetime:
        """Return from when a contact is: when its last card was photographed, or else when it was changed."""
        found = (self._connection.scalar(asked, {"of": uid}) for asked in _LATEST)
        return next(filter(None, found), dt.datetime.min.replace(tzinfo=dt.UTC))

    def _interviews(self, uid: str) -> tuple[Interview, ...]:
        """Return the interviews in which a contact was met, or something happened about them."""
        held = Interviews(self._connection)
        keys = self._connection.scalars(_INTERVIEWS, {"of": uid})
        return tuple(held.get(key) for key in sorted(set(keys)))

    def _part(self, met: Met, *, gone: str, kept: str) -> None:
        held = Interviews(self._connection)
        try:
            interview = held.get(met.interview)
        except UsageError:  # removed since
            return
        held.save(moved_back(interview, met, gone=gone, kept=kept))

    def _check_last(self, merge: Merge) -> None:
        if merge.kept in self.living([merge.kept]):
            raise UsageError(f"they were merged again since: `cardscan unmerge {merge.kept[:8]}` comes first")
        latest = self.into(merge.kept)[0]
        if latest.gone != merge.gone:
            raise UsageError(f"a later merge comes first: `cardscan unmerge {latest.gone[:8]}`")

    def _bring_back(self, uid: str) -> None:
        """Let a contact that is back stand for those who had been merged into it."""
        for merge in self.into(uid):
            which = merges.c.gone == merge.gone
            self._connection.execute(sa.update(merges).where(which).values(living=uid))
            self._bring_back(merge.gone)

    def _of(self, asked: sa.Select[Any], told: Mapping[str, str] = MappingProxyType({})) -> tuple[Merge, ...]:
        return tuple(map(_merge, self._connection.execute(asked, told).mappings()))


def _pair(one: str, other: str) -> sa.ColumnElement[bool]:
    first, second = sorted((one, other))
    return (apart.c.one == first) & (apart.c.other == second)


def _row(merge: Merge) -> dict[str, object]:
    return {
        "gone": merge.gone,
        "kept": merge.kept,
        "living": merge.kept,
        "at": merge.at,
        "by": merge.by.value,
        "reasons": list(merge.reasons),
        "made": contact_to_json(merge.made),
        "before": before_to_json(merge.before),
    }


@sound("a merge")
def _merge(row: sa.RowMapping) -> Merge:
    return Merge(
        gone=row["gone"],
        kept=row["kept"],
        at=row["at"],
        by=Decider(row["by"]),
        reasons=tuple(row["reasons"]),
        made=contact_from_json(row["made"]),
        before=before_from_json(row["before"]),
    )


# What is asked for each card that comes is put together once: that takes longer than to answer it.
_IT: sa.BindParameter[str] = sa.bindparam("of")
_SOME: sa.BindParameter[str] = sa.bindparam("some", expanding=True)
_MERGES = sa.select(merges).order_by(merges.c.at.desc(), merges.c.gone)
_OF, _INTO = _MERGES.where(merges.c.living == _IT), _MERGES.where(merges.c.kept == _IT)
_LIVING = sa.select(merges.c.gone, merges.c.living).where(merges.c.gone.in_(_SOME))
_APART = sa.select(apart.c.one, apart.c.other)
_APART_FROM = _APART.where((apart.c.one == _IT) | (apart.c.other == _IT))
_CARDS = (
    sa.select(cards.c.photo, cards.c.position)
    .where(cards.c.contact == _IT)
    .order_by(cards.c.photo, cards.c.position)
)
_WITH_CARDS = sa.select(cards.c.contact).where(cards.c.contact.in_(_SOME))
_LETTERS = sa.select(letters.c.id).where(letters.c.contact == _IT)
_REMINDERS = sa.select(reminders.c.uid).where(reminders.c.contact == _IT)
_INTERVIEWS = sa.union(
    sa.select(meetings.c.interview).where(meetings.c.contact == _IT),
    sa.select(events.c.interview).where(events.c.about == _IT),
)
_LATEST = (
    sa.select(sa.func.max(photos.c.taken))
    .join(cards, cards.c.photo == photos.c.digest)
    .where(cards.c.contact == _IT),
    sa.select(sa.func.max(vcards.c.revised)).where(vcards.c.contact == _IT),
    sa.select(contacts.c.changed).where(contacts.c.uid == _IT),
)
_MOVED = tuple(
    sa.update(column.table).where(column == _IT).values({column: sa.bindparam("into")})
    for column in (cards.c.contact, letters.c.contact, reminders.c.contact, merges.c.living)
)
_NEW = sa.insert(merges)
