"""Who was invited and whose card it is get one letter, which calls them as the card does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.desk import Desk
from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.drafting import thank
from scanner.actions.interviews.inviting import invitation_of
from scanner.store.store import Store, open_store
from tests.actions.desks import desk_at
from tests.actions.keeping.test_anew import drop
from tests.fields.known.scenes import card
from tests.interviews.test_invitation import ics
from tests.store.fresh import lay_out

MAIL = "helene.beaumont@kestrel.example"
INVITATION = ics(
    "UID:1@kestrel.example",
    "SUMMARY:Entretien, analyste",
    "DESCRIPTION:Bonjour, nous vous attendons à 14 heures dans nos bureaux. À bientôt",
    "DTSTART:20261120T140000Z",
    f'ORGANIZER;CN="Beaumont, Hélène (HR)":mailto:{MAIL}',
    f'ATTENDEE;CN="Beaumont, Hélène (HR)":mailto:{MAIL}',
    "ATTENDEE;CN=Kim Park:mailto:kim@home.example",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    lay_out(tmp_path / "records.db")
    with open_store(tmp_path / "records.db") as opened:
        yield opened


def invite(store: Store, at: Desk) -> None:
    told = announced("Kestrel", when=None, at=at, invitation=invitation_of(INVITATION, at=at))
    with store.write() as records:
        add(records, told, at=at)


@pytest.mark.parametrize("is_invited_first", [True, False])
@pytest.mark.parametrize(
    ("printed", "greeting"),
    [("Hélène Beaumont", "Bonjour Hélène Beaumont,"), ("Mme Hélène Beaumont", "Bonjour Madame Beaumont,")],
)
def test_who_was_invited_and_whose_card_it_is_get_one_letter(
    store: Store, printed: str, greeting: str, is_invited_first: bool
) -> None:
    at = replace(desk_at(store.place, Path(store.place).parent), language="fr")
    read = card(printed, "Directrice des ressources humaines", "+33 1 42 68 53 00", MAIL)
    if is_invited_first:
        invite(store, at)
    drop(store, read, folder="Kestrel, 2026-11-20", waits=False, language="fr")
    if not is_invited_first:
        invite(store, at)
    with store.read() as records:
        (letter,) = thank(records, "kestrel", at=at).letters
    assert letter.draft.to == MAIL
    assert letter.draft.body.startswith(f"{greeting}\n")
