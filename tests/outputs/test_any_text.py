"""Whatever a reader made of a card, its vCard is well formed and says it, and nothing more."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import vobject
from hypothesis import given, settings

from scanner.model.contact import Contact, Name
from scanner.outputs.contentline import clean, one_line, web_address
from scanner.outputs.vcard import InterviewLink, serialize
from tests.outputs.any_contact import anything, contacts, links
from tests.outputs.strict import Property, parse

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"
REVISED = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


def count(contact: Contact, note: str, link: InterviewLink | None) -> Counter[str]:
    """How often each property may stand in the card of `contact`."""
    name = contact.name
    has_note = clean(note) or link or any(one_line(p.extension or "") for p in contact.phones)
    has_org = one_line(contact.org or "") or one_line(contact.department or "")
    is_company = one_line(contact.org or "") and not (
        name and any(one_line(text or "") for text in (name.prefix, name.full, name.suffix))
    )
    linked = bool(link and link.url)
    return +Counter(
        {
            **dict.fromkeys(("VERSION", "PRODID", "UID", "REV", "N", "FN"), 1),
            "NICKNAME": bool(name and one_line(name.other_script or "")),
            "ORG": bool(has_org),
            "TITLE": bool(one_line(contact.title or "")),
            "TEL": len(contact.phones),
            "EMAIL": sum(bool(one_line(text)) for text in contact.emails),
            "ADR": len(contact.addresses),
            "URL": sum(bool(one_line(text)) for text in contact.urls) + linked,
            "NOTE": bool(has_note),
            "CATEGORIES": bool(link),
            "X-INTERVIEW-ID": bool(link),
            "X-ABLabel": linked,
            "X-ABShowAs": bool(is_company),
        }
    )


@settings(max_examples=150, deadline=None)
@given(contacts, anything, links)
def test_no_text_adds_or_ends_a_property(contact: Contact, note: str, link: InterviewLink | None) -> None:
    card = parse(serialize(contact, uid=UID, revised=REVISED, note=note, interview=link))
    assert Counter(line.name for line in card) == count(contact, note, link)


@settings(max_examples=150, deadline=None)
@given(contacts, anything)
def test_a_strict_reader_reads_the_contact_again(contact: Contact, note: str) -> None:
    card = parse(serialize(contact, uid=UID, revised=REVISED, note=note))

    def named(name: str) -> list[Property]:
        return [line for line in card if line.name == name]

    def lines(texts: tuple[str | None, ...]) -> list[str]:
        return [found for found in (one_line(text or "") for text in texts) if found]

    assert [line.text for line in named("TITLE")] == lines((contact.title,))
    assert [line.text for line in named("EMAIL")] == lines(contact.emails)
    assert [line.text for line in named("TEL")] == [phone.value for phone in contact.phones]
    assert [line.value for line in named("URL")] == [
        web_address(url) for url in contact.urls if one_line(url)
    ]
    assert named("FN")[0].text
    assert len(named("N")[0].parts) == 5
    assert all(len(line.parts) == 7 for line in named("ADR"))
    if contact.name:
        family, given, *_ = named("N")[0].parts
        assert family == one_line(contact.name.family or "")
        assert given in (one_line(contact.name.given or ""), one_line(contact.name.full))
    if one_line(contact.org or ""):
        assert named("ORG")[0].parts == [one_line(contact.org or ""), *lines((contact.department,))]
    if clean(note) and not any(phone.extension for phone in contact.phones):
        assert named("NOTE")[0].text == clean(note)


@settings(max_examples=150, deadline=None)
@given(contacts, anything)
def test_vobject_reads_what_the_strict_reader_reads(contact: Contact, note: str) -> None:
    data = serialize(contact, uid=UID, revised=REVISED, note=note)
    strict = {
        line.name.lower(): line for line in parse(data) if line.name in ("FN", "TITLE", "NOTE", "NICKNAME")
    }
    theirs = vobject.readOne(data.decode())
    assert {name: theirs.contents[name][0].value for name in strict} == {
        name: line.text for name, line in strict.items()
    }
    n = theirs.n.value
    assert [n.family, n.given, n.additional, n.prefix, n.suffix] == next(
        line.parts for line in parse(data) if line.name == "N"
    )


def test_ten_thousand_characters_on_a_line_are_written_and_read() -> None:
    long = "Ünïcödé, " * 1200
    card = parse(serialize(Contact(Name(long), title=long), uid=UID, revised=REVISED))
    assert next(line.text for line in card if line.name == "TITLE") == long.strip()
