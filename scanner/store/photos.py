"""Photos seen, by their SHA-256, and the cards found on them: each is claimed before work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from scanner.errors import StoreError
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard, PhotoState, SeenPhoto
from scanner.store.batches import batches
from scanner.store.codec import proposal_from_text, proposal_to_json, quad_from_json, quad_to_json
from scanner.store.page_codec import page_from_text
from scanner.store.pages import Pages, of_card
from scanner.store.soundness import sound
from scanner.store.tables import as_text, cards, pages, photos


@dataclass(frozen=True, slots=True)
class WholeCard:
    """A card as it is kept, what it says by itself, and what was read on it: None if that was long ago."""

    kept: KeptCard
    alone: Proposal
    page: Page | None


class Photos:
    """The photos and their cards, on one connection in its transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def claim(self, digest: str, *, name: str, path: str, by: str, at: dt.datetime, folder: str = "") -> None:
        """Take a photo to work on; whether one may is judged before, in the same transaction."""
        row = {"name": name, "path": path, "claimed_by": by, "claimed_at": at}
        row |= {"folder": folder} if folder else {}
        if self._connection.execute(_CHANGED, {"of": digest, **row}).rowcount == 0:
            new = {"digest": digest, "state": PhotoState.CLAIMED.value, **row}
            self._connection.execute(_NEW, new)

    def release(self, by: str, *, digest: str | None = None) -> None:
        """Let go of a photo, or of all that `by` still holds; one that was never finished is as if unseen."""
        told = {"by": by} if digest is None else {"by": by, "of": digest}
        for let_go in _RELEASED if digest is None else _RELEASED_ONE:
            self._connection.execute(let_go, told)

    def finish(
        self,
        digest: str,
        held: Iterable[KeptCard],
        *,
        taken: dt.datetime | None,
        recipe: str = "",
        pages: Mapping[int, Page] = MappingProxyType({}),
    ) -> None:
        """Mark a photo done, with the cards found on it; contacts they name are saved before.

        `pages` are what was read on the cards, by their positions.
        """
        self._ended(digest, PhotoState.DONE, taken=taken, recipe=recipe, error="")
        self._connection.execute(_WITHOUT_CARDS, {"of": digest})
        rows = [_row(card) for card in held]
        if rows:
            self._connection.execute(_NEW_CARDS, rows)
        Pages(self._connection).keep(digest, pages)

    def fail(self, digest: str, error: str) -> None:
        """Mark a photo as one that cannot be read, and why."""
        self._ended(digest, PhotoState.FAILED, error=error)

    def retry(self, digest: str) -> None:
        """Forget that a photo failed, so that it counts as never seen; not one that somebody reads by now."""
        is_it = (photos.c.digest == digest) & (photos.c.claimed_by == "")
        not_done = photos.c.state != PhotoState.DONE.value
        self._connection.execute(sa.delete(photos).where(is_it, not_done))

    def moved(self, digest: str, path: str) -> None:
        """Note where a photo lies now."""
        self._connection.execute(_CHANGED, {"of": digest, "path": path})

    def get(self, digest: str) -> SeenPhoto | None:
        """Return a photo by its SHA-256, None where it was never seen."""
        return next(iter(self._seen(_GET, {"of": digest})), None)

    def known(self, digests: Iterable[str]) -> set[str]:
        """Return which of these photos were seen."""
        found: set[str] = set()
        for some in batches(digests):
            found.update(
                self._connection.scalars(sa.select(photos.c.digest).where(photos.c.digest.in_(some)))
            )
        return found

    def all(self, state: PhotoState | None = None) -> tuple[SeenPhoto, ...]:
        """Return all photos, or those of a state, longest claimed first."""
        return self._seen(_SEEN.where(photos.c.state == state.value) if state else _SEEN)

    def is_promised(self, path: str, *, but: str) -> bool:
        """Tell whether a photo that somebody is at work on, `but` for this one, is to lie at a path."""
        is_there = (photos.c.path == path) & (photos.c.claimed_by != "") & (photos.c.digest != but)
        return self._connection.scalar(sa.select(photos.c.digest).where(is_there).limit(1)) is not None

    def claimed(self) -> tuple[SeenPhoto, ...]:
        """Return the photos that somebody is at work on, or was when they ended."""
        return self._seen(_SEEN.where(photos.c.claimed_by != ""))

    def cards(
        self,
        *,
        photo: str | None = None,
        state: CardState | None = None,
        contact: str | None = None,
        begins: str | None = None,
    ) -> tuple[KeptCard, ...]:
        """Return the cards of a photo (or of those that begin so), in a state, of a contact; else all."""
        told = {"photo": photo, "state": state and state.value, "contact": contact}
        held = {name: value for name, value in told.items() if value is not None}
        asked = _cards(tuple(held))
        if begins is not None:
            asked = asked.where(cards.c.photo.startswith(begins, autoescape=True))
        return tuple(_card(row) for row in self._connection.execute(asked, held).mappings())

    def on(self, photos: Iterable[str]) -> dict[str, tuple[WholeCard, ...]]:
        """Return the cards of each of many photos that has any, with what was read on them."""
        found: dict[str, tuple[WholeCard, ...]] = {}
        for some in batches(sorted(set(photos))):
            rows = self._connection.execute(_ON, {"some": some}).mappings()
            for photo, held in groupby(rows, key=lambda row: str(row["photo"])):
                found[photo] = tuple(map(_whole, held))
        return found

    def cards_of(self, contacts: Iterable[str]) -> Iterator[tuple[str, tuple[KeptCard, ...]]]:
        """Yield the cards of each of many contacts that has any, in no order."""
        for some in batches(dict.fromkeys(contacts)):
            rows = self._connection.execute(_CARDS_OF, {"some": some}).mappings()
            for contact, held in groupby(rows, key=lambda row: str(row["contact"])):
                yield contact, tuple(map(_card, held))

    def waiting_at(self) -> tuple[tuple[str, str, dt.datetime | None], ...]:
        """Return the photos with cards that wait: SHA-256, path, and when they were taken."""
        waiting = self._connection.execute(_WAITING_AT)
        return tuple((digest, path, taken) for digest, path, taken in waiting)

    def made_by(self, contacts: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """Return of those of these contacts that have cards where each of these stands."""
        found: dict[str, list[tuple[str, int]]] = {}
        for some in batches(contacts):
            for uid, photo, position in self._connection.execute(_MADE_BY, {"some": some}):
                found.setdefault(uid, []).append((photo, position))
        return found

    def count_waiting(self) -> int:
        """Return how many cards wait for a look."""
        waiting = (
            sa.select(sa.func.count()).select_from(cards).where(cards.c.state == CardState.WAITING.value)
        )
        return int(self._connection.scalar(waiting) or 0)

    def first_of(self, contacts: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return of these contacts, a page of them, the photo and the place on it of a card, if any."""
        asked = sa.select(cards.c.contact, cards.c.photo, cards.c.position)
        asked = asked.where(cards.c.contact.in_(list(contacts))).order_by(
            cards.c.photo.desc(), cards.c.position.desc()
        )
        return {uid: (photo, position) for uid, photo, position in self._connection.execute(asked)}

    def decide(self, photo: str, position: int, state: CardState, *, contact: str | None = None) -> None:
        """Settle what becomes of a card that waited; of one that is refused no text is kept."""
        now = {"of": photo, "at": position, "state": state.value, "contact": contact}
        if state is CardState.REFUSED:
            now |= {"proposal": proposal_to_json(Proposal())}
            Pages(self._connection).remove(photo, position)
        if self._connection.execute(_CHANGED_CARD, now).rowcount == 0:
            raise StoreError(f"photo {photo[:12]} has no card number {position + 1}")

    def understood(self, card: KeptCard) -> None:
        """Keep how a card is understood now: what is known from elsewhere has changed."""
        told = {"of": card.photo, "at": card.position, "proposal": proposal_to_json(card.proposal)}
        self._connection.execute(_CHANGED_CARD, told)

    def unrefuse(self, photo: str, position: int) -> None:
        """Know nothing of a card that was refused: it is as if its photo had not been read."""
        which = (cards.c.photo == photo) & (cards.c.position == position)
        is_refused = cards.c.state == CardState.REFUSED.value
        self._connection.execute(sa.delete(cards).where(which, is_refused))

    def _ended(self, digest: str, state: PhotoState, **values: object) -> None:
        row = {"of": digest, "state": state.value, **values}
        if self._connection.execute(_CHANGED, row).rowcount == 0:
            raise StoreError(f"photo {digest[:12]} was never claimed")

    def _seen(
        self, asked: sa.Select[Any], told: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[SeenPhoto, ...]:
        return tuple(map(_photo, self._connection.execute(asked, told).mappings()))


def _on_photo() -> sa.ColumnElement[bool]:
    return cards.c.photo == photos.c.digest


def _row(card: KeptCard) -> dict[str, object]:
    return {
        "photo": card.photo,
        "position": card.position,
        "quad": quad_to_json(card.quad),
        "proposal": proposal_to_json(card.proposal),
        "state": card.state.value,
        "contact": card.contact,
        "sheet": card.sheet,
        "turn": card.turn,
    }


@sound("a photo")
def _photo(row: sa.RowMapping) -> SeenPhoto:
    return SeenPhoto(**{**row, "state": PhotoState(row["state"])})


@sound("a card")
def _card(row: sa.RowMapping) -> KeptCard:
    return KeptCard(
        photo=row["photo"],
        position=row["position"],
        quad=quad_from_json(row["quad"]),
        proposal=proposal_from_text(row["proposal"]),
        state=CardState(row["state"]),
        contact=row["contact"],
        sheet=row["sheet"],
        turn=row["turn"],
    )


def _whole(row: sa.RowMapping) -> WholeCard:
    card, alone, page = _card(row), row["alone"], row["page"]
    said = proposal_from_text(alone) if alone else card.proposal
    return WholeCard(card, said, page_from_text(page) if page else None)


_CARDS = sa.select(*(as_text(c) if c is cards.c.proposal else c for c in cards.c))


# What is asked for each card that comes is put together once: that takes longer than to answer it.
@cache
def _cards(by: tuple[str, ...]) -> sa.Select[Any]:
    """Return what asks for the cards with a value in each of these columns, bound under its name."""
    asked = _CARDS.order_by(cards.c.photo, cards.c.position)
    return asked.where(*(cards.c[name] == sa.bindparam(name) for name in by))


def _released(*which: sa.ColumnElement[bool]) -> tuple[sa.Delete, sa.Update]:
    """Return what lets go of photos: of one that was never finished nothing is left."""
    unfinished = photos.c.state == PhotoState.CLAIMED.value
    return sa.delete(photos).where(*which, unfinished), sa.update(photos).where(*which).values(claimed_by="")


_OF, _BY = photos.c.digest == sa.bindparam("of"), photos.c.claimed_by == sa.bindparam("by")
_SEEN = sa.select(photos).order_by(photos.c.claimed_at, photos.c.digest)
_GET = _SEEN.where(_OF)
_NEW, _CHANGED = sa.insert(photos), sa.update(photos).where(_OF)
_RELEASED, _RELEASED_ONE = _released(_BY), _released(_BY, _OF)
_NEW_CARDS, _WITHOUT_CARDS = sa.insert(cards), sa.delete(cards).where(cards.c.photo == sa.bindparam("of"))
_CHANGED_CARD = sa.update(cards).where(
    cards.c.photo == sa.bindparam("of"), cards.c.position == sa.bindparam("at")
)
_SOME: sa.BindParameter[str] = sa.bindparam("some", expanding=True)
_CARDS_OF = _CARDS.where(cards.c.contact.in_(_SOME)).order_by(
    cards.c.contact, cards.c.photo, cards.c.position
)
_ON = (
    _CARDS.add_columns(as_text(pages.c.alone), as_text(pages.c.page))
    .outerjoin_from(cards, pages, of_card())
    .where(cards.c.photo.in_(_SOME))
    .order_by(cards.c.photo, cards.c.position)
)
_MADE_BY = sa.select(cards.c.contact, cards.c.photo, cards.c.position).where(cards.c.contact.in_(_SOME))
_WAITING_AT = (
    sa.select(photos.c.digest, photos.c.path, photos.c.taken)
    .join(cards, _on_photo())
    .where(cards.c.state == CardState.WAITING.value)
    .distinct()
)
