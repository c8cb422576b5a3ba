"""What waits for a person: cards to look at, photos that could not be read, what is not taken at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.inbox.arrivals import Arrivals
from scanner.model.record import CardState, KeptCard, PhotoState, SeenPhoto

if TYPE_CHECKING:
    from scanner.store.store import Records


@dataclass(frozen=True, slots=True)
class Waiting:
    """The cards that wait for a look, the photos that could not be read, and photos' names by SHA-256."""

    cards: tuple[KeptCard, ...]
    failed: tuple[SeenPhoto, ...]
    names: dict[str, str]


def waiting(records: Records) -> Waiting:
    """Return what waits for a person."""
    cards = records.photos.cards(state=CardState.WAITING)
    names = {card.photo: seen.name for card in cards if (seen := records.photos.get(card.photo))}
    return Waiting(cards, records.photos.all(PhotoState.FAILED), names)


def coming(inbox: Path) -> Iterator[tuple[str, str]]:
    """Yield what lies in the inbox and is not taken at once, and why."""
    arrivals = Arrivals(inbox.absolute(), quiet=0.0)
    try:
        arrivals.look(0.0)
    except OSError:
        return
    yield from ((path, str(why)) for path, why in arrivals.coming.items())
