"""Interviews are drawn with a company's cards alike, and what misleads is told apart."""

from __future__ import annotations

import json
from pathlib import Path

from scanner.model.known import known_from
from scanner.model.proposal import Proposal
from scanner.model.reading import ReadCard, Reading
from scanner.store.store import open_store
from tests.bench.known.__main__ import told, told_costs
from tests.bench.known.cost import WAYS, costs
from tests.bench.known.drawn import Announced, Drawn, draw, drawn
from tests.bench.known.simulated import simulated
from tests.bench.known.worth import worth
from tests.fields.known.scenes import card

MAIL = "ann.miller@kestrel.example"


def test_interviews_are_drawn_and_come_back(tmp_path: Path) -> None:
    held = draw(7, 1, tmp_path)
    assert drawn(tmp_path) == held
    rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["file"] for row in rows] == list(held[0].photos)
    hosts = {row["cards"][0]["emails"][0].partition("@")[2] for row in rows}
    assert len(hosts) == 1
    assert all((tmp_path / name).is_file() for name in held[0].photos)


def test_simulated_interviews_are_of_one_company_each_and_the_same_for_a_seed() -> None:
    interviews, truths, readings = simulated(7, 2)
    assert [name for one in interviews for name in one.photos] == [*readings] == [t["file"] for t in truths]
    hosts = {
        truth["cards"][0]["emails"][0].partition("@")[2] for truth in truths[: len(interviews[0].photos)]
    }
    assert len(hosts) == 1
    assert simulated(7, 2) == (interviews, truths, readings)


def test_what_it_is_worth_is_told_with_and_without() -> None:
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.rniller@kestrel.example", MAIL)})
    reading = Reading("a.jpg", "", 0.0, (ReadCard(None, read, Proposal()),))
    truth = {"file": "a.jpg", "cards": [{"name": "Ann Miller", "emails": [MAIL], "phones": []}]}
    interview = Drawn(0, ("a.jpg",), (Announced("Miller, Ann (HR)", MAIL),))
    found = worth([interview], [truth], {"a.jpg": reading})
    assert (found.alone.sure_right, found.known.sure_right) == (1, 2)
    assert found.wrong == []
    assert "| with what is known | 1 | 100.0 % |" in told(found)


def test_a_sure_value_from_elsewhere_that_is_wrong_is_named() -> None:
    read = card("Ann Miller", "Engineer", MAIL, seen={MAIL: ("ann.rniller@kestrel.example", MAIL)})
    reading = Reading("a.jpg", "", 0.0, (ReadCard(None, read, Proposal()),))
    truth = {
        "file": "a.jpg",
        "cards": [{"name": "Ann Miller", "emails": ["ann.rniller@kestrel.example"], "phones": []}],
    }
    interview = Drawn(0, ("a.jpg",), (Announced("Ann Miller", MAIL),))
    found = worth([interview], [truth], {"a.jpg": reading})
    assert len(found.wrong) == 1
    assert "the invitation" in found.wrong[0]


def test_what_it_costs_is_told_of_a_scan_and_of_a_watch(tmp_path: Path) -> None:
    found = costs(*simulated(7, 2)[::2], tmp_path, rounds=1)
    assert all(cost.alone > 0 for cost in found.values())
    assert [row.partition(":")[0] for row in told_costs(found).splitlines()] == [*WAYS]
    for way in found:
        known, alone = (_told_from_elsewhere(tmp_path / f"{way}-0" / side) for side in ("known", "alone"))
        assert known > alone == 0, way


def _told_from_elsewhere(folder: Path) -> int:
    with open_store(folder / "records.db") as store, store.read() as records:
        read = [card.proposal for card in records.photos.cards()]
    return sum(bool(known_from(guess)) for one in read for guess in (*one.emails, *one.phones))
