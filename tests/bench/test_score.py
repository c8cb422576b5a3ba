"""The score counts as it says, and agrees with the one that acceptance uses where that is there."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.bench.score import score

SHARED = Path(__file__).parents[3] / "shared"

CARD: dict[str, Any] = {
    "name": "Ana Núñez",
    "org": "Faro Azul SL",
    "title": "Head of Sales",
    "emails": ["ana@faroazul.example"],
    "phones": [{"raw": "0131 496 0123", "e164": "+441314960123", "type": "work"}],
    "urls": ["www.faroazul.example"],
    "address": "1 High Street, Edinburgh",
}


def reading(**fields: Any) -> dict[str, Any]:
    value = {"confidence": 1.0, "sure": True}
    phones = [{"value": "+441314960123", "raw": "0131 496 0123", "type": "work", **value}]
    contact = {
        "name": {"value": "Ana Núñez", **value},
        "org": {"value": "Faro Azul", **value},
        "title": {"value": "Head of sales", **value},
        "emails": [{"value": "Ana@faroazul.example", **value}],
        "phones": phones,
        "urls": [{"value": "https://faroazul.example/", **value}],
        "addresses": [{"value": "1 High Street Edinburgh", **value}],
        **fields,
    }
    return {"photo": "a.jpg", "seconds": 1.0, "error": None, "cards": [{"contact": contact}]}


def row(card: dict[str, Any], read: dict[str, Any]) -> dict[str, float | None]:
    return score([{"file": "a.jpg", "cards": [card]}], {"a.jpg": read}, lambda _: [])["all"].row()


def test_a_right_reading_is_ready_and_right_in_every_field() -> None:
    assert set(row(CARD, reading()).values()) == {1.0}


def test_a_spurious_phone_spoils_the_card_and_what_is_sure() -> None:
    extra = {"value": "+441314960999", "raw": "0131 496 0999", "type": "fax", "confidence": 1, "sure": True}
    result = row(CARD, reading(phones=[*reading()["cards"][0]["contact"]["phones"], extra]))
    assert result["ready"] == 0
    assert result["sure P"] == pytest.approx(3 / 4)


def test_a_value_that_was_not_transcribed_spoils_nothing() -> None:
    card = {**CARD, "phones": [*CARD["phones"], {"raw": "?", "type": "?"}]}
    extra = {"value": "+441314960999", "raw": "0131 496 0999", "type": "fax", "confidence": 1, "sure": True}
    result = row(card, reading(phones=[*reading()["cards"][0]["contact"]["phones"], extra]))
    assert result["ready"] == 1


def test_a_missing_photo_counts_as_missed() -> None:
    assert score([{"file": "b.jpg", "cards": [CARD]}], {}, lambda _: [])["all"].row()["name"] == 0


NAMED_THERE = {
    "ready": "import_ready",
    "type": "phone_type",
    "sure P": "sure_precision",
    "sure cov": "sure_coverage",
}


def accepted() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accepted_score", SHARED / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").exists(), reason="acceptance's score is not here")
@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_the_score_that_acceptance_uses(seed: int) -> None:
    lines = (SHARED / "cards" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    truths = [json.loads(line) for line in lines if line.strip()]
    chance = random.Random(seed)
    readings = {t["file"]: misread(t, chance) for t in truths if chance.random() < 0.95}
    ours = score(truths, readings, lambda t: [t["kind"]])
    theirs = accepted().score(truths, readings, lambda t: ["all", t["kind"]])
    assert ours.keys() == theirs.keys()
    for group, tally in ours.items():
        for key, value in tally.row().items():
            other = theirs[group][NAMED_THERE.get(key, key)]
            other = other["f1"] if isinstance(other, dict) else other
            assert (value is None and other is None) or value == pytest.approx(other, abs=1e-4), (group, key)


def misread(truth: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Make a reading of a truth in which some values are lost, garbled or added."""

    def garbled(text: str) -> dict[str, Any] | None:
        text = text or "spurious"
        if chance.random() < 0.2:
            text = text[:-1] + chance.choice("x1. ")
        value = text if chance.random() < 0.8 else text.upper()
        return (
            {"value": value, "confidence": 0.5, "sure": chance.random() < 0.5}
            if chance.random() < 0.9
            else None
        )

    def phone(true: dict[str, Any]) -> dict[str, Any]:
        value = (
            garbled(true.get("e164") or true["raw"])
            or garbled("+441314960123")
            or {"value": "1", "sure": True}
        )
        return {**value, "raw": true["raw"], "type": chance.choice(["work", "cell", "fax"])}

    def several(values: list[Any]) -> list[Any]:
        read = [garbled(v) for v in [*values, *(["extra"] if chance.random() < 0.2 else [])]]
        return [v for v in read if v]

    cards = [
        {
            "contact": {
                **{key: garbled(card.get(key) or "") for key in ("name", "org", "title")},
                "emails": several(card.get("emails") or []),
                "urls": several(card.get("urls") or []),
                "phones": [phone(p) for p in card.get("phones") or []],
                "addresses": several([card["address"]] if card.get("address") else []),
            }
        }
        for card in truth["cards"]
        if chance.random() < 0.95
    ]
    return {"photo": truth["file"], "seconds": 1, "error": None, "cards": cards}
