"""A card that is not as the invitation or one's contacts had it says so, and is no second person."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.drafting import thank
from scanner.actions.keeping.accepting import accept
from scanner.actions.keeping.besides import besides
from scanner.actions.keeping.looking import known_of
from scanner.actions.people.editing import check, edit
from scanner.actions.people.finding import find
from scanner.actions.people.forgetting import forget
from scanner.cli.terminal.card import card_table
from scanner.model.contact import Contact, Name, Phone
from scanner.model.known import known_from
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState
from scanner.outputs import jsonl
from scanner.store.store import Store, open_store
from tests.actions.desks import NOON, desk_at
from tests.actions.keeping.test_anew import drop
from tests.fields.known.scenes import alone, card
from tests.store.fresh import lay_out

MAIL = "ann.miller@kestrel.example"
ANN = card("Ann Miller", "Head of Sales", "Kestrel Ltd", "+44 20 7946 0018", MAIL, "www.kestrel.example")
THERE = "the interview of 20 November"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    lay_out(tmp_path / "records.db")
    with open_store(tmp_path / "records.db") as opened:
        yield opened


def expect(store: Store, mail: str, **known: object) -> None:
    """Write down that Ann Miller will be in the interview, and what is known of her."""
    at = desk_at(store.place, Path(store.place).parent)
    told = announced("Kestrel", when="2026-11-20", at=at, met=[f"Ann Miller <{mail}>"])
    with store.write() as records:
        uid = next(iter(add(records, told, at=at).people))
        if known:
            edit(records, uid, Contact(Name("Ann Miller"), emails=(mail,), **known), at=at)  # type: ignore[arg-type]


def people(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Return what was known otherwise of each contact."""
    at = desk_at(store.place, Path(store.place).parent)
    with store.read() as records:
        return {uid: [*besides(records, uid, at)] for uid, _ in records.contacts.all()}


def letters(store: Store) -> list[str]:
    with store.read() as records:
        at = desk_at(store.place, Path(store.place).parent)
        return [letter.draft.to for letter in thank(records, "kestrel", at=at).letters]


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("mail", [MAIL, "a.miller@kestrel.example"])
def test_who_has_another_job_and_number_by_now_is_one_contact_with_one_letter(
    store: Store, mail: str, is_first: bool
) -> None:
    old = Phone("+442079460019", "020 7946 0019")
    if is_first:
        expect(store, mail, org="Osprey", title="Analyst", phones=(old,))
    drop(store, ANN, folder="Kestrel, 2026-11-20", waits=False)
    if not is_first:
        expect(store, mail)
    assert len(people(store)) == 1
    assert letters(store) == [MAIL]


def test_what_was_known_stands_beside_the_values_of_a_sure_card(store: Store) -> None:
    expect(store, "a.miller@kestrel.example")
    drop(store, ANN, folder="Kestrel, 2026-11-20", waits=False)
    said = [("e-mail", f"other than in {THERE}: a.miller@kestrel.example")]
    assert list(people(store).values()) == [said]


def test_a_namesake_at_another_company_stays_another_person_and_what_is_forgotten_is_not_said(
    store: Store,
) -> None:
    expect(store, "ann@osprey.example")
    drop(store, ANN, folder="Kestrel, 2026-11-20", waits=False)
    found = people(store)
    assert sorted(found.values()) == [[], [("e-mail", f"other than in {THERE}: ann@osprey.example")]]
    with store.write() as records:
        forget(records, next(uid for uid, said in found.items() if not said))
    assert list(people(store).values()) == [[]]


def test_a_person_s_word_is_the_last(store: Store) -> None:
    expect(store, "a.miller@kestrel.example")
    lines = (line.text for line in ANN.lines)
    drop(store, card(*lines, seen={"0018": ("0018", "0O7?")}), folder="Kestrel, 2026-11-20")
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        (waiting,) = records.photos.cards(state=CardState.WAITING)
        accept(records, waiting, at=at)
    assert list(people(store).values()) == [[]]


