"""Look at photos with what the records know of an interview, and keep nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scanner.actions.desk import Desk
from scanner.actions.keeping.knowing import Knowing
from scanner.fields.known.contrary import with_contrary
from scanner.fields.known.informed import informed
from scanner.interviews.reference import the_one
from scanner.model.reading import ReadCard, Reading


def known_of(readings: Iterable[Reading], interview: str, at: Desk) -> Iterator[Reading]:
    """Yield readings, once all are there, with their cards as they are understood with what is known.

    `interview` is an id or words of one that is written down: UsageError where none or several are meant.
    """
    with at.open() as store, store.read() as records:
        occasion = the_one(interview, records.occasions.all())
        knowing = Knowing(records, occasion, at)
        read = list(readings)
        for reading in read:
            cards = tuple(
                _known(card, (reading.digest, place), read, knowing)
                for place, card in enumerate(reading.cards)
            )
            yield replace(reading, cards=cards)


def _known(card: ReadCard, key: tuple[str, int], read: list[Reading], knowing: Knowing) -> ReadCard:
    beside = [other.proposal for reading in read for other in reading.cards if other is not card]
    known = knowing.of(card.proposal, card=key, contact=None, beside=beside)
    said = informed(card.page, card.proposal, known)
    whoever = knowing.whoever(said, card=key, contact=None)
    return replace(card, proposal=with_contrary(card.page, said, whoever))
