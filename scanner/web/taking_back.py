"""Take back what was done, by the button beside the words that told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from scanner.actions.keeping.readers import reader_of
from scanner.actions.keeping.rereading import read_anew
from scanner.actions.undoing import undo
from scanner.errors import UsageError
from scanner.model.deed import DeedKind
from scanner.web.answers import back_to
from scanner.web.ask import Ask, deed

if TYPE_CHECKING:
    from scanner.store.store import Records


def last_deed(records: Records) -> int | None:
    """Return the number of what was done last, in the same transaction."""
    found = records.deeds.last()
    return found.number if found else None


def _undo(ask: Ask) -> Response:
    try:
        with ask.office.store.write() as records:
            taken_back = undo(records, int(ask.part("number")), at=ask.at)
    except UsageError as error:
        ask.tell(str(error), is_wrong=True)
        return back_to("/")
    card = taken_back.card
    if taken_back.kind is DeedKind.REFUSED and card:
        how = reader_of(ask.office.chosen, photos=1, tell=ask.at.tell)
        read_anew(ask.office.store, card[0], how, at=ask.at)
    ask.tell("Taken back.")
    if card:
        return back_to(f"/look/{card[0][:8]}-{card[1] + 1}")
    if taken_back.interview:
        return back_to(f"/interviews/{taken_back.interview}")
    return back_to(f"/contacts/{taken_back.contact}" if taken_back.contact else "/")


ROUTES = (deed("/undo/{number:int}", _undo),)
