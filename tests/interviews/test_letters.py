"""Drafts say what is known, invent nothing, and cannot be bent by what stands on a card."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import hypothesis.strategies as st
import jinja2.meta
import pytest
from hypothesis import given, settings

from scanner.errors import UsageError
from scanner.interviews.greeting import Tone, addressee, salutation
from scanner.interviews.letters import LETTERS, TEMPLATES, VARIABLES, draft
from scanner.interviews.mail import LONGEST_MAILTO, eml, mailto
from scanner.model.contact import Contact, Name
from scanner.model.follow_up import FollowUpKind
from scanner.model.interview import LANGUAGES, Event, EventKind, Interview, Meeting, Part
from scanner.model.letter import Draft
from tests.interviews.made_up import FRIDAY, at, interview, person, writer

THANK = FollowUpKind.THANK


def talked(talk: str, **more: object) -> Interview:
    return interview(FRIDAY, **{"role": "Baker", **more, "people": (Meeting("ann", talk=talk),)})


def opened(data: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_is_there_in_every_language(language: str, kind: FollowUpKind) -> None:
    held = talked("sourdough", language=language, promised_by=dt.date(2026, 12, 1), next_step="a trial day.")
    letter = draft(kind, held, person("Zoë Łuczak"), writer(), met="ann")
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
@pytest.mark.parametrize("kind", LETTERS)
def test_what_is_not_known_is_left_out_or_marked(language: str, kind: FollowUpKind) -> None:
    letter = draft(kind, interview(FRIDAY, language=language), None, writer(""))
    assert letter.to is None
    assert letter.to_name == ""
    assert len(letter.missing) == 3
    assert all(f"[{mark}]" in letter.body for mark in letter.missing[1:])
    assert "None" not in letter.text
    assert "  " not in letter.body


@pytest.mark.parametrize(
    ("language", "talk", "woven"),
    [
        ("de", "über Ihren neuen Standort", "zum Thema neuer Standort."),
        ("de", "das neue Büro", "zum Thema neues Büro."),
        ("de", "die neuen Pläne für 2027", "zum Thema neue Pläne für 2027."),
        ("de", "eure Roadmap", "zum Thema Roadmap."),
        ("fr", "les tests et la paie", "au sujet des tests et de la paie."),
        ("fr", "du budget", "au sujet du budget."),
        ("es", "Vuestra hoja de ruta", "sobre su hoja de ruta."),
        ("pt", "da mudança", "sobre a mudança."),
        ("en", "Their plans for 2027", "about your plans for 2027."),
        ("en", "The move to Rust", "about the move to Rust."),
    ],
)
def test_a_topic_is_woven_in_as_its_language_wants(language: str, talk: str, woven: str) -> None:
    letter = draft(THANK, talked(talk, language=language), person("Ann Lee"), writer(), met="ann")
    assert woven in letter.body
    assert letter.missing == ()


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        ("de", "wie hier das Team arbeitet"),
        ("de", "mein Projekt mit Kafka"),
        ("de", "dem neuen Konzept"),
        ("fr", "comment vous recrutez"),
        ("es", "que buscan gente"),
        ("pt", "a equipe dela"),
        ("en", "my time at Acme"),
        ("en", "Ihren neuen Standort"),
        ("en", "den Umzug"),
        ("fr", "the move to Rust"),
        ("de", "their roadmap"),
    ],
)
def test_what_cannot_be_woven_in_is_left_to_the_person(language: str, talk: str) -> None:
    letter = draft(THANK, talked(talk, language=language), person("Ann Lee"), writer(), met="ann")
    assert any(talk in mark for mark in letter.missing)


def test_a_short_note_on_the_talk_stands_in_the_letter_to_that_person_only() -> None:
    held = talked("her move to Rust")
    assert "your move to Rust" in draft(THANK, held, person(), writer(), met="ann").body
    assert "your move to Rust" not in draft(THANK, held, person("Bob Ray"), writer(), met="bob").body


def test_a_long_note_is_marked_to_be_put_in_own_words() -> None:
    letter = draft(THANK, talked("Asked about salary. Was rude! I said 50k."), person(), writer(), met="ann")
    assert letter.missing == ("in your words: Asked about salary. Was rude! I said 50k",)
    assert f"[{letter.missing[0]}]" in letter.body


def test_the_second_nudge_says_when_the_first_was_written() -> None:
    held = interview(FRIDAY).told(Event(EventKind.DONE, at("2026-11-27"), of=FollowUpKind.NUDGE))
    assert "I wrote on 27 November to" in draft(FollowUpKind.NUDGE_AGAIN, held, person(), writer()).body


def test_the_users_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "thank.txt").write_text(
        "Subject: Mine\n\n{{ greeting('Hi {}') }}, {{ employer }}", encoding="utf-8"
    )
    (tmp_path / "de" / "thank.txt").write_text("subject: Meins\n\nHallo {{ name }}", encoding="utf-8-sig")
    assert draft(THANK, interview(FRIDAY), person(), writer(templates=tmp_path)).body == "Hi Ann Lee, Acme\n"
    assert (
        draft(THANK, interview(FRIDAY, language="de"), person(), writer(templates=tmp_path)).subject
        == "Meins"
    )
    assert draft(
        FollowUpKind.NUDGE, interview(FRIDAY), person(), writer(templates=tmp_path)
    ).subject.startswith("Following up")


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
        draft(THANK, interview(FRIDAY), person(), writer(templates=tmp_path))
    assert "thank.txt" in str(error.value)


def test_a_template_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "thank.txt").write_bytes("Subject: Grüße".encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        draft(THANK, interview(FRIDAY), person(), writer(templates=tmp_path))


def test_a_card_is_no_template() -> None:
    letter = draft(
        THANK, talked("{{ 7 * 7 }}", employer="{% raw %}"), person("{{ me }}"), writer(), met="ann"
    )
    assert "{{ 7 * 7 }}" in letter.body
    assert "Dear {{ me }}," in letter.body


@pytest.mark.parametrize(
    ("name", "language", "formal", "first"),
    [
        (Name("Kim Weber", prefix="Dr."), "en", "Dear Dr. Weber,", "Hi Kim,"),
        (Name("Kim Weber", prefix="Prof. Dr."), "en", "Dear Prof. Weber,", "Hi Kim,"),
        (Name("Ann Lee"), "en", "Dear Ann Lee,", "Hi Ann,"),
        (Name("Ann Lee", prefix="Ms"), "en", "Dear Ms Lee,", "Hi Ann,"),
        (Name("J. Lee"), "en", "Dear J. Lee,", "Dear J. Lee,"),
        (Name("Maria Lopez Garcia", prefix="Dr."), "en", "Dear Dr. Maria Lopez Garcia,", "Hi Maria,"),
        (Name("Kim Weber", prefix="Prof."), "de", "Guten Tag Prof. Kim Weber,", "Hallo Kim,"),
        (Name("Kim Weber", prefix="Herr Prof."), "de", "Sehr geehrter Herr Prof. Weber,", "Hallo Kim,"),
        (Name("Kim Weber", prefix="Frau"), "de", "Sehr geehrte Frau Weber,", "Hallo Kim,"),
        (Name("Kim Weber"), "de", "Guten Tag Kim Weber,", "Hallo Kim,"),
        (Name("Kim van der Berg", prefix="Dr."), "fr", "Bonjour Kim van der Berg,", "Bonjour Kim,"),
        (Name("Kim Weber", prefix="Mme"), "fr", "Bonjour Madame Weber,", "Bonjour Kim,"),
        (Name("Kim Weber", prefix="Dra."), "es", "Estimada Dra. Weber:", "Hola, Kim:"),
        (Name("Kim Weber"), "es", "Hola, Kim Weber:", "Hola, Kim:"),
        (Name("Kim Weber", prefix="Sr."), "pt", "Prezado Sr. Weber,", "Olá, Kim,"),
        (Name("Kim Weber", prefix="Dr."), "pt", "Olá, Kim Weber,", "Olá, Kim,"),
    ],
)
def test_people_are_addressed_as_the_language_wants(
    name: Name, language: str, formal: str, first: str
) -> None:
    whom = addressee(Contact(name=name))
    assert salutation(whom, language, Tone.FORMAL) == formal
    assert salutation(whom, language, Tone.FIRST) == first


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        (
            Contact(name=Name("Yuki Tanaka", "Yuki", family="Tanaka", other_script="田中ゆき")),
            "Dear Tanaka-san,",
        ),
        (Contact(name=Name("Yuki Tanaka"), emails=("tanaka@kaisha.co.jp",)), "Dear Tanaka-san,"),
        (Contact(name=Name("Yuki Tanaka", prefix="Prof."), urls=("kaisha.jp",)), "Dear Prof. Tanaka,"),
        (Contact(name=Name("Ann Lee"), emails=("lee@kaisha.co.jp",)), "Dear Ann Lee,"),
        (Contact(name=Name("Wei Zhang", other_script="张伟")), "Dear Wei Zhang,"),
        (Contact(name=Name("Yuki Tanaka")), "Dear Yuki Tanaka,"),
    ],
)
def test_japanese_names_have_san_in_english(contact: Contact, told: str) -> None:
    assert salutation(addressee(contact), "en", Tone.FORMAL) == told


@pytest.mark.parametrize(
    ("note", "language", "woven", "left"),
    [
        ("the move to Rust, I loved it", "en", "about the move to Rust.", ""),
        ("We talked about her team", "en", "about your team.", ""),
        (
            "how they review code, asked for my slides",
            "en",
            "about how you review code.",
            "asked for my slides",
        ),
        ("Rust, Kafka and hiring", "en", "about Rust, Kafka and hiring.", ""),
        ("she moved the team to Rust", "en", "", "she moved the team to Rust"),
        ("how she runs the team", "en", "", "how she runs the team"),
        ("die Umstellung auf Rust", "de", "zum Thema Umstellung auf Rust.", ""),
        ("the move to Rust", "de", "", "the move to Rust"),
        ("le passage à Rust, j'ai adoré", "fr", "au sujet du passage à Rust.", ""),
        ("son équipe", "fr", "au sujet de votre équipe.", ""),
        ("ingénierie", "fr", "au sujet d'ingénierie.", ""),
        ("la migración a Rust", "es", "sobre la migración a Rust.", ""),
        ("a migração para Rust", "pt", "sobre a migração para Rust.", ""),
    ],
)
def test_what_was_talked_about_is_woven_in_or_left_to_the_person(
    note: str, language: str, woven: str, left: str
) -> None:
    letter = draft(THANK, talked(note, language=language), person(), writer(), met="ann")
    assert woven in letter.body
    assert [mark.partition(": ")[2] for mark in letter.missing] == ([left] if left else [])
    assert woven or note not in letter.body.replace(f"[{letter.missing[0]}]", "")


def test_colleagues_get_different_letters() -> None:
    people = tuple(Meeting(uid) for uid in ("a", "b", "c", "d", "e", "f"))
    for language in LANGUAGES:
        held = interview(FRIDAY, role="Baker", language=language, people=people)
        bodies = {draft(THANK, held, person(), writer(), met=m.contact).body for m in people}
        assert len(bodies) == len(people), language


def test_a_recruiter_is_thanked_for_something_else_than_an_interviewer() -> None:
    held = interview(FRIDAY, people=(Meeting("rec", Part.RECRUITER), Meeting("ann")))
    assert "looking after my application" in draft(THANK, held, person(), writer(), met="rec").body
    assert "looking after my application" not in draft(THANK, held, person(), writer(), met="ann").body


def test_only_who_answers_is_told_of_the_promise() -> None:
    people = (Meeting("ann"), Meeting("rec", Part.RECRUITER))
    told = {"promised_by": dt.date(2026, 12, 1), "next_step": "a trial day"}
    for language in LANGUAGES:
        held = interview(FRIDAY, people=people, language=language, **told)
        theirs = draft(THANK, held, person(), writer(), met="rec").body
        others = draft(THANK, held, person(), writer(), met="ann").body
        assert any(day in theirs for day in ("1 Dec", "1. Dez", "1er déc", "1 de d"))
        assert not any(day in others for day in ("1 Dec", "1. Dez", "1er déc", "1 de d"))
        assert "trial day" not in others


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LETTERS)
def test_no_year_stands_with_a_day_of_this_season_and_one_with_a_far_one(
    language: str, kind: FollowUpKind
) -> None:
    held = interview(FRIDAY, "ann", language=language, promised_by=dt.date(2026, 12, 1))
    near = draft(kind, held, person(), writer(), met="ann")
    assert "2026" not in near.subject + near.body
    if kind is FollowUpKind.NUDGE:
        assert "2026" in draft(kind, held, person(), writer(today="2027-09-01"), met="ann").body


def test_on_the_evening_itself_it_was_today() -> None:
    letter = draft(THANK, interview(FRIDAY, role="Baker"), person(), writer(today="2026-11-20"), met="ann")
    assert letter.subject == "Thank you for our conversation today"
    assert "speak with me today about the Baker role at Acme." in letter.body


def test_a_question_thanks_too_who_was_not_thanked() -> None:
    held = interview(FRIDAY, "ann")
    assert "Thank you again" in draft(FollowUpKind.NUDGE, held, person(), writer(), met="ann").body
    held = held.told(Event(EventKind.DONE, at("2026-11-21"), of=THANK, about="ann"))
    assert "Thank you again" not in draft(FollowUpKind.NUDGE, held, person(), writer(), met="ann").body


def test_by_first_name_german_says_du_and_french_tu() -> None:
    informal = writer(tone=Tone.FIRST)
    for language, formal, first in (("de", "Sie", "du"), ("fr", "vous", "tu"), ("es", "dedicó", "dedicaste")):
        held = interview(FRIDAY, language=language)
        assert formal in draft(THANK, held, person(), writer(), met="ann").body
        body = draft(THANK, held, person(), informal, met="ann").body
        assert first in body
        assert formal not in body


def test_what_is_theirs_is_said_as_one_speaks_to_them() -> None:
    for language, note, formal, first in (
        ("fr", "son équipe", "de votre équipe", "de ton équipe"),
        ("fr", "ses projets", "de vos projets", "de tes projets"),
        ("es", "su equipo", "sobre su equipo", "sobre tu equipo"),
    ):
        held = talked(note, language=language)
        assert formal in draft(THANK, held, person(), writer(), met="ann").body
        assert first in draft(THANK, held, person(), writer(tone=Tone.FIRST), met="ann").body


def test_every_variable_that_templates_use_is_told() -> None:
    told = {re.match(r"\w+", name)[0] for name in VARIABLES if re.match(r"\w+", name)}  # type: ignore[index]
    used = set()
    for path in TEMPLATES.rglob("*.txt"):
        tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        used |= jinja2.meta.find_undeclared_variables(tree)
    assert used <= told


@pytest.mark.parametrize(
    "name",
    ["x@evil.example\\, Ann Lee", '"x@evil.example" Ann Lee', "=?utf-8?q?x=40evil.example=2C?= Ann Lee"],
)
def test_a_name_adds_no_recipient(name: str) -> None:
    letter = draft(THANK, talked("", role='"Baker" <x@evil.example>'), person(name), writer(), met="ann")
    header = eml(letter).decode().split("\r\n\r\n")[0]
    assert "evil" not in header
    assert [a.addr_spec for a in opened(eml(letter))["To"].addresses] == ["ann@acme.example"]
    assert opened(eml(letter))["To"].addresses[0].display_name == "Ann Lee"


def test_a_domain_stays_the_one_it_is() -> None:
    message = opened(eml(Draft("ann@straße.example", "Ann", "x", "y")))
    assert message["To"].addresses[0].domain == "xn--strae-oqa.example"
    link = mailto(Draft("ann@faß.example", "Ann", "x", "y"))
    assert link is not None
    assert link.startswith("mailto:ann@xn--fa-hia.example?")


def test_an_eml_is_a_draft_that_other_programs_read() -> None:
    letter = draft(THANK, talked("crème brûlée"), person("Zoë Łuczak"), writer(), met="ann")
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
    letter = draft(THANK, talked("C++ & 100 % tests?"), person("Zoë Łuczak"), writer(), met="ann")
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
    letter = draft(THANK, interview(FRIDAY), person("Ann", mail), writer())
    assert letter.to is None
    assert letter.missing == ("e-mail address",)
    assert opened(eml(letter))["To"] is None
    assert (mailto(letter) or "").startswith("mailto:?")


def test_an_address_in_another_alphabet_becomes_one_that_mail_understands() -> None:
    message = opened(eml(Draft("ann@bücher.example", "Ann", "x", "y")))
    assert message["To"].addresses[0].domain == "xn--bcher-kva.example"


ANY = st.text(alphabet=st.characters(), max_size=60)


@given(ANY, ANY, ANY, ANY, st.sampled_from(LETTERS))
@settings(max_examples=150, deadline=None)
def test_no_card_can_add_a_header(name: str, mail: str, employer: str, talk: str, kind: FollowUpKind) -> None:
    held = interview(FRIDAY, people=(Meeting("u", talk=talk),))
    held = replace(held, employer=f"E{employer}")
    contact = Contact(name=Name(f"N{name}"), emails=(mail, f"{mail}@x.example", f"{mail[:5]}@{mail}.example"))
    letter = draft(kind, held, contact, writer(name), met="u")
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
    formal = {f"{language}/{kind}.txt" for language in LANGUAGES for kind in LETTERS}
    first = {f"{language}/first/{kind}.txt" for language in LANGUAGES for kind in LETTERS if language != "en"}
    assert found == formal | first
