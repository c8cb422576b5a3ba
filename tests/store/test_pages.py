"""What was read on a card is kept beside it, found by its words, and goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.model.contact import Contact, Name
from scanner.model.geometry import Box, Quad
from scanner.model.known import KnownCompany
from scanner.model.page import SECOND_LOOK, Line, Page, Vote, Word
from scanner.model.photo import Code
from scanner.model.proposal import Proposal
from scanner.model.record import CardState, KeptCard
from scanner.store.backup import backup, restore
from scanner.store.codec import proposal_from_text
from scanner.store.forget import forget, forget_card
from scanner.store.page_codec import page_from_text
from scanner.store.store import Store
from scanner.store.tables import pages
from tests.store.made_up import NOON, person
from tests.store.test_merges import ANN, BOB, join
from tests.store.test_store import DIGEST

SQUARE = Quad(((0.0, 0.0), (9.5, 0.0), (9.5, 5.0), (0.0, 5.0)))


def page(*texts: str) -> Page:
    lines = tuple(
        Line(tuple(word(text, place, row) for place, text in enumerate(line.split())))
        for row, line in enumerate(texts)
    )
    return Page(lines, 600.0, 350.0, (Code("https://acme.example", "QRCode", SQUARE),))


def word(text: str, place: int, row: int) -> Word:
    votes = (Vote("ppocr", text, 0.98), Vote("tesseract", "", 0.0), Vote(SECOND_LOOK, text, 0.5))
    return Word(text, Box(place * 90.5, row * 40.0, place * 90.5 + 80, row * 40.0 + 30), 0.97, votes)


def keep(store: Store, read: Page, state: CardState = CardState.WAITING, *, turn: int = 0) -> None:
    uid = "u1" if state is CardState.KEPT else None
    with store.write() as records:
        records.contacts.save("u1", person("Renée Lee"), at=NOON)
        records.photos.claim(DIGEST, name="a.pdf", path="/in/a.pdf", by="me", at=NOON)
        card = KeptCard(DIGEST, 3, None, Proposal(), state, uid, sheet=2, turn=turn)
        records.photos.finish(DIGEST, [card], taken=NOON, pages={3: read})


def rows(store: Store) -> int:
    with store.read() as records:
        return int(records.connection.scalar(sa.select(sa.func.count()).select_from(pages)) or 0)


def test_a_page_comes_back_to_the_last_digit(store: Store) -> None:
    read = page("Renée Lee", "renee@acme.example")
    keep(store, read, turn=3)
    with store.read() as records:
        assert records.pages.of([(DIGEST, 3)]) == {(DIGEST, 3): read}
        assert records.pages.of([(DIGEST, 0)]) == {}
        (card,) = records.photos.cards()
        assert (card.sheet, card.turn) == (2, 3)


def test_a_contact_is_found_by_what_stands_on_their_card(store: Store) -> None:
    keep(store, page("Renée Lee", "100 % Wasserkraft"), CardState.KEPT)
    with store.read() as records:
        assert records.pages.saying("RENEE lee") == {"u1"}
        assert records.pages.saying("wasserKRAFT") == {"u1"}
        assert records.pages.saying("was_erkraft") == set()


def test_a_second_reading_takes_the_place_of_the_first(store: Store) -> None:
    keep(store, page("Renee Lee"))
    keep(store, page("Renée Lee"))
    with store.read() as records:
        assert records.pages.of([(DIGEST, 3)]) == {(DIGEST, 3): page("Renée Lee")}


@pytest.mark.parametrize("how", ["forget", "forget a waiting card", "reject"])
def test_no_word_of_a_card_outlives_it(how: str, store: Store, place: Path | str) -> None:
    keep(
        store,
        page("Renée Lee", "renee.lee@kestrel.example"),
        CardState.KEPT if how == "forget" else CardState.WAITING,
    )
    with store.write() as records:
        (card,) = records.photos.cards()
        if how == "forget":
            forget(records, "u1")
        elif how == "reject":
            records.photos.decide(DIGEST, 3, CardState.REFUSED)
        else:
            forget_card(records, card)
    assert rows(store) == 0
    store.close()
    if isinstance(place, Path):
        from scanner.store.scrub import scrub

        scrub(store, ("renee.lee@kestrel.example",))
        assert b"kestrel" not in place.read_bytes()


@pytest.mark.parametrize("is_contact", [True, False])
def test_who_is_forgotten_is_not_at_hand_any_more(is_contact: bool, store: Store) -> None:
    keep(store, page("Renée Lee"), CardState.KEPT if is_contact else CardState.WAITING)
    with store.write() as records:
        (card,) = records.photos.cards()
        records.pages.of([(DIGEST, 3)])
        forget(records, "u1") if is_contact else forget_card(records, card)
    assert proposal_from_text.cache_info().currsize == page_from_text.cache_info().currsize == 0


def test_a_company_s_cards_tell_of_it_and_those_that_wait_each_once_and_so_many(store: Store) -> None:
    company = KnownCompany("a colleague's card", hosts=("a_b.example",))
    cards = (("a", "u1", "ann@a_b.example"), ("b", None, "bob@a_b.example"), ("c", "u2", "cy@axb.example"))
    with store.write() as records:
        for digest, uid, mail in cards:
            records.photos.claim(digest, name="a.jpg", path=f"/in/{digest}", by="me", at=NOON)
            if uid:
                records.contacts.save(uid, Contact(Name(uid), emails=(mail,)), at=NOON)
            state = CardState.KEPT if uid else CardState.WAITING
            card = KeptCard(digest, 0, None, Proposal(), state, uid)
            records.photos.finish(digest, [card], taken=NOON, pages={0: page(mail)})
        records.pages.tell("a", 0, company)
        told = records.pages.told_at("a_b.example", most=9)
        assert [(one.card, one.contact, one.company) for one in told] == [
            (("a", 0), "u1", company),
            (("b", 0), None, None),
        ]
        assert [one.contact for one in records.pages.told_at("axb.example", most=9)] == ["u2"]
        assert records.pages.told_at("a_b.example", most=0) == ()


def test_a_photo_that_is_as_if_unseen_leaves_no_words(store: Store) -> None:
    keep(store, page("Renée Lee"))
    with store.write() as records:
        records.photos.finish(DIGEST, [], taken=NOON)
    assert rows(store) == 0


def test_a_backup_brings_the_words_back(store: Store, tmp_path: Path) -> None:
    keep(store, page("Renée Lee"), CardState.KEPT)
    kept = backup(store, tmp_path / "b.db")
    with store.write() as records:
        forget(records, "u1")
    assert restore(store, tmp_path / "b.db") == kept
    with store.read() as records:
        assert records.pages.of([(DIGEST, 3)]) == {(DIGEST, 3): page("Renée Lee")}


def test_what_cards_say_goes_with_a_merge_and_comes_back(store: Store) -> None:
    other, company = "e" * 64, KnownCompany("a colleague's card", hosts=("acme.example",))
    with store.write() as records:
        for uid, digest, name in ((ANN, DIGEST, "Renée Lee"), (BOB, other, "René Leigh")):
            records.contacts.save(uid, person(name), at=NOON)
            records.photos.claim(digest, name="a.jpg", path=f"/in/{digest[:4]}", by="me", at=NOON)
            card = KeptCard(digest, 0, None, Proposal(), CardState.KEPT, uid)
            records.photos.finish(digest, [card], taken=NOON, pages={0: page(name)})
            records.pages.tell(digest, 0, company)
        done = join(records, ANN, BOB)
        assert records.pages.saying("leigh") == {ANN}
        told = {one.card: (one.contact, one.company) for one in records.pages.told(contacts=[ANN, BOB])}
        assert told == {(DIGEST, 0): (ANN, company), (other, 0): (ANN, company)}
        assert records.pages.of([(other, 0)]) == {(other, 0): page("René Leigh")}
        records.merges.undo(done, at=NOON)
        assert records.pages.saying("leigh") == {BOB}
        assert [one.contact for one in records.pages.told(contacts=[BOB])] == [BOB]


def test_a_page_is_kept_without_digits_that_say_nothing() -> None:
    fine = Page((Line((Word("Renée", Box(1.23456, 2.0, 3.98765, 4.0), 0.123456789),)),), 600, 350)
    (line,) = fine.rounded().lines
    assert line.words[0] == Word("Renée", Box(1.2, 2.0, 4.0, 4.0), 0.1235)
