"""What each reader read stays beside the value that was understood."""

from __future__ import annotations

from scanner.fields.heard import with_readers
from scanner.model.contact import Name
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Vote, Word
from scanner.model.proposal import Guess, Heard, Proposal
from scanner.store.codec import proposal_from_json, proposal_to_json


def word(text: str, left: float, *votes: tuple[str, str]) -> Word:
    return Word(text, Box(left, 0, left + 50, 20), 0.9, tuple(Vote(r, t, 0.9) for r, t in votes))


def test_each_value_has_what_every_reader_read_there_and_nothing_else() -> None:
    both = (("ppocr", "Szőke"), ("tesseract", "Szóke"))
    words = (word("Szóke", 0, *both), word("Renáta", 60, ("ppocr", "Renáta"), ("tesseract", "Renáta")))
    aside = word("Acme", 300, ("ppocr", "Acme"))
    page = Page((Line((*words, aside)),), 600, 300)
    name = Guess(Name("Szóke Renáta"), 0.7, boxes=(Box(0, 0, 110, 20),))
    found = with_readers(page, Proposal(name=name)).name
    assert found
    assert found.heard == (Heard("ppocr", "Szőke Renáta"), Heard("tesseract", "Szóke Renáta"))


def test_the_records_keep_it_and_older_ones_are_read_without() -> None:
    held = Proposal(org=Guess("Acme", 0.9, heard=(Heard("ppocr", "Acme"),)))
    kept = proposal_to_json(held)
    assert proposal_from_json(kept) == held
    del kept["org"]["heard"]
    assert proposal_from_json(kept) == Proposal(org=Guess("Acme", 0.9))
