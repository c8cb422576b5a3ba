"""Make one contact of two in the records and in the folders of vCards, and two of one again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.people.writing import digest_of, left, plan, rewrite
from scanner.errors import OutputError
from scanner.identity.merge import merged
from scanner.model.contact import Contact
from scanner.model.merge import Merge
from scanner.model.record import Decider, WrittenCard
from scanner.outputs import vdir
from scanner.outputs.cardrest import left_out, rest_of, with_rest, without_rest
from scanner.outputs.cardsays import picture_of
from scanner.outputs.cardtext import Line, lines_of
from scanner.outputs.vdir import Outcome

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Done:
    """The contact that stays, and what the person should know about what was done with two."""

    contact: Contact
    told: tuple[str, ...] = ()


def merge(
    records: Records,
    *,
    kept: str,
    gone: str,
    at: Desk,
    by: Decider,
    reasons: Iterable[str],
    made: Contact | None = None,
) -> Done:
    """Let the contact `kept` stand for both, as it is `made`, else with what the newer card says first."""
    before = records.merges.before(gone=gone, kept=kept)
    before = replace(before, vcards=tuple(w for w in before.vcards if digest_of(Path(w.path))))
    is_newer = records.merges.latest(gone) > records.merges.latest(kept)
    two = (before.gone, before.kept) if is_newer else (before.kept, before.gone)
    done = Merge(gone, kept, at.now, by, tuple(reasons), made or merged(*two), before)
    records.merges.keep(done)
    told: list[str] = []
    for said in _written(done, at):
        folder = Path(said.path).parent
        told += _left_out(done, folder)
        told += _leave(records, said, done.made, at, _with_the_other(done, folder))
    return Done(done.made, (*told, *clear(records, done)))


def again(records: Records, done: Merge, at: Desk) -> Done:
    """Bring the files to what was merged before, since a crash may have come between."""
    rewrite(records, [done.kept], at, turned=partial(_with_the_other, done))
    return Done(done.made, clear(records, done))


def clear(records: Records, done: Merge) -> tuple[str, ...]:
    """Have the vCards of the contact that is gone removed, but for those that somebody changed.

    One stays too where somebody changed the file that is to say what it says.
    """
    files = [(w, digest_of(Path(w.path))) for w in done.before.vcards if w.contact == done.gone]
    living = records.merges.living([done.gone])[done.gone]
    told = []
    for written, digest in files:
        beside = vdir.file_of(Path(written.path).parent, living)
        if digest in _ours(written) and _is_changed(records, beside):
            told.append(f"{written.path} stays too: what it says is not in that one")
        elif digest in _ours(written):
            records.afterwards(partial(take_away, written))
            told.append(f"removed {written.path}")
        elif digest:
            told.append(f"{written.path} was changed since it was written, and stays: remove it by hand")
    return tuple(told)


def _is_changed(records: Records, path: Path) -> bool:
    """Tell whether a file stands there that somebody changed since we wrote it, or that we never wrote."""
    known, digest = records.vcards.get(str(path)), digest_of(path)
    return bool(digest) and (known is None or digest not in _ours(known))


def unmerge(records: Records, done: Merge, at: Desk) -> Done:
    """Make two contacts again of what was merged, each with its vCards."""
    told = list(records.merges.undo(done, at=at.now))
    people = records.contacts.of((done.gone, done.kept))
    folders = {Path(written.path).parent for written in done.before.vcards}
    pictures = {folder: _pictures(folder, done) for folder in folders}
    for written in records.vcards.of(done.kept):
        if _was_made(written, done):
            records.afterwards(partial(take_away, written))
            told.append(f"removed {written.path}")
    for written in done.before.vcards:
        folder = Path(written.path).parent
        if written.contact == done.gone:
            records.vcards.save(written)
            turned = partial(with_rest, more=pictures[folder])
        elif not digest_of(Path(written.path)):
            continue  # removed since by the person
        else:
            turned = partial(without_rest, less=_others(done, folder, written))
        told += _leave(records, written, people[written.contact], at, turned)
    return Done(people[done.kept], tuple(told))


def _with_the_other(done: Merge, folder: Path) -> Callable[[bytes], bytes]:
    """Return what makes a card say all that the file of who is gone says beside the contact."""
    return partial(with_rest, more=_rest(done, folder))


def _left_out(done: Merge, folder: Path) -> Iterator[str]:
    """Yield what is to be said of what the one contact cannot say twice."""
    path = vdir.file_of(folder, done.kept)
    if digest_of(path):
        for name in left_out(path.read_bytes(), _rest(done, folder)):
            yield f"{path} has a {name} of its own, and the other's is not kept"


def _rest(done: Merge, folder: Path) -> tuple[Line, ...]:
    """Return what the file of who is gone says beside the contact."""
    return tuple(line for item in _theirs(done, folder) for line in rest_of(item))


def _theirs(done: Merge, folder: Path) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of the file in a folder that a person changed of who is gone, as it is or as it was."""
    for written in done.before.vcards:
        path = Path(written.path)
        if written.contact == done.gone and written.is_theirs and path.parent == folder:
            is_there = digest_of(path) in _ours(written)
            yield lines_of(path.read_bytes() if is_there else written.said.encode()) or ()


