"""Probabilities from traits, and what may be promised."""

from __future__ import annotations

import pytest

from scanner.fields.judge.sureness import judged, log_odds_of, probability, scale_of, scales
from scanner.fields.judge.voices import address_key, digits_key, nines, voices
from scanner.fields.propose import propose
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Vote, Word
from tests.fields.cards import page as shown

AGREED = {"agreed": 1.0, "nines": 2.5, "domain elsewhere": 1.0, "name elsewhere": 1.0}


def said(text: str, *votes: Vote, confidence: float = 0.9) -> Page:
    return Page((Line((Word(text, Box(0, 0, 100, 20), confidence, votes),)),), 200, 40)


def test_what_both_readers_saw_alike_is_weighed_on_its_own_scale() -> None:
    assert scale_of("phone", {"agreed": 1.0}) != scale_of("phone", {"agreed": 0.0})


def test_a_name_that_nothing_bears_out_is_weighed_on_its_own_scale() -> None:
    alone, held = ({"agreed": 1.0, "borne out": count} for count in (0.0, 1.0))
    assert scale_of("name", alone) != scale_of("name", held) == scale_of("name", {"agreed": 1.0})


def test_every_field_has_both_scales() -> None:
    fields = ("name", "org", "department", "title", "email", "phone", "url", "address")
    both = {scale_of(field, {"agreed": a}) for field in fields for a in (0.0, 1.0)}
    assert both | {scale_of("name", {"agreed": 1.0, "borne out": 0.0})} == set(scales())


def test_companies_departments_and_addresses_are_never_promised() -> None:
    for field in ("org", "department", "address"):
        assert not judged(field, {"agreed": 1.0, "nines": 3.0, "evidence": 10.0, "belief": 13.0}, False).sure


def test_a_rule_bars_what_the_probability_would_allow() -> None:
    allowed, barred = judged("email", AGREED, False), judged("email", AGREED, True)
    assert (allowed.sure, barred.sure) == (True, False)
    assert allowed.confidence >= barred.confidence


def test_the_evidence_adds_up_to_the_probability() -> None:
    verdict = judged("email", AGREED, False)
    bias = scales()["email, agreed"].weights["bias"]
    assert probability(bias + sum(e.weight for e in verdict.evidence)) == verdict.confidence


def test_log_odds_and_probability_undo_each_other() -> None:
    assert abs(probability(log_odds_of(0.37)) - 0.37) < 1e-9
    assert probability(1e9) <= 1 <= 1 + probability(-1e9)


def test_nines_are_counted_up_to_three() -> None:
    assert [round(nines(p), 3) for p in (0.9, 0.99, 1.0)] == [1.0, 2.0, 3.0]


def test_readers_that_differ_in_a_digit_are_in_dispute() -> None:
    page = said("5550123", Vote("ppocr", "5550123", 0.98), Vote("tesseract", "5550128", 0.9))
    heard = voices(page, [(0, 0)], digits_key)
    assert (heard.is_disputed, heard.is_agreed, heard.is_alone) == (True, False, False)


@pytest.mark.parametrize(
    ("read", "is_agreed"), [("O30.555O123", True), ("030.555o", False), ("O8O.5550123", False)]
)
def test_a_round_letter_among_digits_is_a_zero(read: str, is_agreed: bool) -> None:
    page = said("030.5550123", Vote("ppocr", "030.5550123", 0.98), Vote("tesseract", read, 0.9))
    assert voices(page, [(0, 0)], digits_key).is_agreed == is_agreed


@pytest.mark.parametrize(
    ("read", "is_agreed"),
    [
        ("ann,lee@acme,example", True),
        ("ann.leeQacme.example", True),
        ("ann.lee@Qacme.example", True),
        ("ann_lee@acme.example", False),
        ("annlee@acme.example", False),
    ],
)
def test_what_no_address_has_is_the_sign_that_it_must_be(read: str, is_agreed: bool) -> None:
    address = "ann.lee@acme.example"
    page = said(address, Vote("ppocr", address, 0.98), Vote("tesseract", read, 0.9))
    assert voices(page, [(0, 0)], address_key).is_agreed == is_agreed


def test_noise_beside_a_clear_reading_leaves_one_reader_alone() -> None:
    page = said("5550123", Vote("ppocr", "5550123", 0.999), Vote("tesseract", "§50", 0.2))
    heard = voices(page, [(0, 0)], digits_key)
    assert (heard.is_disputed, heard.is_alone) == (False, True)


def test_a_name_at_a_service_is_no_sure_web_address() -> None:
    card = shown("Anna Schmidt", "Instagram: @schmidt_keramik", "FB: Anna's Bakery", "031 300 40 50")
    urls = propose(card).urls
    assert any("schmidt_keramik" in guess.value for guess in urls)
    assert not any(guess.sure for guess in urls)
