"""What else a value may be, as a person would type it."""

from __future__ import annotations

import pytest

from scanner.actions.keeping.otherwise import others, told
from scanner.model.contact import Name, Phone
from scanner.model.known import contrary, evidence
from scanner.model.proposal import Guess, Heard


def heard(*texts: str) -> tuple[Heard, ...]:
    return tuple(Heard(reader, text) for reader, text in zip(("ppocr", "tesseract"), texts, strict=False))


@pytest.mark.parametrize(
    ("field", "value", "texts", "expected"),
    [
        ("name", Name("Szóke Renáta"), ("SZŐKE RENÁTA", "Szóke Renáta"), ("Szőke Renáta",)),
        ("name", Name("Ann Lee"), ("ANN LEE", "Ann  Lee"), ()),
        (
            "emails",
            "ann@acme.example",
            ("Mail: ann@acrne.example", "ann@acme.example"),
            ("ann@acrne.example",),
        ),
        ("emails", "ann@acme.example", ("annacme.example", "ann@acme.example"), ()),
        ("phones", Phone("+493012345678", "x"), ("T: 030 12345679", "030 12345678"), ("+49 30 12345679",)),
        ("phones", Phone("+493012345678", "x"), ("030 / 1234 5678", "030 12345678"), ()),
        ("org", "Acme GmbH", ("Acrne GmbH", "ACME GMBH"), ("Acrne GmbH",)),
    ],
)
def test_the_other_reading_is_offered_where_it_says_something_else(
    field: str, value: object, texts: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert others(field, Guess(value, 0.8, heard=heard(*texts))) == expected


def test_what_was_mended_is_offered_as_it_was_read() -> None:
    assert others("urls", Guess("acme.jp", 0.8, repaired="acme.ip")) == ("acme.ip",)


def test_where_a_value_is_known_from_is_told_beside_what_was_read() -> None:
    source = "the invitation of 20 November"
    guess = Guess("a@b.example", 0.9, evidence=(evidence(source, 9.0),), repaired="a@b.exarnple")
    assert told(guess) == (("read as", "a@b.exarnple"), ("known from", source))


def test_where_something_else_was_known_it_is_not_said_to_be_known_from_there() -> None:
    source, other = "the invitation of 20 November", "a colleague's card"
    said = (evidence(source, 2.0), evidence(other, 2.0), contrary(source, "old@b.example"))
    guess = Guess("new@b.example", 0.9, evidence=said)
    assert told(guess) == (("known from", other), ("other than in", f"{source}: old@b.example"))
