"""The shipped samples: every condition, honest truth, invented numbers, small enough."""

from __future__ import annotations

import json
from typing import Any

import phonenumbers
import pytest

from samples.press import shipped

NAMES = [s.shot.name for s in shipped.SAMPLES]

CONDITIONS = {
    "several cards",
    "perspective 60°",
    "any rotation",
    "rotated 90°",
    "rotated 180°",
    "portrait card",
    "white on white",
    "dark on dark",
    "cropped to the card",
    "cut off by the frame",
    "thumb on an edge",
    "printed fabric",
    "newspaper",
    "keyboard",
    "wood",
    "flatbed scan",
    "screenshot",
    "small in the photo",
    "light text on dark",
    "EXIF orientation right",
    "EXIF orientation wrong",
    "QR code",
    "company without a person",
    "no card",
    "HEIC",
    "PDF",
    "BMP",
    "PNG",
}


def truth(name: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads((shipped.FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return row


def test_every_condition_has_a_sample() -> None:
    assert {c for s in shipped.SAMPLES for c in s.shot.conditions} >= CONDITIONS
    assert len(NAMES) == len(set(NAMES)) >= 24
    assert len({p.split("_")[0] for s in shipped.SAMPLES for p in s.places}) >= 8


def test_the_folder_holds_the_samples_and_nothing_else() -> None:
    files = {f.name for f in shipped.FOLDER.iterdir()}
    wanted = {f"{s.shot.name}.{s.shot.format}" for s in shipped.SAMPLES} | {f"{n}.json" for n in NAMES}
    assert files == wanted | {
        f"{name}.expected.json" for name in NAMES
    }  # what is read: tests/test_samples.py


def test_the_folder_is_small() -> None:
    assert sum(f.stat().st_size for f in shipped.FOLDER.iterdir()) < 8_000_000


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_says_what_the_scorer_needs(name: str) -> None:
    row = truth(name)
    assert (shipped.FOLDER / row["file"]).is_file()
    assert {"file", "kind", "lang", "country", "tags", "cards"} <= row.keys()
    for card in row["cards"]:
        assert {"name", "org", "title", "emails", "phones", "urls", "address", "quad"} <= card.keys()
        assert card["emails"]
        assert card["phones"]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_valid_and_every_mailbox_nobodys(name: str) -> None:
    for card in truth(name)["cards"]:
        for phone in card["phones"]:
            assert phonenumbers.is_valid_number(phonenumbers.parse(phone["e164"])), phone
        for email in card["emails"]:
            host = email.partition("@")[2]
            assert host.endswith(".example") or host in {"example.com", "example.org", "example.net"}
