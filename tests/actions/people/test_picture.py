"""The card as the picture of its contact, for those who ask for that."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest

from scanner.actions.desk import Desk
from scanner.actions.people.editing import edit
from scanner.actions.people.writing import left, plan, rewrite
from scanner.inbox.found import FoundPhoto, look
from scanner.model.contact import Contact, Name
from scanner.model.geometry import Quad
from scanner.model.proposal import Guess, Proposal
from scanner.model.record import CardState, KeptCard, WrittenCard
from scanner.outputs import vcard, vdir
from scanner.outputs.cardtext import lines_of
from scanner.outputs.vcard import MAX_PHOTO_OCTETS
from tests.actions.desks import NOON, desk_at

ANN = Contact(Name("Ann Lee"), emails=("ann@acme.example",))
QUAD = Quad(((200.0, 150.0), (1200.0, 150.0), (1200.0, 750.0), (200.0, 750.0)))


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return replace(desk_at(tmp_path / "records.db", tmp_path), card_picture=True)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A yellow card on a blue table, and what no JPEG makes small: noise."""
    pixels = np.full((900, 1400, 3), (160, 60, 20), np.uint8)
    noise = np.random.default_rng(7).integers(0, 60, (600, 1000, 3), np.uint8)
    pixels[150:750, 200:1200] = np.array((60, 190, 195), np.uint8) + noise
    path = tmp_path / "card.png"
    assert cv2.imwrite(str(path), pixels)
    return path


def left_there(at: Desk, photo: Path, *, lies: Path | None = None) -> Path:
    """Leave the vCard of a card on a photo, which is to lie elsewhere by and by."""
    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    uid = vcard.contact_uid(digest, 0)
    path = vdir.file_of(at.contacts, uid).absolute()
    card = KeptCard(digest, 0, QUAD, Proposal(name=Guess(Name("Ann Lee"), 0.9)), CardState.KEPT, uid)
    found: FoundPhoto | None = look(str(photo)) if lies else None
    with at.open() as store, store.write() as records:
        records.photos.claim(digest, name="card.png", path=str(lies or photo), by="me", at=NOON)
        records.contacts.save(uid, ANN, at=NOON)
        records.photos.finish(digest, [card], taken=None)
        due = plan(records, WrittenCard(str(path), uid, "", NOON, ""), ANN, at, found=found)
        records.afterwards(partial(left, due))
    return path


def picture(path: Path) -> bytes | None:
    for line in lines_of(path.read_bytes()) or ():
        if line.name == "PHOTO":
            assert line.raw.startswith("PHOTO;ENCODING=b;TYPE=JPEG:")
            return base64.b64decode(line.value)
    return None


def test_nobody_who_did_not_ask_for_it_gets_a_picture(at: Desk, photo: Path) -> None:
    assert picture(left_there(replace(at, card_picture=False), photo)) is None


def test_it_is_the_card_without_the_table_and_small_enough_for_a_phone(at: Desk, photo: Path) -> None:
    data = picture(left_there(at, photo))
    assert data is not None
    assert len(data) <= MAX_PHOTO_OCTETS
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    assert max(pixels.shape) <= 400
    blue, _, red = pixels[20:-20, 20:-20].mean(axis=(0, 1))
    assert red > blue + 50, "the card is yellow, the table blue"


def test_a_photo_that_is_about_to_be_filed_away_is_where_it_was_found(
    at: Desk, photo: Path, tmp_path: Path
) -> None:
    assert picture(left_there(at, photo, lies=tmp_path / "done" / "card.png")) is not None


def test_it_stays_when_the_photo_is_gone_and_goes_when_it_is_not_wanted(at: Desk, photo: Path) -> None:
    path = left_there(at, photo)
    before, uid = picture(path), path.stem
    photo.unlink()
    with at.open() as store, store.write() as records:
        edit(records, uid, replace(ANN, title="CTO"), at=at)
    assert "TITLE:CTO" in path.read_text(encoding="utf-8")
    assert picture(path) == before
    off = replace(at, card_picture=False)
    with off.open() as store, store.write() as records:
        rewrite(records, [uid], off)
    assert picture(path) is None


def test_the_picture_that_a_phone_put_there_stays(at: Desk, photo: Path) -> None:
    path = left_there(at, photo)
    theirs = b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n"
    lines = lines_of(path.read_bytes()) or ()
    rows = [theirs if line.name == "PHOTO" else f"{line.raw}\r\n".encode() for line in lines]
    path.write_bytes(b"".join(rows))
    with at.open() as store, store.write() as records:
        edit(records, path.stem, replace(ANN, title="CTO"), at=at)
    assert theirs in path.read_bytes()
