"""Who was expected in an interview and whose card is there now is one contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.actions.people.merging import merge
from scanner.identity.expected import as_printed, why_expected
from scanner.model.occasion import Occasion
from scanner.model.record import Decider

if TYPE_CHECKING:
    from scanner.store.store import Records

MOST = 40
"""People of an interview who are looked at: of a crowd the first, and who has the card's e-mail."""


def join_expected(records: Records, uid: str, occasion: Occasion | None, at: Desk) -> bool:
    """Let a card's contact go into that of the one expected person it is of; tell whether there is one.

    The name stays as the card prints it. Nothing is done where it may be of several.
    """
    contact = records.contacts.of([uid])[uid]
    there = records.occasions.people(occasion.id, most=MOST) if occasion else ()
    mailed = [match.contact for match in records.contacts.sharing(contact, kinds=("email",))]
    others = [other for other in dict.fromkeys((*there, *mailed)) if other != uid]
    apart, away = records.merges.apart_from(uid), records.contacts.away(others)
    found = {}
    for other, held in records.contacts.of(others).items():
        if other not in apart and other not in away and not records.photos.cards(contact=other):
            told = why_expected(contact, held, is_there=other in there)
            if told:
                found[other] = held, told
    if len(found) != 1:
        return False
    ((other, (held, told)),) = found.items()
    made = as_printed(contact, held)
    merge(records, kept=other, gone=uid, at=at, by=Decider.READING, reasons=told, made=made)
    return True
