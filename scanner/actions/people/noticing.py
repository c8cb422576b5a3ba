"""Notice what a person did to vCard files since we left them: on the phone, by hand, in another program.

What they changed is true from then on, in the records and so everywhere; a file that they deleted stays so.
Only files whose size or time is another are read, and only those whose content is are understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.people.correcting import corrected, is_checked, taken_out
from scanner.actions.people.editing import check, edit, noted
from scanner.actions.people.stamps import AWAY, stamp_of
from scanner.actions.people.writing import digest_of, rewrite
from scanner.model.contact import Contact
from scanner.model.deed import Deed, DeedKind
from scanner.model.record import WrittenCard
from scanner.outputs import vcard
from scanner.outputs.cardsays import Said, said_in, without_picture
from scanner.outputs.cardtext import lines_of

if TYPE_CHECKING:
    from scanner.store.store import Records, Store


def notice(store: Store, at: Desk) -> None:
    """Take over what people did to vCard files, and tell of it. Raises StoreError, OutputError."""
    with store.read() as records:
        paths = [path for path, stamp in records.vcards.stamps() if stamp_of(Path(path)) != stamp]
    if not paths:
        return
    with store.write() as records:
        for path in paths:
            written = records.vcards.get(path)
            if written is not None:
                _heed(records, written, at)


def _heed(records: Records, written: WrittenCard, at: Desk) -> None:
    path = Path(written.path)
    seen = replace(written, stamp=stamp_of(path))
    digest = digest_of(path)
    if not digest:
        _heed_absence(records, seen, at)
    elif digest == written.digest:
        records.vcards.save(seen)
        _welcome(records, seen, at)
    elif digest == written.intended:
        records.vcards.save(replace(seen, digest=digest, intended=""))
    else:
        _heed_change(records, replace(seen, digest=digest, intended=""), at)
        _welcome(records, seen, at)


def _heed_change(records: Records, seen: WrittenCard, at: Desk) -> None:
    """Take over what a person changed in a file; one that is no card any more stays as it is."""
    uid, path = seen.contact, Path(seen.path)
    lines = lines_of(path.read_bytes())
    if lines is None:
        before = records.vcards.get(seen.path)
        assert before is not None
        records.vcards.save(replace(before, stamp=seen.stamp))
        at.tell(f"{path} holds no single vCard any more, and stays as it is")
        return
    contact = records.contacts.of([uid])[uid]
    was, now = _before(seen, contact), said_in(lines)
    unsaid = [*seen.unsaid.splitlines(), *taken_out(contact, was, now)]
    records.vcards.save(
        replace(seen, said=without_picture(lines), is_theirs=True, unsaid="\n".join(dict.fromkeys(unsaid)))
    )
    if is_checked(contact, was, now):
        check(records, uid, at=at)
    new = corrected(contact, was, now, region=at.country)
    if replace(new, note="").is_empty:
        at.tell(f"{path} says nothing any more; {contact.label} stays as it was")
    elif edit(records, uid, new, at=at, kind=DeedKind.FOUND, told=seen.path):
        at.tell(f"{new.label} is now as you have it in {path}")
    else:
        rewrite(records, [uid], at)


def _before(seen: WrittenCard, contact: Contact) -> Said:
    """Return what a file said when we left it; for those left by an older version, what the contact says."""
    left = seen.said.encode() if seen.said else None
    item = left or vcard.serialize(contact, uid=seen.contact, revised=seen.revised, note=seen.note)
    return said_in(lines_of(item) or ())


def _heed_absence(records: Records, seen: WrittenCard, at: Desk) -> None:
    """Let a contact stay away whose last file a person deleted; where the folder is away too, only wait."""
    if seen.stamp == AWAY:
        records.vcards.save(replace(seen, digest="", intended=""))
        return
    if moved := _moved(records, seen):
        records.vcards.remove(seen.path)
        _heed(records, replace(seen, path=str(moved)), at)
        return
    records.vcards.save(seen)
    uid = seen.contact
    was_there = seen.digest != ""
    others = (w for w in records.vcards.of(uid) if w.path != seen.path)
    if was_there and not any(Path(w.path).exists() for w in others) and not records.contacts.away([uid]):
        contact = records.contacts.of([uid])[uid]
        records.contacts.put_away(uid, at=at.now)
        noted(
            records,
            Deed(DeedKind.REMOVED, at.now, contact=uid, before=contact, after=contact, told=seen.path),
        )
        at.tell(f"you deleted {contact.label}, and so it stays; back with: cardscan people restore {uid[:8]}")


def _moved(records: Records, seen: WrittenCard) -> Path | None:
    """Return where the same contact lies in the folder now: a server may give files names of its own."""
    for path in _cards_in(Path(seen.path).parent):
        if records.vcards.get(str(path)) is None:
            with suppress(OSError):
                held = lines_of(path.read_bytes()) or ()
                if any(line.name == "UID" and line.text.strip() == seen.contact for line in held):
                    return path
    return None


def _cards_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if path.suffix == ".vcf")


def _welcome(records: Records, seen: WrittenCard, at: Desk) -> None:
    """Bring a contact back whose file is there again."""
    uid = seen.contact
    if uid in records.contacts.away([uid]):
        contact = records.contacts.of([uid])[uid]
        records.contacts.put_away(uid, at=None)
        noted(
            records,
            Deed(DeedKind.RESTORED, at.now, contact=uid, before=contact, after=contact, told=seen.path),
        )
