"""Take back what a person did: the last thing, or any whose fields were not changed again since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scanner.actions.desk import Desk
from scanner.actions.keeping.witnesses import heed_word
from scanner.actions.people.merging import unmerge
from scanner.actions.people.removing import bring_back, put_away
from scanner.actions.people.writing import rewrite
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.deed import Deed, DeedKind
from scanner.model.interview import Event, Interview
from scanner.model.record import CardState, Decider

if TYPE_CHECKING:
    from scanner.store.store import Records


def undo(records: Records, number: int | None = None, *, at: Desk) -> Deed:
    """Take back the deed of a number, or the last one; return it. UsageError where that cannot be."""
    deed = records.deeds.get(number) if number is not None else records.deeds.last()
    if deed is None:
        raise UsageError("there is nothing to undo")
    if deed.undone is not None:
        raise UsageError(f"number {deed.number} was undone already")
    if deed.kind not in BACK:
        raise UsageError(f"number {deed.number} is nobody's deed, there is nothing to undo")
    BACK[deed.kind](records, deed, at)
    records.deeds.undone(deed.number, at=at.now)
    return replace(deed, undone=at.now)


def _unsay(records: Records, deed: Deed, at: Desk) -> None:
    """Let a contact say again what it said before, in the fields that were changed then."""
    uid, now = _contact(records, deed)
    back = now
    for change in deed.changes:
        value = _back(getattr(now, change.field), change.before, change.after, deed)
        back = replace(back, **{change.field: value})
    by = Decider.PERSON if uid in records.contacts.decided([uid]) else Decider.READING
    records.contacts.save(uid, back, at=at.now, by=by)
    rewrite(records, [uid], at)
    heed_word(records, uid, at)


def _uncheck(records: Records, deed: Deed, at: Desk) -> None:
    uid, now = _contact(records, deed)
    records.contacts.save(uid, now, at=at.now, by=Decider.READING)
    rewrite(records, [uid], at)


def _unadd(records: Records, deed: Deed, at: Desk) -> None:
    uid, _ = _contact(records, deed)
    put_away(records, uid, at=at)


def _unremove(records: Records, deed: Deed, at: Desk) -> None:
    uid, _ = _contact(records, deed)
    bring_back(records, uid, at=at)


def _unaccept(records: Records, deed: Deed, at: Desk) -> None:
    """Let a card wait again; its contact is put away."""
    uid, contact = _contact(records, deed)
    if uid != deed.contact:
        raise UsageError(f"it went into {contact.label} since: `cardscan unmerge` comes first")
    photo, position = deed.card or ("", 0)
    records.photos.decide(photo, position, CardState.WAITING)
    put_away(records, uid, at=at)


def _unrefuse(records: Records, deed: Deed, _: Desk) -> None:
    """Let a card be as if its photo had not been read: nothing was kept of it, `read_anew` reads it again."""
    photo, position = deed.card or ("", 0)
    records.photos.unrefuse(photo, position)


def _unmerge(records: Records, deed: Deed, at: Desk) -> None:
    """Make two contacts of one again; whom the deed is about is who stayed, it was told who went."""
    found = records.merges.find(deed.told)
    if not found:
        raise UsageError(f"the merge of number {deed.number} was taken back already")
    for told in unmerge(records, found[0], at).told:
        at.tell(told)


def _undo_of_interview(records: Records, deed: Deed, at: Desk) -> None:
    """Let an interview be again as it was before, in what was changed then."""
    before, after = deed.before, deed.after
    if not isinstance(before, Interview) or not isinstance(after, Interview):
        raise UsageError(f"number {deed.number} cannot be undone")
    now = records.interviews.get(before.id)
    told = list((Counter(after.history) - Counter(before.history)).elements())
    history = tuple(reversed([e for e in reversed(now.history) if not _taken(told, e)]))
    changed: dict[str, Any] = {"history": history}
    for change in deed.changes:
        if change.field not in ("history", "people"):
            current = getattr(now, change.field)
            changed[change.field] = _back(current, change.before, change.after, deed)
    changed["people"] = _people(now, before, after)
    records.interviews.save(replace(now, **changed))
    about = {m.contact for m in (*before.people, *after.people)}
    rewrite(records, about & set(records.contacts.of(about)), at)


def _taken(told: list[Event], event: Event) -> bool:
    """Take an event out of those that are to go, once each; tell whether it was among them."""
    if event in told:
        told.remove(event)
        return True
    return False


def _people(now: Interview, before: Interview, after: Interview) -> tuple[Any, ...]:
    """Return who is noted for an interview, as before where the deed changed that."""
    was, made = ({m.contact: m for m in side.people} for side in (before, after))
    changed = {uid for uid in was.keys() | made.keys() if was.get(uid) != made.get(uid)}
    kept = [was.get(m.contact) if m.contact in changed else m for m in now.people]
    there = {m.contact for m in now.people}
    back = [m for uid, m in was.items() if uid in changed and uid not in there]
    return (*filter(None, kept), *back)


def _contact(records: Records, deed: Deed) -> tuple[str, Contact]:
    """Return the contact that a deed was done to, or the one that it went into since."""
    uid = str(deed.contact)
    uid = records.merges.living([uid]).get(uid, uid)
    found = records.contacts.get(uid)
    if found is None:
        raise UsageError(f"whom number {deed.number} was about is not there any more")
    return uid, found


def _back(now: Any, before: Any, after: Any, deed: Deed) -> Any:
    """Return a field as it was before; of several values those that were not changed since stay."""
    if now == after:
        return before
    if isinstance(now, tuple):
        gone, added = _without(after or (), before or ()), _without(before or (), after or ())
        return (*added, *(value for value in now if value not in gone))
    raise UsageError(f"number {deed.number} cannot be undone: it was changed again since; undo that first")


def _without(values: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value for value in values if value not in others)


BACK: dict[DeedKind, Callable[[Records, Deed, Desk], None]] = {
    DeedKind.ADDED: _unadd,
    DeedKind.EDITED: _unsay,
    DeedKind.FOUND: _unsay,
    DeedKind.CHECKED: _uncheck,
    DeedKind.REMOVED: _unremove,
    DeedKind.RESTORED: _unadd,
    DeedKind.ACCEPTED: _unaccept,
    DeedKind.REFUSED: _unrefuse,
    DeedKind.MERGED: _unmerge,
    DeedKind.LINKED: _undo_of_interview,
    DeedKind.UNLINKED: _undo_of_interview,
    DeedKind.DONE: _undo_of_interview,
    DeedKind.SKIPPED: _undo_of_interview,
    DeedKind.SNOOZED: _undo_of_interview,
    DeedKind.OUTCOME: _undo_of_interview,
}
"""How each kind of deed is taken back."""
