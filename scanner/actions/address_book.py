"""The person's own address book: a folder of vCards that other programs keep, such as khard or vdirsyncer.

It is only read, and nothing of it is kept: whom it holds may speak for what a card prints.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from scanner.identity.keys import Key, keys_of
from scanner.model.contact import Contact, Phone, PhoneKind

log = logging.getLogger(__name__)

EVERY = 10.0
"""Seconds between looks at the folder: of ten thousand files one takes some hundredths of a second."""
MOST_CARDS = 20_000
MOST_OCTETS = 2_000_000
"""A card with a large picture is smaller."""
MOST_LETTERS, MOST_VALUES = 120, 12
"""No name is longer, and nobody has more addresses or numbers that one would want to find on a card."""
TOLD = ("email", "name")
"""What a card shares with somebody whom one has already."""
_WANTED = re.compile(
    rb"^(?:[\w-]+\.)?(?:BEGIN|END|UID|PRODID|N|FN|ORG|TEL|EMAIL)[;:][^\r\n]*"
    rb"(?:\r?\n[ \t][^\r\n]*|(?<==)\r?\n[^\r\n]*)*",
    re.MULTILINE | re.IGNORECASE,
)
"""The properties that tell somebody; pictures and notes are most of a card and cost the most."""

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in the address book, by the UID that other programs gave them, and what they are found by.

    Numbers are digits, with a plus where one stands there.
    """

    uid: str
    contact: Contact
    keys: tuple[Key, ...]


class AddressBook:
    """The cards of a folder and of the folders in it, none where there is no folder.

    A file is read when it is first looked for, and again when it was changed. `tell` is told where the folder
    cannot be read.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        tell: Callable[[str], object] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._tell, self._clock = folder, tell, clock
        self._looked = float("-inf")
        self._held: dict[str, tuple[Stamp, Entry | None]] = {}
        self._found_by: dict[Key, list[Entry]] = {}

    def sharing(self, contact: Contact) -> tuple[Entry, ...]:
        """Return who has an e-mail address or the name of a contact, in an order of their own."""
        if self._folder is None:
            return ()
        if self._clock() >= self._looked + EVERY:
            self._look(self._folder)
            self._looked = self._clock()
        found = {entry: None for key in keys_of(contact) for entry in self._found_by.get(key, ())}
        return tuple(sorted(found, key=lambda entry: (entry.uid, entry.keys)))

    def _look(self, folder: Path) -> None:
        """Read the files that are new or changed since the last look."""
        before, self._held = self._held, {}
        for path, stamp in self._files(folder):
            if len(self._held) == MOST_CARDS:
                log.debug("the address book has more than %d cards; the others are left out", MOST_CARDS)
                break
            known = before.get(path)
            self._held[path] = known if known and known[0] == stamp else (stamp, entry_of(Path(path), stamp))
        if self._held != before:
            self._found_by = {}
            for entry in filter(None, (entry for _, entry in self._held.values())):
                for key in entry.keys:
                    self._found_by.setdefault(key, []).append(entry)

    def _files(self, folder: Path) -> Iterator[tuple[str, Stamp]]:
        """Yield the vCards with their time and size: those of a folder, then of the folders in it."""
        try:
            held = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            if self._looked == float("-inf"):
                self._tell(f"the address book {folder} cannot be read: {error.strerror}")
            return
        yield from _cards(held)
        for item in held:
            with suppress(OSError):
                if not item.name.startswith(".") and item.is_dir(follow_symlinks=False):
                    yield from _cards(sorted(os.scandir(item.path), key=lambda inner: inner.name))


def _cards(held: list[os.DirEntry[str]]) -> Iterator[tuple[str, Stamp]]:
    for item in held:
        with suppress(OSError):  # it went away
            if item.name.endswith(".vcf") and item.is_file(follow_symlinks=False):
                found = item.stat(follow_symlinks=False)
                yield item.path, (found.st_mtime_ns, found.st_size)


def entry_of(path: Path, stamp: Stamp) -> Entry | None:
    """Return who is on a card, None where that is nobody's to tell, or a card that we wrote."""
    from scanner.outputs import vdir
    from scanner.outputs.cardsays import Said, name_of, said_in
    from scanner.outputs.cardtext import lines_of
    from scanner.outputs.vcard import PRODID

    if stamp[1] > MOST_OCTETS:
        log.debug("%s is too large for a contact", path)
        return None
    try:
        item = vdir.content(path)
    except OSError as error:
        log.debug("%s cannot be read: %s", path, error.strerror)
        return None
    lines = lines_of(b"\n".join(_WANTED.findall(item))) if item else None
    if lines is None:
        log.debug("%s holds no single vCard", path)
        return None
    if any(line.name == "PRODID" and line.text == PRODID for line in lines):
        return None
    said = said_in(lines)
    name = name_of(said, None, Said()) if said.full not in said.org else None
    contact = Contact(
        name=name if name and len(name.full) <= MOST_LETTERS else None,
        emails=said.emails[:MOST_VALUES],
        phones=tuple(Phone(n, n, PhoneKind.OTHER) for n in said.phones[:MOST_VALUES] if n.isascii()),
    )
    uid = next((line.text.strip() for line in lines if line.name == "UID"), "")
    keys = tuple(key for key in keys_of(replace(contact, phones=())) if key[0] in TOLD)
    return Entry(uid, contact, keys) if keys else None
