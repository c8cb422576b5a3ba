"""Drafts say what is known, invent nothing, and cannot be bent by what stands on a card."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from scanner.errors import UsageError
from scanner.interviews.letters import TEMPLATES, draft
from scanner.interviews.mail import LONGEST_MAILTO, eml, mailto
from scanner.model.contact import Contact, Name
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import LANGUAGES, Event, EventKind, Interview, Meeting
from scanner.model.letter import Draft
from tests.interviews.made_up import FRIDAY, at, interview, person

THANK = FollowUpKind.THANK


def talked(talk: str, **more: object) -> Interview:
    return interview(FRIDAY, **{"role": "Baker", **more, "people": (Meeting("ann", talk=talk),)})


def opened(data: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FollowUpKind)
def test_every_letter_is_there_in_every_language(language: str, kind: FollowUpKind) -> None:
    held = talked("sourdough", language=language, promised_by=dt.date(2026, 12, 1), next_step="a trial day.")
    letter = draft(kind, held, person("Zoë Łuczak"), me="Kim Park", met="ann")
    assert "Zoë Łuczak" in letter.body
    assert "Acme" in letter.body + letter.subject
    assert letter.body.endswith("\nKim Park\n")
    assert letter.missing == ()
    assert not set("{}[]%") & set(letter.body + letter.subject)
    assert ".." not in letter.body
    assert "\n\n\n" not in letter.body
    link = mailto(letter)
    assert link is not None, "an ordinary letter fits into a link"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FollowUpKind)
def test_what_is_not_known_is_left_out_or_marked(language: str, kind: FollowUpKind) -> None:
    letter = draft(kind, interview(FRIDAY, language=language), None)
    assert letter.to is None
    assert letter.to_name == ""
    assert len(letter.missing) == 3
    assert all(f"[{mark}]" in letter.body for mark in letter.missing[1:])
    assert "None" not in letter.text
    assert "  " not in letter.body


def test_a_short_note_on_the_talk_stands_in_the_letter_to_that_person_only() -> None:
    held = talked("her move to Rust")
    assert "her move to Rust" in draft(THANK, held, person(), met="ann").body
    assert "her move to Rust" not in draft(THANK, held, person("Bob Ray"), met="bob").body


def test_a_long_note_is_marked_to_be_put_in_own_words() -> None:
    letter = draft(THANK, talked("Asked about salary. Was rude! I said 50k."), person(), me="Kim", met="ann")
    assert letter.missing == ("in your words: Asked about salary. Was rude! I said 50k.",)
    assert f"[{letter.missing[0]}]" in letter.body


def test_the_second_nudge_says_when_the_first_was_written() -> None:
    held = interview(FRIDAY).told(Event(EventKind.DONE, at("2026-11-27"), of=FollowUpKind.NUDGE))
    assert "27 November 2026" in draft(FollowUpKind.NUDGE_AGAIN, held, person()).body


def test_the_users_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "thank.txt").write_text(
        "Subject: Mine\n\n{{ greeting('Hi {}') }}, {{ employer }}", encoding="utf-8"
    )
    (tmp_path / "de" / "thank.txt").write_text("subject: Meins\n\nHallo {{ name }}", encoding="utf-8-sig")
    assert draft(THANK, interview(FRIDAY), person(), templates=tmp_path).body == "Hi Ann Lee, Acme\n"
    assert draft(THANK, interview(FRIDAY, language="de"), person(), templates=tmp_path).subject == "Meins"
    assert draft(FollowUpKind.NUDGE, interview(FRIDAY), person(), templates=tmp_path).subject.startswith(
        "Acme"
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Subject: x\n\n{% if %}", "line 3 has an error"),
        ("Subject: x\n\n{{ salary }}", "'salary' is undefined"),
        ("Dear Ann", "begins with a line 'Subject: ...'"),
        ("", "begins with a line 'Subject: ...'"),
        ("Subject: x\n\n{{ 1 / 0 }}", "fails"),
        ("Subject: x\n\n{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("Subject: x\n\n{{ greeting.__globals__ }}", "unsafe"),
        ("Subject: x\n\n{% for i in range(999999999) %}a{% endfor %}", "fails|too big|error"),
        ("Subject: x\n\n{{ 'a' * 30000 }}", "more than"),
        ("Subject: x\n\n{% include '/etc/passwd' %}", "error|fails"),
    ],
)
def test_a_template_with_an_error_is_said(tmp_path: Path, source: str, told: str) -> None:
    (tmp_path / "thank.txt").write_text(source, encoding="utf-8")
    with pytest.raises(UsageError, match=told) as error:
        draft(THANK, interview(FRIDAY), person(), templates=tmp_path)
    assert "thank.txt" in str(error.value)


def test_a_template_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "thank.txt").write_bytes("Subject: Grüße".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        draft(THANK, interview(FRIDAY), person(), templates=tmp_path)


def test_a_card_is_no_template() -> None:
    letter = draft(
        THANK, talked("{{ 7 * 7 }}", employer="{% raw %}"), person("{{ me }}"), me="Kim", met="ann"
    )
    assert "{{ 7 * 7 }}" in letter.body
    assert "Dear {{ me }}," in letter.body


def test_an_eml_is_a_draft_that_other_programs_read() -> None:
    letter = draft(THANK, talked("crème brûlée"), person("Zoë Łuczak"), me="Kim", met="ann")
    data = eml(letter)
    assert data.isascii()
    message = opened(data)
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["To"].addresses[0].addr_spec == "ann@acme.example"
    assert message["To"].addresses[0].display_name == "Zoë Łuczak"
    assert message["Content-Transfer-Encoding"] == "quoted-printable"
    assert message.get_content().replace("\r\n", "\n") == letter.body


def test_a_long_subject_keeps_its_blanks() -> None:
    told = "Acme, Ingénieur “données”: mi interés continúa y una cosa más que decir aquí mismo, señora"
    assert opened(eml(Draft("ann@acme.example", "Ann", told, "y")))["Subject"] == told


def test_a_link_says_the_same_in_ascii() -> None:
    letter = draft(THANK, talked("C++ & 100 % tests?"), person("Zoë Łuczak"), me="Kim", met="ann")
    link = mailto(letter)
    assert link is not None
    assert link.isascii()
    assert "+" not in link
    parts = urlsplit(link)
    asked = parse_qs(parts.query, strict_parsing=True)
    assert unquote(parts.path) == "ann@acme.example"
    assert asked["subject"] == [letter.subject]
    assert asked["body"] == [letter.body.replace("\n", "\r\n")]


def test_a_letter_too_long_for_a_link_has_none() -> None:
    assert mailto(Draft("ann@acme.example", "Ann", "x", "ü" * LONGEST_MAILTO)) is None


@pytest.mark.parametrize(
    "mail",
    [
        "ann@acme.example\r\nBcc: x@evil.example",
        "a@b.example,c@evil.example",
        "a b@c.example",
        "<a@b.example>",
        "a@",
        "zoë@acme.example",
        "",
    ],
)
def test_an_address_that_is_none_is_not_written_to(mail: str) -> None:
    letter = draft(THANK, interview(FRIDAY), person("Ann", mail), me="Kim")
    assert letter.to is None
    assert letter.missing == ("e-mail address",)
    assert opened(eml(letter))["To"] is None
    assert (mailto(letter) or "").startswith("mailto:?")


def test_an_address_in_another_alphabet_becomes_one_that_mail_understands() -> None:
    message = opened(eml(Draft("ann@bücher.example", "Ann", "x", "y")))
    assert message["To"].addresses[0].domain == "xn--bcher-kva.example"


ANY = st.text(alphabet=st.characters(), max_size=60)


@given(ANY, ANY, ANY, ANY, st.sampled_from(FollowUpKind))
@settings(max_examples=150, deadline=None)
def test_no_card_can_add_a_header(name: str, mail: str, employer: str, talk: str, kind: FollowUpKind) -> None:
    held = interview(FRIDAY, people=(Meeting("u", talk=talk),))
    held = replace(held, employer=f"E{employer}")
    contact = Contact(name=Name(f"N{name}"), emails=(mail, f"{mail}@x.example", f"{mail[:5]}@{mail}.example"))
    letter = draft(kind, held, contact, me=name, met="u")
    message = opened(eml(letter))
    assert {key.lower() for key in message} <= {
        "x-unsent",
        "to",
        "subject",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
    }
    assert len(message["To"].addresses if message["To"] else ()) <= 1
    assert message.get_content().replace("\r\n", "\n") == letter.body
    link = mailto(letter)
    assert link is None or (link.isascii() and not any(c.isspace() for c in link) and link.count("?") == 1)


def test_no_template_is_left_over() -> None:
    found = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*")}
    assert found == {f"{language}/{kind}.txt" for language in LANGUAGES for kind in FollowUpKind}
