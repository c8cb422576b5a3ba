"""One contact of two loses nothing, and can be taken apart again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scanner.identity.merge import merged
from scanner.identity.part import parted
from scanner.model.contact import Address, Contact, Name, Phone, PhoneKind, Position
from tests.identity.people import CELL, DESK, person

NEW = person(org="Beta", title="Head of Data", emails=("ann@beta.example",), cell=CELL)
OLD = person(emails=("ann@acme.example",), desk=DESK)

texts = st.text("aAbBcéü- ", min_size=1, max_size=6).filter(lambda t: any(c.isalpha() for c in t))
maybe = st.none() | texts
numbers = st.from_regex(r"\+?[1-9][0-9]{3,11}", fullmatch=True)
phones = st.builds(Phone, numbers, texts, st.sampled_from(PhoneKind), st.none() | st.just("12"))
people = st.builds(
    Contact,
    st.none() | st.builds(Name, texts, maybe, maybe, maybe, maybe, maybe, maybe),
    *[maybe] * 3,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(phones, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(st.builds(Address, texts), max_size=2).map(tuple),
    st.lists(st.builds(Position, texts, maybe, maybe), max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)


def test_the_newer_job_holds_and_the_older_one_is_a_former_one() -> None:
    both = merged(NEW, OLD)
    assert (both.org, both.title) == ("Beta", "Head of Data")
    assert both.former == (Position("Acme Ltd", None, "Data Engineer"),)
    assert both.emails == ("ann@beta.example", "ann@acme.example")
    assert [p.value for p in both.phones] == [CELL, DESK]


def test_what_only_the_older_card_says_fills_the_gaps() -> None:
    both = merged(person(title=None), person(department="Research"))
    assert (both.title, both.department, both.former) == ("Data Engineer", "Research", ())


def test_the_fuller_name_holds_and_the_other_is_kept_beside_it() -> None:
    assert merged(person("A. Lee"), person("Ann Lee")).label == "Ann Lee"
    assert merged(person("A. Lee"), person("Ann Lee")).also == ("A. Lee",)
    assert merged(person("Ann Muller"), person("Ann Müller")).label == "Ann Müller"


def test_what_may_be_misread_is_no_former_job() -> None:
    both = merged(person(org="Acme Industries"), person(org="Acme lndustries"))
    assert (both.former, both.also) == ((), ("Acme lndustries",))


def test_a_number_is_kept_once_with_its_country_and_its_kind() -> None:
    desk = Phone(DESK, DESK)
    both = merged(Contact(phones=(replace(desk, value="2025550143"),)), Contact(phones=(desk,)))
    assert both.phones == (desk,)
    cell = replace(desk, kind=PhoneKind.CELL)
    assert merged(Contact(phones=(desk,)), Contact(phones=(cell,))).phones == (cell,)


@given(people, people)
def test_nothing_that_either_says_is_lost(one: Contact, other: Contact) -> None:
    both = merged(one, other)
    said = [folded(text) for text in texts_of(both)]
    for text in (*texts_of(one), *texts_of(other)):
        assert any(folded(text) in held for held in said), text


@given(people, people)
def test_a_merge_done_again_changes_nothing(one: Contact, other: Contact) -> None:
    both = merged(one, other)
    assert merged(both, both) == both


@given(people, people)
def test_a_merge_taken_back_leaves_what_was(one: Contact, other: Contact) -> None:
    both = merged(one, other)
    assert parted(both, merged=both, before=one) == (one, ())


def test_what_was_changed_since_stays_and_is_told() -> None:
    both = merged(NEW, OLD)
    since = replace(both, title="Director", emails=(*both.emails[1:], "ann@home.example"))
    back, told = parted(since, merged=both, before=NEW)
    assert (back.title, back.emails, back.phones) == ("Director", ("ann@home.example",), NEW.phones)
    assert told == (
        "title changed since the merge: stays so",
        "e-mail added since the merge: stays so",
        "e-mail removed since the merge: stays so",
    )


def texts_of(contact: Contact) -> Iterator[str]:
    """Yield everything that a contact says, but for the parts that the full name is made of."""
    if contact.name:
        yield from filter(None, (contact.name.full, contact.name.prefix, contact.name.suffix))
        yield from filter(None, (contact.name.other_script,))
    yield from filter(None, (contact.org, contact.department, contact.title))
    yield from (*contact.emails, *contact.urls, *contact.also)
    yield from (p.value.lstrip("+0") for p in contact.phones)
    yield from (a.full for a in contact.addresses)
    yield from map(str, contact.former)


def folded(text: str) -> str:
    return "".join(c for c in text.casefold().translate(str.maketrans("éü", "eu")) if c.isalnum())
