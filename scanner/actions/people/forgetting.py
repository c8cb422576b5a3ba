"""Forget a person, a card or a photo: in the records first, in the files after."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.meant import Removed, name_of, the_person
from scanner.errors import OutputError, PhotoError, UsageError
from scanner.files import fetch, is_url
from scanner.model.record import CardState, Forgotten, KeptCard, PhotoState, SeenPhoto
from scanner.model.remnant import Remnant
from scanner.outputs import vdir

if TYPE_CHECKING:
    from scanner.store.store import Records, Store

Forgettable = str | KeptCard | SeenPhoto
"""A contact's UID, a card that is no contact, or a photo that could not be read."""

_FOLDS = re.compile(rb"=?\r?\n[ \t]?")
"""Where vCards and mail break a line that goes on."""


def the_forgettable(records: Records, text: str) -> Forgettable:
    """Return whom or what words mean: a person, else a card that is no contact, else a photo that failed."""
    try:
        return the_person(records, text, removed=Removed.TOO)
    except UsageError:
        wanted = text.strip().casefold()
        states = (CardState.WAITING, CardState.REFUSED)
        held = [card for state in states for card in records.photos.cards(state=state)]
        cards = [card for card in held if wanted in (name_of(card), card.proposal.contact().label.casefold())]
        failed = records.photos.all(PhotoState.FAILED)
        photos = [photo for photo in failed if photo.name and wanted in (photo.name.casefold(), photo.digest)]
        found: list[KeptCard | SeenPhoto] = [*cards, *photos]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(name_of(card) for card in cards) or "photos"
            raise UsageError(f"{text!r} can mean {len(found)} cards or photos: {names}") from None
        raise


def label_of(records: Records, what: Forgettable) -> str:
    """Return what is to be called forgotten."""
    match what:
        case str():
            return records.contacts.of([what])[what].label
        case KeptCard():
            return f"the card {name_of(what)} ({what.proposal.contact().label})"
        case SeenPhoto():
            return f"the photo {what.name}"


def cards_of(records: Records, what: Forgettable) -> tuple[KeptCard, ...]:
    """Return the cards that are to be forgotten."""
    match what:
        case str():
            return records.photos.cards(contact=what)
        case KeptCard():
            return (what,)
        case SeenPhoto():
            return ()


def forget(
    records: Records,
    what: Forgettable,
    *,
    contacts: Path | None = None,
    calendar: Path | None = None,
    photos: bool = False,
) -> Forgotten:
    """Remove a person, card or photo from the records, and note which files are to go: see `finish`.

    `contacts` and `calendar` are folders to look for their files in besides; photos go where that is asked.
    """
    from scanner.store.forget import forget, forget_card, forget_photo  # loading SQL takes long

    match what:
        case str():
            gone = forget(records, what)
        case KeptCard():
            gone = forget_card(records, what)
        case SeenPhoto():
            gone = forget_photo(records, what)
    files = [*gone.vcards]
    if contacts and gone.contact:
        files.append(Remnant(str(vdir.file_of(contacts, gone.contact).absolute()), mark=gone.contact))
    if calendar:
        files += [Remnant(str((calendar / f"{uid}.ics").absolute()), mark=uid) for uid in gone.reminders]
    records.remnants.leave([*files, *(gone.photos if photos else ())])
    return gone


def finish(store: Store, traces: Iterable[str] = ()) -> Iterator[Path]:
    """Delete the files of who was forgotten, also what a run that was broken off left, and yield each.

    Then the database's own files are rid of what was deleted; `traces` are texts that must stand in none.
    Raises OutputError, StoreError.
    """
    from scanner.store.scrub import scrub

    with store.read() as records:
        left = records.remnants.all()
    sought = spellings(traces)
    if not left and not sought:
        return
    for file in left:
        if _deleted(file):
            yield Path(file.path)
        with store.write() as records:
            records.remnants.deleted(file)
    yield from scrub(store, sought)


def holding(records: Records, traces: Iterable[str]) -> tuple[Path, ...]:
    """Return the drafts, tables and exports we wrote that still hold one of some texts; those that are gone
    are noted as gone.
    """
    sought = [text.encode().lower() for text in spellings(traces)]
    found = []
    for path in records.handed_out.all():
        if not path.exists():
            records.handed_out.lost(path)
        elif any(text in _unfolded(path) for text in sought):
            found.append(path)
    return tuple(found)


def spellings(traces: Iterable[str]) -> tuple[str, ...]:
    """Return texts as they stand in files: as they are, and as JSON writes them."""
    return tuple(dict.fromkeys(way for text in traces for way in (text, json.dumps(text)[1:-1])))


def _unfolded(path: Path) -> bytes:
    try:
        data = fetch(str(path)).lower()
    except PhotoError:
        return b""
    return data + _FOLDS.sub(b"", data)


def _deleted(file: Remnant) -> bool:
    """Delete a file where it is theirs still; what lies at its path by now may be another person's."""
    if is_url(file.path):
        return False
    try:
        data = fetch(file.path)
    except PhotoError:
        return False
    if hashlib.sha256(data).hexdigest() != file.digest and (not file.mark or file.mark.encode() not in data):
        return False
    try:
        Path(file.path).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{file.path} cannot be deleted: {error.strerror}; delete it by hand") from error
    return True
