from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.fields.glued import unglued
from scanner.fields.propose import propose
from scanner.model.geometry import Box
from scanner.model.page import Line, Page, Vote, Word
from tests.fields.cards import page


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("0140·ann@acme.example", ["0140", "ann@acme.example"]),
        ("Berlin•Potsdam", ["Berlin", "Potsdam"]),
        ("0140|ann@acme.example", ["0140", "ann@acme.example"]),
        ("+49·30·23125·017", ["+49", "30", "23125", "017"]),
        ("Paral·lel", ["Paral·lel"]),
        ("030·+49", ["030", "+49"]),
        ("Lee(Architect)", ["Lee", "(Architect)"]),
        ("Mitarbeiter(in)", ["Mitarbeiter(in)"]),
        ("Fe|ix", ["Fe|ix"]),
        ("·Ann·", ["·Ann·"]),
    ],
)
def test_a_word_is_cut_at_signs_that_part_values(printed: str, parts: list[str]) -> None:
    (line,) = unglued(page(printed)).lines

    assert [word.text for word in line.words] == parts
    assert all(word.is_agreed for word in line.words)


def test_a_number_and_an_address_that_touch_are_both_found() -> None:
    found = propose(page("Ann Lee", "Tel. 030 23125 017·ann@acme.example", "10115 Berlin"))

    assert [phone.value.value for phone in found.phones] == ["+493023125017"]
    assert [email.value for email in found.emails] == ["ann@acme.example"]


def test_a_reader_that_saw_no_sign_has_nothing_to_say_of_the_parts() -> None:
    votes = (Vote("ppocr", "12·ann@acme.example", 0.9), Vote("tesseract", "12-ann@acme.example", 0.9))
    word = Word("12·ann@acme.example", Box(0, 0, 190, 20), 0.9, votes)

    first, second = unglued(Page((Line((word,)),), 200, 20)).lines[0].words

    assert [vote.text for vote in first.votes] == ["12", ""]
    assert (first.box.left, first.box.right, second.box.left) == (0, 20, 30)


@pytest.mark.parametrize(
    ("printed", "read", "parts"),
    [
        (
            "ann@acme.example|www.acme.example",
            "ann@acme.example|@www.acme.example",
            ["ann@acme.example", "www.acme.example"],
        ),
        ("+492550140·+4917099", "+492550140·0+4917099", ["+492550140", "+4917099"]),
        ("+492550140·+4917099", "+492550148·0+4917099", ["+492550148", "+4917099"]),
        ("|+492550140", "|0+492550140", ["+492550140"]),
        ("0140·M:", "0140-M:", ["0140", "M:"]),
        ("0140", "0140»0", ["0140"]),
        ("0140", "0140-0", ["0140-0"]),
    ],
)
def test_a_reader_may_see_another_sign_between_the_same_values(
    printed: str, read: str, parts: list[str]
) -> None:
    votes = (Vote("ppocr", printed, 0.9), Vote("tesseract", read, 0.9))
    word = Word(printed, Box(0, 0, 190, 20), 0.9, votes)

    cut = unglued(Page((Line((word,)),), 200, 20)).lines[0].words

    assert [word.votes[1].text for word in cut] == parts


@given(st.text(alphabet="aL1·•|@.", min_size=1, max_size=12))
def test_nothing_but_signs_is_lost(text: str) -> None:
    words = unglued(page(text)).lines[0].words

    assert "".join(w.text for w in words) in {text, text.translate({ord(c): None for c in "·•|"})} or (
        len(words) > 1 and len(text) - sum(len(w.text) for w in words) == len(words) - 1
    )
