"""Keep what was read: the vCard of each contact, and beside it the records that tie it to an interview.

Writing vCards is the main job and works without records; with them, a file that nobody changed since we wrote
it may be replaced, and whom a card is of is joined to the interview.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.desk import Desk
from scanner.cli.joining import folder_interview, interview_by_time, join, named_interview
from scanner.cli.text import harmless
from scanner.errors import StoreError
from scanner.model.contact import Contact
from scanner.model.interview import EventKind, Interview
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard, WrittenCard
from scanner.outputs import table, vcard, vdir
from scanner.outputs.vdir import Outcome

if TYPE_CHECKING:
    from scanner.store.store import Records, Store

STALE = dt.timedelta(minutes=10)
"""How long a photo that another command claimed is left to it."""
ASKED, BY_FOLDER, BY_TIME = "", "by the folder's name", "by the time the photo was taken"


@dataclass(frozen=True, slots=True)
class Kept:
    """A contact as it was written, what became of its file, and the interview it was joined to and why."""

    row: table.Row
    proposal: Proposal
    outcome: Outcome
    interview: Interview | None = None
    how: str = ASKED


class Keeper:
    """Keeps one reading after the other, all of a photo or nothing of it.

    Where the records cannot be opened or written it says so once and goes on without, unless `interview` was
    asked for: then that is a StoreError.
    """

    def __init__(self, at: Desk, folder: Path, *, overwrite: bool, interview: str | None) -> None:
        self._at, self._folder, self._overwrite = at, folder, overwrite
        self._asked = interview is not None
        self._interview: str | None = None
        self._store: Store | None = None
        try:
            self._store = at.open()
            if interview is not None:
                with self._store.write() as records:
                    self._interview = named_interview(records, interview, at).id
        except StoreError as error:
            self._go_on_without(error)

    def keep(self, reading: Reading) -> tuple[Kept, ...]:
        """Write the contacts of a photo. Raises OutputError."""
        if self._store is not None:
            try:
                with self._store.write() as records:
                    return self._recorded(records, reading)
            except StoreError as error:
                self._go_on_without(error)
        return tuple(self._written(reading))

    def close(self) -> None:
        """Let go of the records."""
        if self._store is not None:
            self._store.close()

    def _go_on_without(self, error: StoreError) -> None:
        if self._asked:
            raise error
        self._store = None
        click.echo(f"cardscan: contacts are written, but not recorded: {harmless(str(error))}", err=True)

    def _written(self, reading: Reading) -> Iterator[Kept]:
        for uid, card, contact in _contacts(reading):
            item = vcard.serialize(contact, uid=uid, revised=_made(reading), note=_note(reading, card))
            outcome = vdir.write(self._folder, uid, item, replace=self._overwrite)
            yield Kept(_row(reading, uid, card, contact), card.proposal, outcome)

    def _recorded(self, records: Records, reading: Reading) -> tuple[Kept, ...]:
        found = tuple(_contacts(reading))
        if not found:
            return ()
        records.contacts.save_all(((uid, contact) for uid, _, contact in found), at=self._at.now)
        _see(records, reading, found, self._at)
        interview, how = self._met_at(records, reading)
        if interview:
            uids = [uid for uid, *_ in found if how is ASKED or not _was_unlinked(interview, uid)]
            interview = join(records, interview, uids, self._at)
        kept = []
        for uid, card, contact in found:
            path = str((self._folder / f"{uid}.vcf").absolute())
            said = WrittenCard(path, uid, "", _made(reading), _note(reading, card))
            outcome = _write(records, said, contact, self._at, overwrite=self._overwrite)
            joined = interview if interview and interview.met(uid) else None
            kept.append(Kept(_row(reading, uid, card, contact), card.proposal, outcome, joined, how))
        return tuple(kept)

    def _met_at(self, records: Records, reading: Reading) -> tuple[Interview | None, str]:
        """Return the interview of a photo, and how it is known: told, by its folder's name, by its time."""
        if self._interview is not None:
            return records.interviews.get(self._interview), ASKED
        folder = Path(reading.photo).absolute().parent.name
        if by_folder := folder_interview(records, folder, self._at):
            return by_folder, BY_FOLDER
        return interview_by_time(records, reading.taken, self._at), BY_TIME


