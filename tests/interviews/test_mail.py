"""Drafts as mail files."""

from __future__ import annotations

from scanner.interviews.mail import eml, mailto
from scanner.model.letter import Draft


def test_an_address_outside_ascii_is_written_as_it_is() -> None:
    draft = Draft("jürgen@weiss.example", "Jürgen Weiß", "Thank you", "Dear Jürgen,\n", ())
    mail = eml(draft)
    assert "<jürgen@weiss.example>".encode() in mail
    assert b"stand-in" not in mail
    assert "j%C3%BCrgen@weiss.example" in (mailto(draft) or "")
