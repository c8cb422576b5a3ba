"""What became of the photos of a scan: counts of everything, and no more of it kept than is shown.

A hundred thousand photos take no more memory than a hundred but for their paths and the ids of contacts; what
the report in JSON names one by one waits in a file.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from scanner.actions.keeping.task import Kept, Result, Way
from scanner.outputs import atomic, table
from scanner.outputs.vdir import Outcome

SHOWN = 40
"""Contacts in the table at the end, and photos that could not be read: what fits on a screen or two."""


OPEN = 50
"""Contacts that a photo may still add to."""


class Report:
    """Counts results one after the other; `clock` tells seconds."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._began = clock, clock()
        self._uids: dict[bytes, None] = {}
        self._open: dict[str, Kept] = {}
        self._named = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="cardscan-")  # noqa: SIM115
        self._first: list[table.Row] = []
        self._doubtful: list[table.Row] = []
        self.failures: list[Result] = []
        self.ways: Counter[Way] = Counter()
        self.reasons: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()
        self.met: Counter[tuple[str, str, str]] = Counter()
        self.away_first: list[str] = []
        self.blank = self.doubtful = self.untouched = self.joined = self.away = self.refused = 0

    def add(self, result: Result) -> tuple[Kept, ...]:
        """Count what became of a photo; return contacts to which no photo will add any more.

        Two sides of a card are two photos near each other: the latest contacts are still open.
        """
        if result.error is not None:
            self._fail(result, result.error)
            return ()
        self.ways[result.way] += 1
        self.blank += result.way is not Way.LEFT and not (result.kept or result.away or result.refused)
        self.refused += result.refused
        self.joined += len(result.gone)
        self.away += len(result.away)
        self.away_first += result.away[: SHOWN - len(self.away_first)]
        for uid in result.gone:
            self._open.pop(uid, None)
            self._uids.pop(_short(uid), None)
        for one in result.kept:
            self._take(one)
        self.renew(result)
        return self._settled(down_to=OPEN)

    def renew(self, result: Result) -> None:
        """Note contacts as they are understood now, where they are still open."""
        for one in (one for one in result.anew if one.row.uid in self._open):
            self._take(one)

    def rest(self) -> tuple[Kept, ...]:
        """Count the last contacts, after the last photo, and return them."""
        return self._settled(down_to=0)

    def _take(self, one: Kept) -> None:
        """Note a contact as it is now, with the photo it was first on."""
        before = self._open.get(one.row.uid)
        if before:
            one = replace(one, row=replace(one.row, photo=before.row.photo))
        if _short(one.row.uid) not in self._uids:
            self._open[one.row.uid] = one

    def _settled(self, *, down_to: int) -> tuple[Kept, ...]:
        settled = [self._open.pop(uid) for uid in tuple(self._open)[: max(len(self._open) - down_to, 0)]]
        for one in settled:
            self._count(one)
        return tuple(settled)

    def close(self) -> None:
        """Let go of the file."""
        self._named.close()

    @property
    def photos(self) -> int:
        return self.ways.total() + self.failed

    @property
    def failed(self) -> int:
        return self.reasons.total()

    @property
    def contacts(self) -> int:
        return len(self._uids)

    def uids(self) -> Iterator[str]:
        """Yield the UIDs of all contacts, in the order of their photos."""
        yield from (str(uuid.UUID(bytes=short)) for short in self._uids)

    def shown(self) -> tuple[table.Row, ...]:
        """Return the contacts to show: all of a few, else those to look at before others."""
        if self.contacts <= SHOWN:
            return tuple(self._first)
        return (*self._doubtful, *(row for row in self._first if not row.doubts))[:SHOWN]

    def write(self, file: Path) -> None:
        """Write all of it to `file` as JSON. Raises OutputError."""
        told = json.dumps(self._counts(), ensure_ascii=False, indent=2).removesuffix("\n}")
        self._named.seek(0)
        with atomic.writing(file) as out:
            out.write(f'{told},\n  "look_at": ['.encode())
            for number, line in enumerate(self._named):
                out.write(f"{',' if number else ''}\n    {line.rstrip()}".encode("utf-8", "backslashreplace"))
            out.write(b"\n  ]\n}\n")

    def _counts(self) -> dict[str, object]:
        seconds = self._clock() - self._began
        return {
            "photos": self.photos,
            "read": self.ways[Way.READ],
            "known": self.ways[Way.KNOWN],
            "left": self.ways[Way.LEFT],
            "failed": self.failed,
            "failed_by_reason": dict(self.reasons.most_common()),
            "without_card": self.blank,
            "contacts": self.contacts,
            "joined": self.joined,
            "doubtful": self.doubtful,
            "doubtful_by_field": dict(self.fields.most_common()),
            "left_as_changed": self.untouched,
            "left_deleted": self.away,
            "left_rejected": self.refused,
            "seconds": round(seconds, 1),
            "photos_per_second": round(self.photos / seconds, 2) if seconds else None,
        }

    def _fail(self, result: Result, error: str) -> None:
        self.reasons[reason_of(error)] += 1
        self.failures += [result] if len(self.failures) < SHOWN else []
        self._name(photo=result.photo, error=error)

    def _count(self, one: Kept) -> None:
        self._uids[_short(one.row.uid)] = None
        self.untouched += one.outcome is Outcome.KEPT
        if one.interview:
            self.met[one.interview.id, one.interview.label, one.how] += 1
        self._first += [one.row] if len(self._first) < SHOWN else []
        if one.row.doubts:
            self.doubtful += 1
            self.fields.update(one.row.doubts)
            self._doubtful += [one.row] if len(self._doubtful) < SHOWN else []
            self._name(photo=one.row.photo, contact=one.row.uid, fields=one.row.doubts)

    def _name(self, **told: object) -> None:
        self._named.write(json.dumps(told) + "\n")


def _short(uid: str) -> bytes:
    """Return a UID as sixteen bytes, half the memory of its text."""
    return uuid.UUID(uid).bytes


def reason_of(error: str) -> str:
    """Return what several photos have in common that could not be read: no numbers, no advice.

    >>> reason_of("has 31 pages; split it")
    'has N pages'
    """
    plain = re.sub(r"\s*\(.*\)", "", error)
    return re.sub(r"\d+", "N", plain.partition(";")[0]).strip() or "no reason given"
