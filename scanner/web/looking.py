"""Look at the cards that wait, with their photo beside them: accept, correct, refuse, go on."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.pictures import photo_of
from scanner.actions.keeping.waiting import waiting
from scanner.actions.meant import name_of, the_card
from scanner.actions.people.form import corrected
from scanner.errors import PhotoError, UsageError
from scanner.inbox.doubtful import reasons
from scanner.model.record import KeptCard
from scanner.web.answers import back_to, shown
from scanner.web.ask import Ask, deed, page
from scanner.web.lines import lines_of_card
from scanner.web.taking_back import last_deed


def _list(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        found = waiting(records)
    cards = [(address(card), card, card.proposal.contact(), reasons(card.proposal)) for card in found.cards]
    return shown(ask, "waiting.html", cards=cards, failed=found.failed, names=found.names)


def _first(ask: Ask) -> Response:
    with ask.office.store.read() as records:
        cards = waiting(records).cards
    return back_to(address(cards[0]) if cards else "/look")


def _card(ask: Ask) -> Response:
    return _form(ask)


def _form(ask: Ask, *, typed: Mapping[str, str] | None = None, wrong: str = "") -> Response:
    """Show a card with its fields, as they were `typed` where that was `wrong`."""
    with ask.office.store.read() as records:
        card = the_card(records, ask.part("card"))
        cards = waiting(records).cards
        seen = records.photos.get(card.photo)
    place = next(i for i, one in enumerate(cards) if (one.photo, one.position) == (card.photo, card.position))
    try:
        with ask.office.store.read() as records:
            size = ask.office.pictures.size(photo_of(records, card.photo))
    except PhotoError:
        size = None
    return shown(
        ask,
        "card.html",
        status=422 if wrong else 200,
        wrong=wrong,
        card=card,
        here=address(card),
        name=seen.name if seen else "",
        number=place + 1,
        count=len(cards),
        following=address(cards[(place + 1) % len(cards)]),
        lines=lines_of_card(card.proposal, typed),
        why=reasons(card.proposal),
        size=size,
    )


def _accept(ask: Ask) -> Response:
    typed = ask.texts()
    try:
        with ask.office.store.read() as records:
            card = the_card(records, ask.part("card"))
        said = corrected(card.proposal.contact(), typed, region=ask.office.chosen.region)
    except UsageError as error:
        return _form(ask, typed=typed, wrong=str(error))
    with ask.office.store.write() as records:
        card = the_card(records, ask.part("card"))  # another page may have settled it meanwhile
        uid = accept(records, card, at=ask.at, contact=said)
        label = records.contacts.of([uid])[uid].label
        number = last_deed(records)
    ask.tell(f"{label} is a contact.", undo=number)
    return _next(ask)


def _refuse(ask: Ask) -> Response:
    with ask.office.store.write() as records:
        card = the_card(records, ask.part("card"))
        refuse(records, card, at=ask.at)
        number = last_deed(records)
    ask.tell(f"{card.proposal.contact().label} is no contact.", undo=number)
    return _next(ask)


def _next(ask: Ask) -> Response:
    following = ask.text("following")
    with ask.office.store.read() as records:
        cards = waiting(records).cards
    known = [address(card) for card in cards]
    if following in known:
        return back_to(following)
    return back_to(known[0] if known else "/look")


def address(card: KeptCard) -> str:
    """Return the address of the page of a card that waits."""
    return f"/look/{name_of(card)}"


ROUTES = (
    page("/look", _list),
    page("/look/first", _first),
    page("/look/{card}", _card),
    deed("/look/{card}/accept", _accept),
    deed("/look/{card}/refuse", _refuse),
)
