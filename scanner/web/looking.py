"""Look at the cards that wait, with their photo beside them: accept, correct, refuse, go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.responses import Response

from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.besides import with_besides
from scanner.actions.keeping.pictures import photo_of
from scanner.actions.keeping.waiting import waiting
from scanner.actions.meant import card_named, name_of, the_card
from scanner.actions.people.form import LABELS, corrected, values
from scanner.errors import PhotoError, UsageError
from scanner.inbox.doubtful import reasons
from scanner.model.record import CardState, KeptCard
from scanner.web.answers import back_to, shown
from scanner.web.ask import Ask, deed, page
from scanner.web.contacts import contradicted
from scanner.web.lines import lines_of_card, more_of_card
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
    settled = _settled(ask)
    if settled is None:
        return _form(ask)
    return back_to(f"/contacts/{settled.contact}") if settled.contact else _refused(ask)


def _settled(ask: Ask) -> KeptCard | None:
    """Return the card that is asked for where it waits no more."""
    with ask.office.store.read() as records:
        card = card_named(records, ask.part("card"))
    return None if card is None or card.state is CardState.WAITING else card


def _refused(ask: Ask, typed: Iterable[str] = ()) -> Response:
    """Say that a card was refused before, and what was `typed` of it since, which is not taken."""
    words = "this card is no contact: that was said of it before"
    return shown(ask, "wrong.html", status=409, words=words, gone=False, typed=tuple(typed))


def _form(ask: Ask, *, typed: Mapping[str, str] | None = None, wrong: str = "") -> Response:
    """Show a card with its fields, as they were `typed` where that was `wrong`."""
    with ask.office.store.read() as records:
        card = the_card(records, ask.part("card"))
        cards = waiting(records).cards
        seen = records.photos.get(card.photo)
        said = with_besides(records, card, ask.at)
    place = next(i for i, one in enumerate(cards) if (one.photo, one.position) == (card.photo, card.position))
    try:
        with ask.office.store.read() as records:
            size = ask.office.pictures.size(photo_of(records, card.photo), card.sheet)
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
        lines=lines_of_card(said, typed),
        more=more_of_card(card.proposal, typed),
        why=reasons(card.proposal),
        size=size,
    )


def _accept(ask: Ask) -> Response:
    typed, name = ask.texts(), ask.part("card")
    with ask.office.store.write() as records:
        card = card_named(records, name) or the_card(records, name)
        if card.state is not CardState.WAITING:
            return _settled_meanwhile(ask, card, typed)
        try:
            said = corrected(card.proposal.contact(), typed, region=ask.office.chosen.region)
            uid = accept(records, card, at=ask.at, contact=said)
        except UsageError as error:
            return _form(ask, typed=typed, wrong=str(error))
        label = records.contacts.of([uid])[uid].label
        number = last_deed(records)
    ask.tell(f"{label} is a contact.", undo=number)
    return _next(ask)


def _settled_meanwhile(ask: Ask, card: KeptCard, typed: Mapping[str, str]) -> Response:
    """Where another window settled the card first: show what it says now, and what was typed here."""
    said = {key: text.strip() for key, text in typed.items() if key.partition(".")[0] in LABELS}
    if card.contact is None:
        return _refused(ask, filter(None, said.values()))
    read = {key: text for key, _, text in values(card.proposal.contact())}
    new = {key: text for key, text in said.items() if text != read.get(key, "")}
    return contradicted(ask, card.contact, new, read=read) if new else _next(ask)


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