def test_what_was_known_otherwise_is_told_on_the_terminal_and_no_key_more_to_a_program(store: Store) -> None:
    expect(store, MAIL, title="Analyst")
    at = desk_at(store.place, Path(store.place).parent)
    reading = Reading("ann.jpg", "a" * 64, 0.1, (ReadCard(None, ANN, alone(ANN)),))
    (found,) = known_of([reading], "kestrel", at)
    console = Console(width=200)
    with console.capture() as shown:
        console.print(card_table(found.cards[0].proposal))
    assert "other than in your contacts: Analyst" in shown.get()
    before = json.loads(jsonl.to_line(reading))["cards"][0]["contact"]["title"]
    assert json.loads(jsonl.to_line(found))["cards"][0]["contact"]["title"] == before


def test_what_the_user_wrote_down_is_not_said_to_stand_in_the_invitation(store: Store) -> None:
    expect(store, MAIL, phones=(Phone("+442079460018", "020 7946 0018"),))
    at = desk_at(store.place, Path(store.place).parent)
    lines = (line.text for line in ANN.lines)
    page = card(*lines, seen={"0018": ("0018", "0016"), MAIL: ("ann.miller@kestre1.example", MAIL)})
    reading = Reading("ann.jpg", "a" * 64, 0.1, (ReadCard(None, page, alone(page)),))
    (found,) = known_of([reading], "kestrel", at)
    said = found.cards[0].proposal
    assert [*map(known_from, said.emails)] == [f"known from {THERE}"]
    assert [*map(known_from, said.phones)] == ["known from your contacts"]


def test_the_card_of_a_contact_says_what_that_was_before(store: Store) -> None:
    expect(store, MAIL, title="Analyst", phones=(Phone("+442079460019", "x"),))
    drop(store, ANN, folder="phone", waits=False)
    assert [field for said in people(store).values() for field, _ in said] == ["title", "phone"]


def test_what_was_not_read_surely_is_to_look_at_though_its_person_was_expected(store: Store) -> None:
    expect(store, MAIL)
    lines = (line.text for line in ANN.lines)
    drop(store, card(*lines, seen={"0018": ("0018", "0O7?")}), folder="Kestrel, 2026-11-20", waits=False)
    with store.read() as records:
        (found,) = find(records)
    assert found.doubts == ("phone",)


def test_what_a_later_card_adds_to_a_checked_contact_is_to_look_at_unless_it_is_sure(store: Store) -> None:
    noon = desk_at(store.place, Path(store.place).parent)
    before, after = (replace(noon, clock=(NOON + dt.timedelta(hours=hours)).astimezone) for hours in (-1, 1))
    lines = [line.text for line in ANN.lines]
    drop(store, card(*lines, seen={"0018": ("0018", "0O7?")}), folder="one", waits=False)
    with store.write() as records:
        assert check(records, find(records)[0].uid, at=before)
    sure, unsure = "+44 20 7946 0055", "+44 20 7946 0077"
    drop(store, card(*lines, sure, seen={"0018": ("0018", "0O7?")}), folder="two", waits=False)
    with store.read() as records:
        assert find(records)[0].doubts == ()
    drop(store, card(*lines, unsure, seen={"0077": ("0077", "0O1?")}), folder="three", waits=False)
    with store.write() as records:
        (found,) = find(records)
        assert found.doubts == ("phone",)
        assert check(records, found.uid, at=after)
        assert find(records)[0].doubts == ()


def test_a_card_that_is_sure_by_itself_waits_where_its_address_is_nearly_the_expected_one(
    store: Store,
) -> None:
    expect(store, MAIL)
    lines = [line.text.replace(MAIL, "ann.miler@kestrel.example") for line in ANN.lines]
    drop(store, card(*lines), folder="Kestrel, 2026-11-20")
    with store.read() as records:
        (waiting,) = records.photos.cards(state=CardState.WAITING)
    assert waiting.proposal.doubts() == ("e-mail",)


def test_a_sure_address_waits_that_is_a_colleague_s_behind_its_label(store: Store) -> None:
    office = "office@kestrel.example"
    drop(store, card("Bob Ray", "Buyer", "+44 20 7946 0018", "bob.ray@kestrel.example", office), folder="one")
    lines = [line.text for line in ANN.lines]
    drop(store, card(*lines, f"Sc.{office}"), folder="two")
    with store.read() as records:
        said = {c.proposal.contact().label: c.proposal for c in records.photos.cards()}
    assert [(g.value, g.repaired) for g in said["Ann Miller"].emails][-1] == (office, f"Sc.{office}")
