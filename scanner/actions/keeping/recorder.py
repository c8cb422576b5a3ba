"""Each photo once: claimed in the records before it is read, finished there after.

A photo is its SHA-256. What is understood of it is decided in one transaction, then its vCards are written,
then the photo is let go. A crash before the decision leaves the claim of a process that is gone, which the
next one takes over; a crash after it leaves vCards to be written, which the next one does from the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import ASKED, BY_FOLDER, join, met_already, met_at, why_not
from scanner.actions.keeping.away import file_away, finish_move
from scanner.actions.keeping.contacts import ContactOfCard, contacts_of, note_about
from scanner.actions.keeping.knowing import Knowing
from scanner.actions.keeping.later import Fresh, Later, written
from scanner.actions.keeping.learning import learn, take_waiting
from scanner.actions.keeping.pairing import pair
from scanner.actions.keeping.task import Kept, Result, Task, Way
from scanner.actions.people.forgetting import finish
from scanner.actions.people.merging import clear
from scanner.actions.people.word import overrule
from scanner.actions.people.writing import Due, leave, plan, stamped
from scanner.fields.known.mails import hosts_of
from scanner.files import absolute
from scanner.inbox.claims import Turn, is_at_work, myself, turn
from scanner.inbox.found import FoundPhoto, is_untouched
from scanner.model.occasion import Occasion
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState, KeptCard, PhotoState, SeenPhoto, WrittenCard
from scanner.outputs import atomic, table, vdir
from scanner.outputs.vdir import Outcome

if TYPE_CHECKING:
    from scanner.store.store import Records, Store


class Recorder:
    """Takes photos and keeps what was read on them. Everything it does may raise StoreError, OutputError."""

    def __init__(self, store: Store, at: Desk, task: Task) -> None:
        self._store, self._at, self._task = store, at, task
        self._read: set[str] = set()
        self._looked_at: set[str] = set()
        self._later = Later(task)
        self._knowing: Knowing | None = None

    def take(self, photo: FoundPhoto) -> Result | None:
        """Claim a photo and return None: it is to be read; else return what is known of it."""
        at = replace(self._at)  # a batch takes hours, and each photo has its own moment
        with self._store.write() as records:
            seen = records.photos.get(photo.digest)
            now = self._turn(seen, at)
            if now is not Turn.LEAVE and self._task.filing and not is_untouched(photo):
                # Another watch has filed it away since it was looked at; to promise it another place now
                # would lose where it lies. From here on none but us moves it, for we have the claim.
                return Result(photo.path, Way.LEFT)
            if now is not Turn.LEAVE:
                finish_move(self._task.filing, photo.path)
            if now is not Turn.LEAVE and seen and finish_move(self._task.filing, seen.path):
                records.photos.release(seen.claimed_by, digest=photo.digest)
                return Result(photo.path, Way.KNOWN, error=seen.error or None)
            match now:
                case Turn.LEAVE:
                    return Result(photo.path, Way.LEFT)
                case Turn.KNOWN if seen and seen.state is PhotoState.FAILED:
                    return Result(photo.path, Way.KNOWN, error=f"{seen.error}; --again tries once more")
                case Turn.READ:
                    # Where a photo lies that was dealt with before stands until it is dealt with again.
                    is_old = seen and seen.state is not PhotoState.CLAIMED
                    path = seen.path if seen and is_old else absolute(photo.path)
                    folder = absolute(str(self._task.folder))
                    records.photos.claim(
                        photo.digest, name=photo.name, path=path, by=myself(), at=at.now, folder=folder
                    )
                    return None
            assert seen is not None
            gone = take_waiting(records, photo, at) if self._task.filing is None else ()
            decision = self._decide(records, photo, seen, at)
            if self._task.filing is None:  # a scan that was killed has not come to understand them anew
                cards = records.photos.cards(photo=photo.digest)
                decision = self._touched(records, decision, decision.interview, cards, at)
        return self._carry_out(Result(photo.path, Way.KNOWN, gone=gone), photo, decision)

    def keep(self, photo: FoundPhoto, reading: Reading) -> Result:
        """Keep the reading of a photo that was taken, and write its contacts; again is the same as once."""
        result = Result(photo.path, Way.READ, error=reading.error, seconds=reading.seconds)
        at = replace(self._at)
        with self._store.write() as records:
            seen = records.photos.get(photo.digest)
            if seen is None or seen.claimed_by != myself():
                return Result(photo.path, Way.LEFT)  # it took us so long that another command took it over
            if self._task.filing is None:
                records.photos.moved(photo.digest, absolute(photo.path))
            if reading.error is not None:
                records.photos.fail(photo.digest, reading.error)
                decision = self._filed(records, photo, seen, at, failed=True)
            else:
                occasion = self._occasion(records, photo, reading, at)
                knowing, is_fresh = self._knowing_of(records, occasion, at)
                learn(records, photo, reading, self._task, at, knowing)
                result = replace(result, gone=pair(records, photo.digest, at, occasion))
                if knowing and is_fresh and result.gone:
                    is_fresh = knowing.follow(result.gone)
                decision = self._decide(records, photo, replace(seen, taken=reading.taken), at)
                fresh = Fresh(photo.digest, knowing, records.stand) if knowing and is_fresh else None
                decision = self._touched(records, decision, occasion, reading.cards, at, fresh=fresh)
        if self._task.again:
            self._read.add(photo.digest)
        return self._carry_out(result, photo, decision)

    def settle(self) -> Result | None:
        """Understand the cards anew of which more is known since they were kept; None where none changed."""
        self._knowing = None
        if self._later.is_nothing:
            return None
        at = replace(self._at)
        with self._store.write() as records:
            anew = tuple(self._later.come(records, at))
        kept = written(self._store, anew)
        return Result(kept[0].row.photo, Way.KNOWN, anew=kept) if kept else None

    def sweep(self) -> None:
        """Clear up after processes that are gone: what they half wrote, and photos that want nothing more."""
        at = replace(self._at)
        atomic.sweep(self._task.folder)
        for _ in finish(self._store):
            pass  # whom a person forgot, and nobody could be told then
        with self._store.write() as records:
            for _, path, taken in records.photos.waiting_at() if not self._task.alone else ():
                if met := met_already(records, Path(path).parent.name, taken, at):
                    self._later.touch(met)  # who ended may not have come to understand it anew
            for seen in records.photos.claimed():
                if is_at_work(seen.claimed_by, since=seen.claimed_at, now=at.now):
                    continue
                finish_move(self._task.filing, seen.path)
                lies_there = seen.path != "" and Path(seen.path).is_file()
                if lies_there == (seen.state is not PhotoState.CLAIMED):
                    records.photos.release(seen.claimed_by, digest=seen.digest)

    def hand_out(self, files: Iterable[Path]) -> None:
        """Note the files that are written besides vCards."""
        with self._store.write() as records:
            records.handed_out.note(files, at=replace(self._at).now)

    def let_go(self, photo: FoundPhoto) -> None:
        """Give up a photo that was taken and not read."""
        with self._store.write() as records:
            records.photos.release(myself(), digest=photo.digest)

    def close(self) -> None:
        """Let go of all photos that were taken and not read."""
        with self._store.write() as records:
            records.photos.release(myself())

    def _turn(self, seen: SeenPhoto | None, at: Desk) -> Turn:
        task = self._task
        if seen and task.filing and seen.claimed_by == myself():
            seen = replace(seen, claimed_by="")  # we could not end it, and try again
        again = task.again and seen is not None and seen.digest not in self._read
        return turn(seen, recipe=None if task.filing else task.recipe, again=again, now=at.now)

    def _decide(self, records: Records, photo: FoundPhoto, seen: SeenPhoto, at: Desk) -> _Decision:
        """Join the contacts of a photo to its interview, and say which vCards are to be written."""
        decision = self._filed(records, photo, seen, at)
        found = tuple(contacts_of(records, photo.digest))
        if self._task.overwrite:
            for card in found:
                overrule(records, card.uid, at)
            found = tuple(contacts_of(records, photo.digest))
        if not found:
            return decision
        interview, how = self._met_at(records, photo, seen, at)
        if interview:
            was_unlinked = partial(records.occasions.was_unlinked, interview.id)
            uids = [card.uid for card in found if how is ASKED or not was_unlinked(card.uid)]
            join(records, interview.id, uids, at)
        decided, away = [], []
        for card in found:
            for done in records.merges.of(card.uid):
                clear(records, done)  # a crash may have left the file of one that went into this one
            said = self._said(records, photo, card)
            if _was_removed(records, said):
                away.append(card.contact.label)
                continue
            due = plan(records, said, card.contact, at, overwrite=self._task.overwrite, found=photo)
            row = table.Row(card.contact, card.doubts, photo.path, card.uid)
            joined = interview if interview and records.occasions.met(interview.id, [card.uid]) else None
            decided.append((due, Kept(row, due.outcome, joined, how)))
        return replace(decision, vcards=tuple(decided), away=tuple(away), interview=interview)

    def _occasion(self, records: Records, photo: FoundPhoto, reading: Reading, at: Desk) -> Occasion | None:
        """Return the interview of a photo on which somebody's card is."""
        if self._task.interview is not None:
            return records.occasions.get(self._task.interview)
        if all(card.proposal.contact().is_empty for card in reading.cards):
            return None
        return met_at(records, Path(photo.path).absolute().parent.name, reading.taken, at)[0]

    def _knowing_of(
        self, records: Records, occasion: Occasion | None, at: Desk
    ) -> tuple[Knowing | None, bool]:
        """Return what is known of the cards of a photo, and whether all of it was asked about just now."""
        if self._task.alone:
            return None, False
        if self._knowing and self._knowing.goes_on(records, occasion):
            return self._knowing, False
        self._knowing = Knowing(records, occasion, at)
        return self._knowing, True

    def _touched(
        self,
        records: Records,
        decision: _Decision,
        occasion: Occasion | None,
        cards: Iterable[ReadCard | KeptCard],
        at: Desk,
        *,
        fresh: Fresh | None = None,
    ) -> _Decision:
        """Remember that more is known by some cards; where that is much, understand those before anew."""
        if self._task.alone:
            return decision
        kept = tuple(cards)
        hosts = {host for card in kept for host in hosts_of(card.proposal.emails)}
        if fresh and not fresh.knowing.others_than(fresh.photo, hosts):
            return decision  # nobody whom it could help
        self._later.touch(occasion, kept, fresh=fresh)
        if not self._later.is_much:
            return decision
        self._knowing = None
        return replace(decision, anew=tuple(self._later.come(records, at, but=occasion)))

    def _filed(
        self, records: Records, photo: FoundPhoto, seen: SeenPhoto, at: Desk, *, failed: bool = False
    ) -> _Decision:
        """Say where a photo is to go, and note it before it goes there."""
        states = Counter(card.state for card in records.photos.cards(photo=photo.digest))
        known = _Decision(waiting=states[CardState.WAITING], refused=states[CardState.REFUSED])
        if self._task.filing is None:
            return known
        place = self._task.filing.place_for(
            photo,
            failed=failed,
            is_promised=lambda place: records.photos.is_promised(str(place), but=photo.digest),
            before=seen.path,
        )
        records.photos.claim(photo.digest, name=seen.name, path=str(place), by=myself(), at=at.now)
        return replace(known, place=place, before=seen.path)

    def _carry_out(self, result: Result, photo: FoundPhoto, decision: _Decision) -> Result:
        """Write and move what was decided, then note that it is done and let the photo go."""
        kept = tuple(replace(one, outcome=leave(due)) for due, one in decision.vcards)
        anew = written(self._store, decision.anew)
        filing, place, where = self._task.filing, decision.place, None
        if filing and place:
            where = file_away(filing, photo, place, before=decision.before, error=result.error)
        with self._store.write() as records:
            for due, _ in decision.vcards:
                if due.outcome is Outcome.WRITTEN:
                    records.vcards.save(stamped(due))
            if where is not None:
                records.photos.moved(photo.digest, where)
            records.photos.release(myself(), digest=photo.digest)
        counted = replace(result, waiting=decision.waiting, refused=decision.refused)
        return replace(counted, kept=kept, anew=anew, away=decision.away)

    def _said(self, records: Records, photo: FoundPhoto, card: ContactOfCard) -> WrittenCard:
        """Return what a vCard says beside its contact: of which photos it is, the first one's time."""
        path = str(vdir.file_of(self._task.folder, card.uid).absolute())
        before = records.vcards.get(path)
        made = before.revised if before and not card.is_own else photo.made
        return WrittenCard(path, card.uid, "", made, note_about(records, card.uid, card.doubts))

    def _met_at(
        self, records: Records, photo: FoundPhoto, seen: SeenPhoto, at: Desk
    ) -> tuple[Occasion | None, str]:
        """Return the interview of a photo, and how it is known: told, by its folder's name, by its time."""
        if self._task.interview is not None:
            return records.occasions.get(self._task.interview), ASKED
        folder = Path(photo.path).absolute().parent.name
        found = met_at(records, folder, seen.taken, at)
        if found[1] is not BY_FOLDER and folder not in self._looked_at:
            self._looked_at.add(folder)
            if told := why_not(records, folder, at):
                at.tell(told)
        return found


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is to be done about a photo once that is kept: vCards to write, and where the photo goes.

    `interview` is where who is on it was met, `away` who was deleted and stays so. `before` is where it
    lay, or was to go when a crash broke that off. `anew` are contacts of other photos.
    """

    vcards: tuple[tuple[Due, Kept], ...] = ()
    away: tuple[str, ...] = ()
    anew: tuple[tuple[Due | None, Kept], ...] = ()
    place: Path | None = None
    interview: Occasion | None = None
    before: str = ""
    waiting: int = 0
    refused: int = 0


def _was_removed(records: Records, said: WrittenCard) -> bool:
    """Whether a person put a contact away, or deleted the vCard that we had written."""
    before = records.vcards.get(said.path)
    is_gone = before is not None and before.digest != "" and not Path(said.path).exists()
    return is_gone or bool(records.contacts.away([said.contact]))