def rewrite(records: Records, uids: Iterable[str], at: Desk) -> None:
    """Write the vCards of these contacts again where they lie, unless somebody changed or removed them."""
    for uid, contact in records.contacts.of(uids).items():
        for said in records.vcards.of(uid):
            if _digest(Path(said.path)) == said.digest:
                _write(records, said, contact, at)


def _write(
    records: Records, said: WrittenCard, contact: Contact, at: Desk, *, overwrite: bool = False
) -> Outcome:
    """Write a vCard with its interview; what we left there ourselves, and nobody changed, is replaced."""
    path, uid = Path(said.path), said.contact
    before = records.vcards.get(said.path)
    ours = before is not None and _digest(path) == before.digest
    held = records.interviews.of_contact(uid)
    latest = max(held, key=lambda i: (i.when.day, i.id), default=None)
    item = vcard.serialize(
        contact, uid=uid, revised=said.revised, note=said.note, interview=_link(latest, at.base_url)
    )
    outcome = vdir.write(path.parent, uid, item, replace=overwrite or ours)
    if outcome is not Outcome.KEPT:
        records.vcards.save(WrittenCard(said.path, uid, _digest(path), said.revised, said.note))
    return outcome


def _link(interview: Interview | None, base_url: str) -> vcard.InterviewLink | None:
    if interview is None:
        return None
    url = f"{base_url.rstrip('/')}/i/{interview.id}" if base_url else None
    return vcard.InterviewLink(interview.id, f"{interview.label}, {interview.when.day}", url)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, empty where there is none to read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _was_unlinked(interview: Interview, uid: str) -> bool:
    """Whether the person took this contact out: then only they put it back."""
    told = [e.kind for e in interview.history if e.about == uid]
    return EventKind.UNLINKED in told and interview.met(uid) is None


def _see(
    records: Records, reading: Reading, found: Iterable[tuple[str, ReadCard, Contact]], at: Desk
) -> None:
    """Note that the photo was read, and what was understood of its cards and why."""
    path = Path(reading.photo).absolute()
    by = f"scan {os.getpid()}"
    records.photos.claim(reading.digest, name=path.name, path=str(path), by=by, at=at.now, stale=STALE)
    kept = {uid for uid, *_ in found}
    cards = (
        KeptCard(reading.digest, index, card.quad, card.proposal, CardState.KEPT, uid)
        for index, card in enumerate(reading.cards)
        if (uid := vcard.contact_uid(reading.digest, index)) in kept
    )
    records.photos.finish(reading.digest, cards, taken=reading.taken)


def _contacts(reading: Reading) -> Iterator[tuple[str, ReadCard, Contact]]:
    """Yield UID, card and contact of every card that says anything."""
    for index, card in enumerate(reading.cards):
        contact = card.proposal.contact()
        if not contact.is_empty:
            yield vcard.contact_uid(reading.digest, index), card, contact


def _row(reading: Reading, uid: str, card: ReadCard, contact: Contact) -> table.Row:
    return table.Row(contact, card.proposal.doubts(), reading.photo, uid)


def _made(reading: Reading) -> dt.datetime:
    """Return when the photo's file was written: unlike the clock, the same at every run."""
    return dt.datetime.fromtimestamp(Path(reading.photo).stat().st_mtime, dt.UTC)


def _note(reading: Reading, card: ReadCard) -> str:
    taken = f", taken {reading.taken:%Y-%m-%d}" if reading.taken else ""
    lines = [f"Read by cardscan from {harmless(Path(reading.photo).name)}{taken}"]
    if doubts := card.proposal.doubts():
        lines.append(f"Please check: {', '.join(doubts)}")
    return "\n".join(lines)
