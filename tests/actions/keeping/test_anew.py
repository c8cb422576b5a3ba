"""Cards that are kept are understood anew when a colleague's card or an invitation arrives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from jsonschema import validate

from scanner.actions.interviews.adding import add, announced
from scanner.actions.interviews.details import Details
from scanner.actions.keeping import knowing
from scanner.actions.keeping.accepting import accept, refuse
from scanner.actions.keeping.anew import understand_anew
from scanner.actions.keeping.knowing import MOST
from scanner.actions.keeping.looking import known_of
from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Task, has_reasons
from scanner.actions.keeping.witnesses import silenced
from scanner.actions.meant import the_person
from scanner.actions.people.editing import edit
from scanner.actions.people.forgetting import cards_of, finish, forget
from scanner.actions.undoing import undo
from scanner.errors import UsageError
from scanner.inbox.found import look
from scanner.model.known import known_from
from scanner.model.page import Page
from scanner.model.reading import ReadCard, Reading
from scanner.model.record import CardState
from scanner.outputs import jsonl
from scanner.outputs.jsonl import to_line
from scanner.store.occasions import Occasions
from scanner.store.store import Store, open_store
from tests.actions.desks import desk_at
from tests.fields.known.scenes import alone, card
from tests.store.fresh import lay_out

MAIL = "ann.miller@kestrel.example"
ANN = card("Ann Miller", "+44 20 7946 0013", MAIL, seen={MAIL: ("ann.miller@kestre1.example", MAIL)})
BOB = card("Bob Ray", "Kestrel Ltd", "+44 20 7946 0018", "bob.ray@kestrel.example", "www.kestrel.example")
CLEO = card("Cleo Hart", "020 7946 0014", "cleo.hart@kestrel.example")
DORA = card(
    "Dora Lund",
    "+44 20 7946 0099",
    "dora.lund@kestrel.example",
    "+44 20 7946 0014",
    seen={
        "dora.lund@kestrel.example": ("dora.lund@kestre1.example", "dora.lund@kestrel.example"),
        "0099": ("0099", "0089"),
    },
)
HALF = card(
    "Bob Ray",
    "Kestrel Ltd",
    "+44 20 7946 0077",
    "bob.ray@kestrel.example",
    "www.kestrel.example",
    seen={"0077": ("0077", "0O7?")},
)
SCHEMA = Path(jsonl.__file__).with_name("reading.schema.json")
FOLDER = "Kestrel, Analyst, 2026-11-20"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    lay_out(tmp_path / "records.db")
    with open_store(tmp_path / "records.db") as opened:
        yield opened


def drop(
    store: Store,
    *pages: Page,
    folder: str = FOLDER,
    is_alone: bool = False,
    waits: bool = True,
    is_killed: bool = False,
    language: str = "en",
) -> Recorder:
    """Have photos of a card each read, in this order, and return who kept them."""
    root = Path(store.place).parent
    task = Task(root / "contacts", "one", alone=is_alone, **({"waits": has_reasons} if waits else {}))
    task.folder.mkdir(exist_ok=True)
    (root / folder).mkdir(exist_ok=True)
    recorder = Recorder(store, replace(desk_at(store.place, root), language=language), task)
    for page in pages:
        path = root / folder / f"{hash(page.text) & 0xFFFFFF:x}.jpg"
        path.write_bytes(page.text.encode())
        photo = look(str(path))
        assert recorder.take(photo) is None
        recorder.keep(photo, Reading(str(path), photo.digest, 0.1, (ReadCard(None, page, alone(page)),)))
    if not is_killed:
        recorder.settle()
    return recorder


def stand(store: Store) -> dict[str, tuple[CardState, bool]]:
    """Return of each card by its name whether it waits, and whether something is known from elsewhere."""
    with store.read() as records:
        return {
            c.proposal.contact().label: (
                c.state,
                any(map(known_from, (*c.proposal.emails, *c.proposal.phones))),
            )
            for c in records.photos.cards()
        }


def written(store: Store) -> list[str]:
    files = sorted((Path(store.place).parent / "contacts").glob("*.vcf"))
    return [
        line for file in files for line in file.read_text().splitlines() if line.startswith(("EMAIL", "TEL"))
    ]


def test_a_waiting_card_becomes_a_contact_when_a_colleague_s_arrives(store: Store) -> None:
    drop(store, ANN)
    assert stand(store) == {"Ann Miller": (CardState.WAITING, False)}
    drop(store, BOB)
    assert stand(store)["Ann Miller"] == (CardState.KEPT, True)
    assert any(MAIL in line for line in written(store))


def states(store: Store, order: Sequence[Page]) -> object:
    drop(store, *order)
    with store.read() as records:
        cards = {c.proposal.contact().label: (c.state, c.proposal) for c in records.photos.cards()}
    return cards, sorted(written(store))


def test_the_order_in_which_cards_arrive_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(permutations((ANN, BOB, CLEO))):
        (tmp_path / str(number)).mkdir()
        with open_store(tmp_path / str(number) / "records.db") as store:
            found.append(states(store, order))
    assert all(one == found[0] for one in found)


ANN_AGAIN = card("Ann Miller", "Engineer", "+44 20 7946 0013", MAIL)


@pytest.mark.parametrize("invited", [(), ("Ann Miller",), ("Ann Miller", "Bob Ray", "Cleo Hart")])
def test_the_order_does_not_matter_where_some_were_invited_and_one_has_two_cards(
    tmp_path: Path, invited: Sequence[str]
) -> None:
    found = []
    for number, order in enumerate(permutations((ANN, BOB, CLEO, ANN_AGAIN))):
        folder = tmp_path / str(number)
        folder.mkdir()
        at = desk_at(folder / "records.db", folder)
        met = [f"{name} <{name.lower().replace(' ', '.')}@kestrel.example>" for name in invited]
        with open_store(at.place) as store:
            with store.write() as records:
                add(records, announced("Kestrel", when="2026-11-20", at=at, met=met), at=at)
            for page in order:
                drop(store, page)
            with store.read() as records:
                cards = [(c.photo, c.state, c.proposal) for c in records.photos.cards()]
                found.append((cards, records.contacts.count(), sorted(written(store))))
    assert all(one == found[0] for one in found)
    assert found[0][1] == 3


def test_who_has_two_cards_is_no_colleague_of_their_own(store: Store) -> None:
    drop(store, ANN_AGAIN)
    drop(store, ANN)
    with store.read() as records:
        assert records.contacts.count() == 1
        assert not any(known_from(guess) for c in records.photos.cards() for guess in c.proposal.emails)


TEN = ("Ann", "Bob", "Cleo", "Dora", "Eve", "Finn", "Gina", "Hugh", "Iris", "John")


@pytest.mark.parametrize("is_doubtful_first", [True, False])
def test_two_cards_of_one_person_are_no_colleagues_in_whatever_order(
    store: Store, *, is_doubtful_first: bool
) -> None:
    sure = card("Ann Miller", "Kestrel Ltd", "+44 20 7946 0013", MAIL, "www.kestrel.example")
    drop(store, *((ANN, sure) if is_doubtful_first else (sure, ANN)))
    with store.read() as records:
        cards = records.photos.cards()
    assert len({card.contact for card in cards}) == 1
    assert not any(map(known_from, (guess for card in cards for guess in card.proposal.emails)))


def one_of_ten(place: int) -> Page:
    """Return a colleague's card: some print the country of their number, on some the domain is in dispute."""
    mail = f"{TEN[place].lower()}.ray@kestrel.example"
    number = f"+44 20 7946 00{place + 13}" if place in (2, 5) else f"020 7946 00{place + 13}"
    seen = {mail: (mail.replace("l.e", "1.e"), mail)} if place % 3 == 0 else {}
    return card(f"{TEN[place]} Ray", number, mail, seen=seen)


