"""What is left for later while photos are kept: to understand the cards anew of which more is known since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.keeping.anew import understand_anew
from scanner.actions.keeping.contacts import note_about
from scanner.actions.keeping.knowing import Knowing
from scanner.actions.keeping.task import Kept, Task
from scanner.actions.people.doubts import doubts_of
from scanner.actions.people.writing import Due, leave, plan, rewrite, stamped
from scanner.fields.known.mails import hosts_of
from scanner.model.contact import Contact
from scanner.model.occasion import Occasion
from scanner.model.reading import ReadCard
from scanner.model.record import KeptCard, WrittenCard
from scanner.outputs import table, vdir
from scanner.outputs.vdir import Outcome

if TYPE_CHECKING:
    from scanner.store.store import Records, Store

MANY = 25
"""Interviews, or companies, of which cards were kept, until those kept before are understood anew."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A photo whose cards were understood with all that was known at a `stand` of the records: `knowing`."""

    photo: str
    knowing: Knowing
    stand: object


class Later:
    """Remembers interviews and companies of which more is known than when their cards were kept."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._touched: dict[str, Occasion] = {}
        self._hosts: frozenset[str] = frozenset()
        self._fresh: Fresh | None = None

    @property
    def is_nothing(self) -> bool:
        return not (self._touched or self._hosts)

    @property
    def is_much(self) -> bool:
        return max(len(self._touched), len(self._hosts)) > MANY

    def touch(
        self,
        occasion: Occasion | None,
        cards: Iterable[ReadCard | KeptCard] = (),
        *,
        fresh: Fresh | None = None,
    ) -> None:
        """Remember that more is known of an interview, and of the companies on some cards."""
        self._fresh = fresh
        if occasion:
            self._touched[occasion.id] = occasion
        for card in cards:
            self._hosts |= hosts_of(card.proposal.emails)

    def come(
        self, records: Records, at: Desk, *, but: Occasion | None = None
    ) -> Iterator[tuple[Due | None, Kept]]:
        """Understand the cards anew of interviews of which more is known, `but` for one whose photos still
        come; yield the contacts that are new or changed by it.

        The vCard of a new one is to be written; one that lies somewhere is written again there. What was
        known of a fresh photo is asked about anew where somebody else has written since.
        """
        due = {key: one for key, one in self._touched.items() if but is None or key != but.id}
        hosts, self._hosts = self._hosts, frozenset[str]()
        self._touched = {key: one for key, one in self._touched.items() if key not in due}
        fresh, self._fresh = self._fresh, None
        if fresh and fresh.stand != records.stand:
            fresh = None
        changed = understand_anew(
            records,
            due.values(),
            at,
            waits=self._task.waits,
            hosts=hosts,
            fresh=fresh.photo if fresh else "",
            asked=fresh.knowing if fresh else None,
        )
        for uid, contact in records.contacts.of(changed).items():
            yield self._written_again(records, uid, contact, changed[uid], at)

    def _written_again(
        self, records: Records, uid: str, contact: Contact, occasion: Occasion | None, at: Desk
    ) -> tuple[Due | None, Kept]:
        doubts, due = doubts_of(records, uid, contact), None
        if records.vcards.of(uid):
            rewrite(records, [uid], at)
        else:
            path = str(vdir.file_of(self._task.folder, uid).absolute())
            said = WrittenCard(path, uid, "", at.now, note_about(records, uid, doubts))
            due = plan(records, said, contact, at)
        first = records.photos.get(records.photos.cards(contact=uid)[0].photo)
        row = table.Row(contact, doubts, first.path if first else "", uid)
        return due, Kept(row, due.outcome if due else Outcome.WRITTEN, occasion)


def written(store: Store, anew: Iterable[tuple[Due | None, Kept]]) -> tuple[Kept, ...]:
    """Write the vCards of contacts that are new, and note it. Raises StoreError, OutputError."""
    told = [(due, replace(one, outcome=leave(due)) if due else one) for due, one in anew]
    new = [due for due, _ in told if due and due.outcome is Outcome.WRITTEN]
    if new:
        with store.write() as records:
            for due in new:
                records.vcards.save(stamped(due))
    return tuple(one for _, one in told)
