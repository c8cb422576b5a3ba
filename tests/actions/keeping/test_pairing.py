"""Two shots and two sides of a card become one contact, and so does who is surely known; others stay two."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from scanner.actions.desk import Desk
from scanner.actions.keeping.keeper import Keeper, read_once
from scanner.actions.keeping.task import Result, Task
from scanner.actions.people.merging import unmerge
from scanner.model.contact import Contact
from scanner.model.page import Page
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.outputs.vcard import contact_uid
from tests.actions.desks import NOON, desk_at
from tests.identity.people import CELL, DESK, person
from tests.identity.test_sides import read

FRONT = person("Ann Lee", org="Acme", emails=("ann@acme.example",), cell=CELL)
BACK = person("", title=None, org="Acme", desk=DESK, urls=("www.acme.example",))
BOB = person("Bob Ray", org="Acme", emails=("bob@acme.example",))


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "records.db", tmp_path, zone="UTC")


class Table:
    """Photos of cards in a folder, and what is read on them."""

    def __init__(self, at: Desk, folder: Path) -> None:
        self.at, self.folder = at, folder
        self.readings: dict[str, Reading] = {}

    def shoot(self, name: str, *cards: Contact | Proposal, taken: dt.datetime | None = None) -> str:
        """Put a photo of these cards into the folder; return the UID that its first card has by itself."""
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
        digest = hashlib.sha256(name.encode()).hexdigest()
        proposals = (card if isinstance(card, Proposal) else read(card) for card in cards)
        held = tuple(ReadCard(None, Page((), 600, 350), proposal) for proposal in proposals)
        self.readings[str(path)] = Reading(str(path), digest, 0.1, held, taken)
        return contact_uid(digest, 0)

    def scan(self, *names: str, again: bool = False) -> list[Result]:
        """Scan these photos, or all of them, in the order of their names."""
        paths: Sequence[str] = [str(self.folder / "in" / n) for n in names] or sorted(self.readings)
        told: list[Result] = []
        task = Task(self.folder / "contacts", "recipe", again=again)
        with closing(Keeper(self.at, task)) as keeper:
            read_once(paths, lambda some: map(self.readings.__getitem__, some), keeper, tell=told.append)
        return told

    def files(self) -> dict[str, str]:
        """Return what the contacts' files say, by UID."""
        found = sorted((self.folder / "contacts").glob("*.vcf"))
        return {path.stem: path.read_bytes().decode().replace("\r\n ", "") for path in found}


@pytest.fixture
def table(at: Desk, tmp_path: Path) -> Table:
    return Table(at, tmp_path)


def test_a_side_without_a_name_adds_to_the_card_before_it(table: Table) -> None:
    uid = table.shoot("IMG_1.jpg", FRONT)
    table.shoot("IMG_2.jpg", BACK)
    table.shoot("IMG_3.jpg", BOB)
    told = table.scan()
    assert [one.row.uid for result in told for one in result.kept][:2] == [uid, uid]
    files = table.files()
    assert len(files) == 2
    for said in ("FN:Ann Lee", CELL, DESK, "www.acme.example", "from IMG_1.jpg", "from IMG_2.jpg"):
        assert said in files[uid], said
    table.scan()
    assert table.files() == files
    table.scan(again=True)
    assert table.files() == files


@pytest.mark.parametrize("order", [*itertools.permutations(["a_front.jpg", "a_back.jpg", "b.jpg"])])
def test_in_whatever_order_they_come_the_contact_is_the_first_photos(
    table: Table, order: tuple[str, ...]
) -> None:
    uid = table.shoot("a_front.jpg", FRONT)
    table.shoot("a_back.jpg", BACK)
    bob = table.shoot("b.jpg", BOB)
    for name in order:
        table.scan(name)
    files = table.files()
    assert set(files) == {uid, bob}
    assert DESK in files[uid]
    table.scan()
    assert table.files() == files


def test_photos_taken_within_moments_belong_together_and_later_ones_do_not(table: Table) -> None:
    uid = table.shoot("x.jpg", FRONT, taken=NOON)
    table.shoot("y.jpg", BACK, taken=NOON + dt.timedelta(seconds=20))
    late = table.shoot("z.jpg", BACK, taken=NOON + dt.timedelta(hours=2))
    table.scan()
    assert set(table.files()) == {uid, late}


def test_a_second_shot_is_no_second_contact_and_what_it_says_otherwise_wants_a_look(table: Table) -> None:
    uid = table.shoot("IMG_1.jpg", FRONT)
    blurred = person("Ann Lee", org="Acme", emails=("arn@acme.example",), cell=CELL)
    table.shoot("IMG_2.jpg", read(blurred, sure=False, confidence=0.6))
    table.scan()
    assert set(table.files()) == {uid}
    assert table.files()[uid].count("EMAIL") == 1
    assert "Please check: e-mail" in table.files()[uid]


def test_the_same_card_again_much_later_is_the_same_contact(table: Table) -> None:
    uid = table.shoot("a.jpg", FRONT)
    table.scan()
    table.shoot("z.jpg", FRONT)
    table.scan("z.jpg")
    assert set(table.files()) == {uid}
    assert "from a.jpg" in table.files()[uid]
    assert "from z.jpg" in table.files()[uid]


def test_colleagues_one_after_the_other_stay_two(table: Table) -> None:
    table.shoot("IMG_1.jpg", FRONT)
    table.shoot("IMG_2.jpg", BOB)
    table.scan()
    assert len(table.files()) == 2


def test_two_sides_in_one_photo_are_one_contact(table: Table) -> None:
    uid = table.shoot("both.jpg", FRONT, BACK)
    table.scan()
    assert set(table.files()) == {uid}


def test_what_was_joined_can_be_parted_and_stays_so(table: Table) -> None:
    uid = table.shoot("IMG_1.jpg", FRONT)
    back = table.shoot("IMG_2.jpg", BACK)
    table.scan()
    with table.at.open() as store, store.write() as records:
        (done,) = records.merges.find(back)
        unmerge(records, done, table.at)
    table.scan(again=True)
    assert set(table.files()) == {uid, back}
    assert DESK not in table.files()[uid]


def test_what_a_person_changed_in_a_file_stands_when_the_other_side_is_read(table: Table) -> None:
    uid = table.shoot("IMG_1.jpg", FRONT)
    table.scan()
    path = table.folder / "contacts" / f"{uid}.vcf"
    path.write_bytes(path.read_bytes().replace(b"FN:Ann Lee", b"FN:Annie Lee"))
    table.shoot("IMG_2.jpg", BACK)
    table.scan()
    assert set(table.files()) == {uid}
    assert "FN:Annie Lee" in table.files()[uid]
    assert DESK in table.files()[uid]
