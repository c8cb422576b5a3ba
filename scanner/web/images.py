"""Photos and cards as pictures, and the style sheet's companions."""

from __future__ import annotations

from starlette.responses import Response

from scanner.actions.keeping.pictures import photo_of
from scanner.errors import PhotoError
from scanner.model.record import KeptCard, SeenPhoto
from scanner.web.ask import Ask, Page, page
from scanner.web.lines import boxes_of
from scanner.web.pictures import MEDIUM, SMALL


def _photo(ask: Ask) -> Response:
    seen, card = _found(ask)
    return _jpeg(ask.office.pictures.photo(seen, card.sheet))


def _card(longest: int) -> Page:
    def answer(ask: Ask) -> Response:
        seen, card = _found(ask)
        return _jpeg(ask.office.pictures.card(seen, card, longest=longest))

    return answer


def _strip(ask: Ask) -> Response:
    seen, card = _found(ask)
    boxes = boxes_of(card.proposal, ask.part("key"))
    return _jpeg(ask.office.pictures.strip(seen, card, boxes))


def _found(ask: Ask) -> tuple[SeenPhoto, KeptCard]:
    digest, number = ask.part("digest"), int(ask.part("number"))
    with ask.office.store.read() as records:
        seen = photo_of(records, digest)
        cards = records.photos.cards(photo=digest)
    card = next((card for card in cards if card.position == number - 1), None)
    if card is None:
        raise PhotoError("there is no such card")
    return seen, card


def _jpeg(content: bytes) -> Response:
    return Response(content, media_type="image/jpeg")


ROUTES = (
    page("/photos/{digest}/{number:int}/photo.jpg", _photo),
    page("/photos/{digest}/{number:int}/card.jpg", _card(MEDIUM)),
    page("/photos/{digest}/{number:int}/small.jpg", _card(SMALL)),
    page("/photos/{digest}/{number:int}/{key}.jpg", _strip),
)
