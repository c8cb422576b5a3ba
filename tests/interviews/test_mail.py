"""Drafts as mail files."""

from __future__ import annotations

import email
import email.policy

from scanner.interviews.mail import eml, mailto
from scanner.model.letter import Draft


def test_an_address_outside_ascii_is_written_as_it_is() -> None:
    draft = Draft("jürgen@weiss.example", "Jürgen Weiß", "Thank you", "Dear Jürgen,\n", ())
    mail = eml(draft)
    assert "<jürgen@weiss.example>".encode() in mail
    assert b"stand-in" not in mail
    assert "j%C3%BCrgen@weiss.example" in (mailto(draft) or "")


def test_a_long_subject_is_whole_and_in_no_base64() -> None:
    for subject in ("Your offer for the Ingénieur “données”; 100 % role", "面接のお礼とお返事について" * 4):
        header = eml(Draft("a@x.example", "Zoë", subject, "x", ())).partition(b"\r\nMIME")[0]
        assert b"?b?" not in header
        opened = email.message_from_bytes(header + b"\r\n\r\n", policy=email.policy.default)
        assert opened["Subject"] == subject
