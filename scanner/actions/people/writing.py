"""vCard files: decided in the records first, written after, so that a crash loses and doubles nothing.

What is about to be left in a file is noted before it is written. A file that says neither that nor what we
left before was changed by a person, and stays as they have it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.contacts import note_about
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.remarks import met_line
from scanner.actions.people.stamps import stamp_of
from scanner.model.contact import Contact
from scanner.model.record import WrittenCard
from scanner.outputs import vcard, vdir
from scanner.outputs.cardpatch import patched
from scanner.outputs.cardsays import without_picture
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


def plan(records: Records, said: WrittenCard, contact: Contact, at: Desk, *, overwrite: bool = False) -> Due:
    """Decide what becomes of a contact's vCard, with its interview, and note it.

    What we left there ourselves, and nobody changed, is replaced. Raises OutputError.
    """
    path, uid = Path(said.path), said.contact
    before = records.vcards.get(said.path)
    there = digest_of(path)
    is_ours = before is not None and there in (before.digest, before.intended)
    talks = records.occasions.talks(uid)
    held = sorted(records.occasions.of_contact(uid), key=lambda i: (i.when.day, i.id), reverse=True)
    met = (met_line(occasion, talks[occasion.id], today=at.today) for occasion in held)
    note, link = "\n".join(filter(None, (*met, said.note))), link_to(records, uid, at)
    item = vcard.serialize(contact, uid=uid, revised=said.revised, note=note, interview=link)
    if before is not None and before.is_theirs and is_ours and there and not overwrite:
        unsaid = frozenset(before.unsaid.splitlines())
        item = patched(path.read_bytes(), item, before=before.said, unsaid=unsaid)
        said = replace(said, is_theirs=True, unsaid=before.unsaid)
    outcome = vdir.foresee(path, item, replace=overwrite or is_ours)
    digest = there if outcome is Outcome.UNCHANGED else hashlib.sha256(item).hexdigest()
    says = without_picture(lines_of(item) or ())
    written = replace(said, digest=digest, intended="", said=says, stamp="")
    if outcome is Outcome.WRITTEN:
        records.vcards.save(replace(written, digest=there, intended=digest))
    elif outcome is Outcome.UNCHANGED:
        records.vcards.save(written)
    return Due(written, item, overwrite or is_ours, outcome)


def leave(due: Due) -> Outcome:
    """Write a vCard where that was decided. Raises OutputError."""
    if due.outcome is not Outcome.WRITTEN:
        return due.outcome
    return vdir.write(Path(due.written.path).parent, due.written.contact, due.item, replace=due.over)


def left(due: Due) -> WrittenCard | None:
    """Write a vCard where that was decided, and return what is known of it now. Raises OutputError."""
    if leave(due) is not Outcome.WRITTEN:
        return None
    return replace(due.written, stamp=stamp_of(Path(due.written.path)))


def rewrite(records: Records, uids: Iterable[str], at: Desk) -> None:
    """Have the vCards of these contacts written again where they lie, once this is decided.

    Those that somebody changed or removed stay as they are.
    """
    for uid, contact in records.contacts.of(uids).items():
        for said in records.vcards.of(uid):
            if digest_of(Path(said.path)) in {said.digest, said.intended} - {""}:
                note = note_about(records, uid, doubts_of(records, uid, contact)) or said.note
                due = plan(records, replace(said, note=note), contact, at)
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
