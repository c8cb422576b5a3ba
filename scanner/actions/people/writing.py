"""vCard files: decided in the records first, written after, so that a crash loses and doubles nothing.

What is about to be left in a file is noted before it is written. A file that says neither that nor what we
left before was changed by a person, and stays as they have it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.contacts import note_about
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.picture import card_picture, picture_in
from scanner.actions.people.remarks import met_line
from scanner.actions.people.stamps import stamp_of
from scanner.inbox.found import FoundPhoto
from scanner.model.contact import Contact
from scanner.model.record import WrittenCard
from scanner.outputs import vcard, vdir
from scanner.outputs.cardpatch import card_of, patched
from scanner.outputs.cardsays import said_in, without_picture
from scanner.outputs.cardtext import lines_of
from scanner.outputs.vdir import Outcome

if TYPE_CHECKING:
    from scanner.store.store import Records

LINK = "a link"
"""What stands for the digest of one, which no file has: whoever put it there has changed what was there."""


@dataclass(frozen=True, slots=True)
class Due:
    """A vCard to be left in a file: its bytes, whether over another one, and what is known of it then."""

    written: WrittenCard
    item: bytes
    over: bool
    outcome: Outcome


def plan(
    records: Records,
    said: WrittenCard,
    contact: Contact,
    at: Desk,
    *,
    overwrite: bool = False,
    found: FoundPhoto | None = None,
    turned: Callable[[bytes], bytes] | None = None,
) -> Due:
    """Decide what becomes of a contact's vCard, with its interview, and note it.

    What we left there ourselves, and nobody changed, is replaced; `turned` adds to it or takes from it what
    another program put there. A photo that was just `found` is not where it is to lie yet.
    Raises OutputError.
    """
    path, uid = Path(said.path), said.contact
    before = records.vcards.get(said.path)
    there = digest_of(path)
    is_ours = before is not None and there in (before.digest, before.intended)
    talks = records.occasions.talks(uid)
    held = sorted(records.occasions.of_contact(uid), key=lambda i: (i.when.day, i.id), reverse=True)
    met = (met_line(occasion, talks[occasion.id], today=at.today) for occasion in held)
    note, link = "\n".join(filter(None, (*met, said.note))), link_to(records, uid, at)
    picture = _picture(records, uid, path, at, is_kept=bool(is_ours and there) and not overwrite, found=found)
    item = vcard.serialize(contact, uid=uid, revised=said.revised, note=note, interview=link, photo=picture)
    known = before or said
    if known.is_theirs and (is_ours or not there) and not overwrite:
        theirs = path.read_bytes() if there else _as_left(known)
        item = patched(theirs, item, before=known.said, unsaid=frozenset(known.unsaid.splitlines()))
        said = replace(said, is_theirs=True, unsaid=known.unsaid)
    if turned and (other := turned(item)) != item:
        said = replace(said, is_theirs=True, unsaid=_taken_over(said.unsaid, item, other))
        item = other
    outcome = vdir.foresee(path, item, replace=overwrite or is_ours)
    digest = there if outcome is Outcome.UNCHANGED else hashlib.sha256(item).hexdigest()
    says = without_picture(lines_of(item) or ())
    written = replace(said, digest=digest, intended="", said=says, stamp="")
    if outcome is Outcome.WRITTEN:
        records.vcards.save(replace(written, digest=there, intended=digest))
    elif outcome is Outcome.UNCHANGED:
        records.vcards.save(written)
    return Due(written, item, overwrite or is_ours, outcome)


def _picture(
    records: Records, uid: str, path: Path, at: Desk, *, is_kept: bool, found: FoundPhoto | None
) -> bytes | None:
    """Return the card's picture for those who want it: the one that is there, else made of its photo."""
    if not at.card_picture:
        return None
    kept = picture_in(path.read_bytes()) if is_kept else None
    return kept or card_picture(records, uid, found=found)


def _taken_over(unsaid: str, item: bytes, other: bytes) -> str:
    """Return what is the person's word of a card: its picture too, where that was taken from another card."""
    was, now = (said_in(lines_of(one) or ()).picture for one in (item, other))
    return unsaid if was == now else "\n".join(dict.fromkeys([*unsaid.splitlines(), "PHOTO"]))


def _as_left(written: WrittenCard) -> bytes:
    """Return a card that a person changed and that is gone since, as it was, but without its picture."""
    return card_of(line for line in lines_of(written.said.encode()) or () if line.name != "PHOTO")


def leave(due: Due) -> Outcome:
    """Write a vCard where that was decided. Raises OutputError."""
    if due.outcome is not Outcome.WRITTEN:
        return due.outcome
    return vdir.write(Path(due.written.path).parent, due.written.contact, due.item, replace=due.over)


def left(due: Due) -> WrittenCard | None:
    """Write a vCard where that was decided, and return what is known of it now. Raises OutputError."""
    if leave(due) is not Outcome.WRITTEN:
        return None
    return stamped(due)


def stamped(due: Due) -> WrittenCard:
    """Return what is known of a vCard now that it lies there."""
    return replace(due.written, stamp=stamp_of(Path(due.written.path)))


def rewrite(
    records: Records,
    uids: Iterable[str],
    at: Desk,
    *,
    turned: Callable[[Path], Callable[[bytes], bytes] | None] = lambda _: None,
) -> None:
    """Have the vCards of these contacts written again where they lie, once this is decided.

    Those that somebody changed or removed stay as they are; each is `turned` as `plan` does.
    """
    for uid, contact in records.contacts.of(uids).items():
        for said in records.vcards.of(uid):
            if digest_of(Path(said.path)) in {said.digest, said.intended} - {""}:
                note = note_about(records, uid, doubts_of(records, uid, contact)) or said.note
                how = turned(Path(said.path).parent)
                due = plan(records, replace(said, note=note), contact, at, turned=how)
                records.afterwards(partial(left, due))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, empty where there is none to read."""
    try:
        there = vdir.content(path)
        return LINK if there is None else hashlib.sha256(there).hexdigest()
    except OSError:
        return ""


def link_to(records: Records, uid: str, at: Desk) -> vcard.InterviewLink | None:
    """Return what ties a contact to the interview they were met in last, None for none."""
    held = records.occasions.of_contact(uid)
    latest = max(held, key=lambda i: (i.when.day, i.id), default=None)
    if latest is None:
        return None
    url = f"{at.base_url.rstrip('/')}/i/{latest.id}" if at.base_url else None
    return vcard.InterviewLink(latest.id, f"{latest.label}, {latest.when.day}", url)