def _others(done: Merge, folder: Path, kept: WrittenCard) -> tuple[Line, ...]:
    """Return what the file of who was kept says only since it says the rest of the other's."""
    own = {(line.name, line.value) for line in lines_of(kept.said.encode()) or ()}
    return tuple(line for line in _rest(done, folder) if (line.name, line.value) not in own)


def _pictures(folder: Path, done: Merge) -> tuple[Line, ...]:
    """Return the picture that the file of who was kept took over from the other's."""
    wanted = {picture_of([line]) for item in _theirs(done, folder) for line in item if line.name == "PHOTO"}
    path = vdir.file_of(folder, done.kept)
    there = lines_of(path.read_bytes()) or () if digest_of(path) else ()
    return tuple(line for line in there if line.name == "PHOTO" and picture_of([line]) in wanted)


def _leave(
    records: Records,
    said: WrittenCard,
    contact: Contact,
    at: Desk,
    turned: Callable[[bytes], bytes],
) -> Iterator[str]:
    """Have a vCard written, and yield what is to be said where somebody changed the one that is there."""
    due = plan(records, said, contact, at, turned=turned)
    records.afterwards(partial(left, due))
    if due.outcome is Outcome.KEPT:
        yield f"{said.path} was changed since it was written, and stays as it is"


def _written(done: Merge, at: Desk) -> Iterator[WrittenCard]:
    """Yield what the files of `kept` say beside it: one in each folder where either had one."""
    ours = {Path(w.path).parent: w for w in done.before.vcards if w.contact == done.kept}
    theirs = {Path(w.path).parent: w for w in done.before.vcards if w.contact == done.gone}
    for folder in ours | theirs:
        notes = [w.note for w in (ours.get(folder), theirs.get(folder)) if w]
        note = "\n".join(dict.fromkeys(line for text in notes for line in text.splitlines()))
        path = str(vdir.file_of(folder, done.kept))
        yield WrittenCard(path, done.kept, "", at.now, note)


def take_away(written: WrittenCard) -> None:
    """Remove a vCard, unless somebody has changed it. Raises OutputError."""
    path = Path(written.path)
    if digest_of(path) in _ours(written):
        try:
            path.unlink()
        except OSError as error:
            raise OutputError(f"{path} cannot be removed: {error.strerror}; remove it by hand") from error


def _ours(written: WrittenCard) -> set[str]:
    return {written.digest, written.intended} - {""}


def _was_made(written: WrittenCard, done: Merge) -> bool:
    """Whether a file of `kept` is in a folder where only the other had one before."""
    had = {w.path for w in done.before.vcards}
    beside = {Path(w.path).parent for w in done.before.vcards if w.contact == done.gone}
    return written.path not in had and Path(written.path).parent in beside
