"""What a card says otherwise than was known of its person: looked up when it is shown, and kept nowhere.

So what is forgotten of somebody stands on no other card.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.interviews.joining import occasions_of
from scanner.actions.people.doubts import CALLED
from scanner.model.known import contrary_to
from scanner.model.proposal import Proposal
from scanner.model.record import KeptCard

if TYPE_CHECKING:
    from scanner.store.store import Records


def with_besides(records: Records, card: KeptCard, at: Desk) -> Proposal:
    """Return what was understood of a card, with what was known instead beside what it says."""
    from scanner.actions.keeping.knowing import Knowing  # loading word lists takes long
    from scanner.fields.known.contrary import with_contrary

    place = card.photo, card.position
    page = records.pages.of([place]).get(place)
    if page is None:  # the photo was read long ago
        return card.proposal
    said = card.proposal
    for met in occasions_of(records, card.photo, card.contact, at) or (None,):
        known = Knowing(records, met, at).whoever(said, card=place, contact=card.contact)
        said = with_contrary(page, said, known)
    return said


def besides(records: Records, uid: str, at: Desk) -> Iterator[tuple[str, str]]:
    """Yield what people call a field of a contact, and what was known instead of what its cards say there.

    On what a person has decided nothing more is said.
    """
    if records.contacts.decided([uid]):
        return
    for card in records.photos.cards(contact=uid):
        said = with_besides(records, card, at)
        for field, called in CALLED.items():
            held = getattr(said, field)
            for guess in held if isinstance(held, tuple) else filter(None, (held,)):
                yield from ((called, told) for told in contrary_to(guess))