@pytest.mark.parametrize(
    ("waits", "most"), [(True, MOST), (False, MOST), (True, 3)], ids=["watch", "scan", "more than speak"]
)
@pytest.mark.parametrize("folder", [FOLDER, "phone"])
def test_ten_cards_of_one_company_are_understood_alike_in_any_order(
    tmp_path: Path, folder: str, waits: bool, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once or one by one, in an interview or in none; where more come than may speak, what became a
    contact stays one.
    """
    monkeypatch.setattr(knowing, "MOST", most)
    found: list[object] = []
    for number in range(4):
        pages = [*map(one_of_ten, range(len(TEN)))]
        Random(number).shuffle(pages)
        (tmp_path / str(number)).mkdir()
        with open_store(tmp_path / str(number) / "records.db") as store:
            for some in [pages] if number % 2 else [[page] for page in pages]:
                drop(store, *some, folder=folder, waits=waits)
            with store.read() as records:
                said = {c.proposal.contact().label: (c.state, c.proposal) for c in records.photos.cards()}
            stays = {label: proposal for label, (_, proposal) in said.items()}
            found.append((said, sorted(written(store))) if most == MOST else stays)
    assert all(one == found[0] for one in found)


def test_an_invitation_that_comes_later_settles_a_waiting_card(store: Store) -> None:
    drop(store, ANN)
    at = desk_at(store.place, Path(store.place).parent)
    told = announced("Kestrel", when="2026-11-20", at=at, met=[f"Ann Miller <{MAIL}>"])
    with store.write() as records:
        add(records, told, at=at)
    assert stand(store)["Ann Miller"] == (CardState.KEPT, True)
    assert len([line for line in written(store) if MAIL in line]) == 1
    with store.read() as records:
        assert records.contacts.count() == 1
        (ann,) = (c for c in records.photos.cards() if c.proposal.contact().label == "Ann Miller")
        assert [(g.value, g.sure) for g in ann.proposal.emails] == [(MAIL, True)]


def test_what_a_person_accepted_is_not_understood_anew(store: Store) -> None:
    drop(store, ANN)
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        (waiting,) = records.photos.cards(state=CardState.WAITING)
        accept(records, waiting, at=at)
    drop(store, BOB)
    assert stand(store)["Ann Miller"] == (CardState.KEPT, False)


def test_a_card_that_is_read_alone_knows_nothing(store: Store) -> None:
    drop(store, BOB)
    drop(store, ANN, is_alone=True)
    assert stand(store)["Ann Miller"] == (CardState.WAITING, False)


def test_a_contact_of_a_scan_is_written_again_when_it_is_known_better(store: Store) -> None:
    drop(store, CLEO, waits=False)
    before = written(store)
    drop(store, BOB, waits=False)
    assert any("+442079460014" in line for line in written(store))
    assert len(written(store)) > len(before)


def test_a_colleague_in_another_interview_helps_by_the_domain(store: Store) -> None:
    drop(store, BOB)
    drop(store, CLEO, folder="Osprey, Analyst, 2026-11-27")
    assert stand(store)["Cleo Hart"] == (CardState.KEPT, True)


@pytest.mark.parametrize("folder", [FOLDER, "phone"])
def test_cards_of_one_interview_know_of_each_other_while_their_photos_follow(
    store: Store, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    people = Occasions.people

    def counted(self: Occasions, key: str, *, most: int) -> tuple[str, ...]:
        asked.extend([key] if most == MOST + 1 else [])
        return people(self, key, most=most)

    monkeypatch.setattr(Occasions, "people", counted)
    drop(store, BOB, ANN, CLEO, folder=folder, is_killed=True)
    known = {name: is_known for name, (_, is_known) in stand(store).items()}
    assert known["Cleo Hart"]
    assert len(asked) == (1 if folder == FOLDER else 0)


def test_cards_that_were_just_understood_with_all_that_is_known_are_not_again(store: Store) -> None:
    drop(store, BOB)
    drop(store, ANN, is_alone=True)
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        occasions = records.occasions.all()
        (ann,) = records.photos.cards(state=CardState.WAITING)
        assert understand_anew(records, occasions, at, waits=has_reasons, fresh=ann.photo) == {}
        assert [*understand_anew(records, occasions, at, waits=has_reasons)]


def test_a_waiting_card_of_no_interview_is_understood_anew_by_its_domain_alone(store: Store) -> None:
    drop(store, CLEO, folder="phone")
    assert stand(store) == {"Cleo Hart": (CardState.WAITING, False)}
    drop(store, BOB, folder="later")
    assert stand(store)["Cleo Hart"] == (CardState.KEPT, True)


def test_a_waiting_card_that_a_colleague_s_finds_by_the_domain_keeps_its_interview(store: Store) -> None:
    drop(store, CLEO)
    drop(store, BOB, folder="Osprey, Analyst, 2026-11-27")
    assert stand(store)["Cleo Hart"] == (CardState.KEPT, True)
    with store.read() as records:
        (cleo,) = (uid for uid, contact in records.contacts.all() if contact.label == "Cleo Hart")
        assert [one.employer for one in records.occasions.of_contact(cleo)] == ["Kestrel"]


@pytest.mark.parametrize("invited", ["S. Whitcombe", "Sophie Whitcombe", "Whitcombe, Sophie (HR)", ""])
@pytest.mark.parametrize("is_first", [True, False])
def test_who_was_invited_and_whose_card_it_is_are_one_contact(
    store: Store, invited: str, is_first: bool
) -> None:
    mail = "sophie.whitcombe@kestrel.example"
    read = card("Sophie Whitcombe", "Head of Data", "+44 20 7946 0018", mail)
    at = desk_at(store.place, Path(store.place).parent)
    told = announced(
        "Kestrel", when="2026-11-20", at=at, details=Details(role="Analyst"), met=[f"{invited} <{mail}>"]
    )
    if not is_first:
        drop(store, read, waits=False)
    with store.write() as records:
        key = add(records, told, at=at).interview.id
    if is_first:
        drop(store, read, waits=False)
    with store.read() as records:
        (contact,) = (held for _, held in records.contacts.all())
        assert contact.name is not None
        assert contact.name.full == "Sophie Whitcombe"
        assert len(records.interviews.get(key).people) == 1
    assert len([line for line in written(store) if mail in line]) == 1


def test_the_person_of_the_invitation_still_speaks_after_both_are_one(store: Store) -> None:
    at = desk_at(store.place, Path(store.place).parent)
    told = announced(
        "Kestrel", when="2026-11-20", at=at, details=Details(role="Analyst"), met=[f"Ann Miller <{MAIL}>"]
    )
    with store.write() as records:
        add(records, told, at=at)
    drop(store, ANN)
    before = stand(store)
    drop(store, BOB)
    assert before["Ann Miller"] == stand(store)["Ann Miller"] == (CardState.KEPT, True)


def test_photos_are_looked_at_with_what_an_interview_knows(store: Store) -> None:
    at = desk_at(store.place, Path(store.place).parent)
    told = announced("Kestrel", when="2026-11-20", at=at, met=[f"Ann Miller <{MAIL}>"])
    with store.write() as records:
        add(records, told, at=at)
    reading = Reading("a.jpg", "ab" * 32, 0.1, (ReadCard(None, ANN, alone(ANN)),))
    (seen,) = known_of([reading], "kestrel", at)
    (email,) = seen.cards[0].proposal.emails
    assert (email.value, email.sure) == (MAIL, True)
    shown = json.loads(to_line(seen))
    validate(shown, json.loads(SCHEMA.read_text(encoding="utf-8")))
    with pytest.raises(UsageError, match="no interview"):
        list(known_of([reading], "osprey", at))


def test_who_is_forgotten_is_in_no_evidence_of_others(store: Store) -> None:
    drop(store, BOB)
    drop(store, ANN)
    with store.write() as records:
        told = forget(records, next(uid for uid, held in records.contacts.all() if held.label == "Bob Ray"))
    list(finish(store, told.traces))
    data = Path(store.place).read_bytes()
    assert b"ob Ray" not in data
    assert b"bob.ray" not in data
    assert b"bob ray" not in data


def test_what_a_killed_watch_did_not_come_to_is_done_by_the_next(store: Store) -> None:
    drop(store, ANN, BOB, is_killed=True)
    assert stand(store)["Ann Miller"] == (CardState.WAITING, False)
    root = Path(store.place).parent
    recorder = Recorder(store, desk_at(store.place, root), Task(root / "contacts", "one", waits=has_reasons))
    recorder.sweep()
    assert recorder.settle() is not None
    assert stand(store)["Ann Miller"] == (CardState.KEPT, True)
    assert recorder.settle() is None


def test_what_a_killed_scan_did_not_come_to_is_done_when_it_is_run_again(store: Store) -> None:
    drop(store, CLEO, BOB, waits=False, folder="phone", is_killed=True)
    assert stand(store)["Cleo Hart"] == (CardState.KEPT, False)
    root = Path(store.place).parent
    recorder = Recorder(store, desk_at(store.place, root), Task(root / "contacts", "one"))
    for path in sorted((root / "phone").iterdir()):
        assert recorder.take(look(str(path))) is not None
    assert recorder.settle() is not None
    assert stand(store)["Cleo Hart"] == (CardState.KEPT, True)


@pytest.mark.parametrize("first", [BOB, CLEO])
def test_what_another_changes_before_a_watch_comes_to_it_is_heeded(store: Store, first: Page) -> None:
    """A card that is refused between the keeping of one and the understanding of others speaks no more."""
    drop(store, HALF, DORA)
    at = desk_at(store.place, Path(store.place).parent)
    recorder = drop(store, first, is_killed=True)
    with open_store(store.place) as other, other.write() as records:
        (half,) = (c for c in records.photos.cards() if "+442079460077" in str(c.proposal.phones))
        refuse(records, half, at=at)
    recorder.settle()
    with store.write() as records:
        before = records.photos.cards()
        understand_anew(records, records.occasions.all(), at, waits=has_reasons)
        assert records.photos.cards() == before


@pytest.mark.parametrize("folder", [FOLDER, "cards", "Osprey, Analyst, 2026-11-27"])
def test_who_is_forgotten_speaks_no_more_for_a_card_that_waits(store: Store, folder: str) -> None:
    drop(store, BOB)
    drop(store, DORA, folder=folder)
    assert knows(store, "Dora Lund") == (CardState.WAITING, True)
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        bob = the_person(records, "Bob Ray")
        with silenced(records, cards_of(records, bob), at):
            forget(records, bob)
    assert knows(store, "Dora Lund") == (CardState.WAITING, False)


def test_what_a_person_corrected_speaks_no_more_until_that_is_undone(store: Store) -> None:
    drop(store, BOB, DORA)
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        bob = the_person(records, "Bob Ray")
        held = records.contacts.of([bob])[bob]
        other = replace(held, emails=("bob.ray@osprey.example",), urls=(), phones=(), org="Osprey")
        edit(records, bob, other, at=at)
    assert knows(store, "Dora Lund") == (CardState.WAITING, False)
    with store.write() as records:
        undo(records, at=at)
    assert knows(store, "Dora Lund") == (CardState.WAITING, True)


def test_a_card_that_is_rejected_speaks_no_more(store: Store) -> None:
    drop(store, HALF, DORA)
    assert knows(store, "Dora Lund") == (CardState.WAITING, True)
    at = desk_at(store.place, Path(store.place).parent)
    with store.write() as records:
        waiting = records.photos.cards(state=CardState.WAITING)
        (bob,) = (c for c in waiting if c.proposal.contact().label != "Dora Lund")
        refuse(records, bob, at=at)
    assert knows(store, "Dora Lund") == (CardState.WAITING, False)


def knows(store: Store, name: str) -> tuple[CardState, bool]:
    """Return whether a card waits, and whether anything of it is known from elsewhere."""
    with store.read() as records:
        (card,) = (c for c in records.photos.cards() if c.proposal.contact().label == name)
    said = card.proposal
    guesses = (said.name, said.org, *said.emails, *said.phones, *said.urls, *said.addresses)
    return card.state, any(known_from(guess) for guess in guesses if guess)
