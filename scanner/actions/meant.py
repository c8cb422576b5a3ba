"""Which interview, person or card is meant by the words that somebody typed; an id is always understood."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from scanner.actions.desk import Desk
from scanner.errors import UsageError
from scanner.model.contact import Contact
from scanner.model.interview import Interview
from scanner.model.merge import Merge
from scanner.model.record import CardState, KeptCard

if TYPE_CHECKING:
    from scanner.store.store import Records


class Removed(StrEnum):
    """Whether words may mean somebody who was removed: not, where nobody else is meant, or before others."""

    OUT = "out"
    TOO = "too"
    FIRST = "first"


SHORT = 8
"""Letters of a photo's SHA-256 in the name of a card: two photos hardly ever share them."""


def the_interview(records: Records, text: str, desk: Desk) -> Interview:
    """Return the interview that `text` means: its id, words of its name, or "employer, role, day"."""
    from scanner.interviews.reference import reference, the_one

    held = records.interviews.all()
    if not any(interview.id == text for interview in held):
        try:
            named = reference(text, desk.today, desk.zone.key)
        except UsageError:
            named = None
        if named and (same := records.interviews.same(named.employer, named.role, named.when.day)):
            return the_one(same[0].id if len(same) == 1 else named.employer, same)
    return the_one(text, held)


def the_person(
    records: Records,
    text: str,
    *,
    among: tuple[str, ...] | None = None,
    but: str | None = None,
    removed: Removed = Removed.OUT,
) -> str:
    """Return the UID of whom `text` means, perhaps only among some; UsageError for nobody or several.

    A name that several have means another one than `but`. A whole UID means whoever has it.
    """
    found = records.contacts.find(text)
    if text in found and among is None:
        return text
    if among is not None:
        found = {uid: contact for uid, contact in found.items() if uid in among}
    else:
        found = _there(records, found, removed)
    if text in found:
        return text
    exact = [uid for uid, contact in found.items() if contact.label.casefold() == text.casefold()]
    exact = [uid for uid in exact if uid != but] if len(exact) > 1 else exact
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return next(iter(found))
    where = "" if among is None else " in this interview"
    if not found and (merged := records.merges.find(text)):
        kept = merged[0].kept
        raise UsageError(f"{text!r} went into {kept[:8]} (cardscan unmerge {text[:8]} takes that back)")
    if not found:
        raise UsageError(f"nobody{where} is called {text!r}")
    several = ", ".join(f"{contact.label} ({uid[:8]})" for uid, contact in list(found.items())[:5])
    raise UsageError(
        f"{text!r} can mean {len(found)} people{where}: {several}; give more of the name or the id"
    )


def _there(records: Records, found: dict[str, Contact], removed: Removed) -> dict[str, Contact]:
    """Return those of whom words may mean that are to be thought of; UsageError where all were removed."""
    away = records.contacts.away(found)
    there = {uid: contact for uid, contact in found.items() if uid not in away}
    gone = {uid: contact for uid, contact in found.items() if uid in away}
    if removed is Removed.FIRST and gone:
        return gone
    if there or removed is not Removed.OUT:
        return there or gone
    if gone:
        uid, contact = next(iter(gone.items()))
        told = f"{contact.label} was removed; to bring them back: cardscan people restore {uid[:8]}"
        raise UsageError(told)
    return found


def two_people(records: Records, one: str, other: str) -> tuple[str, str]:
    """Return the UIDs of the two whom `one` and `other` mean, who may have the same name; else UsageError."""
    try:
        first = the_person(records, one)
    except UsageError:
        second = the_person(records, other)
        return the_person(records, one, but=second), second
    second = the_person(records, other, but=first)
    if first == second:
        raise UsageError(f"{one!r} and {other!r} are the same contact")
    return first, second


def the_merge(records: Records, text: str) -> Merge:
    """Return the merge of who went away under this id, else the last one into whom `text` means."""
    found = records.merges.find(text)
    if len(found) == 1:
        return found[0]
    into = records.merges.into(the_person(records, text))
    if not into:
        raise UsageError(f"nobody was merged into {text!r}")
    return into[0]


def name_of(card: KeptCard) -> str:
    """Return the name under which a card is shown: its photo's, and which of its cards it is."""
    return f"{card.photo[:SHORT]}-{card.position + 1}"


def _whole_name(card: KeptCard) -> str:
    return f"{card.photo}-{card.position + 1}"


def card_named(records: Records, name: str) -> KeptCard | None:
    """Return the card of just this name, whatever became of it; None where there is none."""
    if not re.fullmatch(rf"[0-9a-f]{{{SHORT}}}-\d+", name):
        return None
    found = records.photos.cards(begins=name[:SHORT])
    return next((card for card in found if name_of(card) == name), None)


def the_card(records: Records, text: str) -> KeptCard:
    """Return the card that waits under a name, or its beginning; UsageError for none or several."""
    wanted = text.strip().casefold()
    waiting = records.photos.cards(state=CardState.WAITING)
    found = [card for card in waiting if wanted and _whole_name(card).startswith(wanted)]
    found = [card for card in waiting if wanted in (name_of(card), _whole_name(card))] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no card that waits is called {text!r}; see `cardscan inbox`")
    raise UsageError(f"{text!r} can mean {len(found)} cards: {', '.join(map(name_of, found[:5]))}")
