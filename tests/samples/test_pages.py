"""Pages without OCR: the same seed, the same page; what the card says can mostly be found on it."""

from __future__ import annotations

from random import Random

from samples.press import noise, pages
from scanner.model.page import SECOND_LOOK


def test_the_same_seed_makes_the_same_pages() -> None:
    assert list(pages.generate(3, 5)) == list(pages.generate(3, 5))
    assert list(pages.generate(3, 5)) != list(pages.generate(4, 5))


def test_most_pages_hold_what_their_card_says() -> None:
    found = wanted = 0
    for page, card in pages.generate(5, 60):
        text = "".join(page.text.split()).casefold()
        for value in (*card["emails"], *(p["raw"] for p in card["phones"])):
            wanted += 1
            found += "".join(value.split()).casefold() in text
    assert 0.75 < found / wanted < 0.995


def test_words_lie_on_the_page_and_carry_votes() -> None:
    for page, _ in pages.generate(6, 20):
        for word in (w for line in page.lines for w in line.words):
            assert word.box.right > -20
            assert word.box.left < page.width + 200
            assert 1 <= len([vote for vote in word.votes if vote.reader != SECOND_LOOK]) <= 2


def test_agreement_is_believed_more_than_dispute() -> None:
    words = [w for page, _ in pages.generate(8, 30) for line in page.lines for w in line.words]
    agreed = [w.confidence for w in words if w.is_agreed]
    disputed = [w.confidence for w in words if len(w.votes) >= 2 and not w.is_agreed]
    assert sum(agreed) / len(agreed) > sum(disputed) / len(disputed) + 0.1


def test_a_good_photo_is_read_without_a_fault() -> None:
    still = noise.Rates(letter=0, accent=0, join=0, miss=0, pair=0, dot=0)
    assert noise.misread(Random(1), "Łukasz@örebro.example", still, 1.0) == "Łukasz@örebro.example"


def test_accents_are_lost_letter_by_letter() -> None:
    assert noise.without_accents(Random(1), "Zoë") == "Zoe"
    assert noise.without_accents(Random(1), "plain") == "plain"
