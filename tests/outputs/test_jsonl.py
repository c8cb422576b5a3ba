"""What `cardscan read --json` prints is what the schema says, whatever was read."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scanner.outputs.jsonl as jsonl
from scanner.model.contact import Address, Name, Phone, PhoneKind
from scanner.model.geometry import Box, Quad
from scanner.model.page import Line, Page, Word
from scanner.model.proposal import Guess, Proposal
from scanner.model.reading import ReadCard, Reading

SCHEMA_FILE = Path(jsonl.__file__).with_name("reading.schema.json")
SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
ACCEPTED = Path(__file__).parents[3] / "shared" / "contract" / "reading.schema.json"

texts = st.text(min_size=1).filter(lambda t: bool(t.strip()))
maybe = st.none() | texts
chance = st.floats(0, 1)
numbers = st.floats(-1e5, 1e5)


def guesses(values: st.SearchStrategy[object]) -> st.SearchStrategy[Guess[object]]:
    return st.builds(Guess, value=values, confidence=chance, sure=st.booleans())


def several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[Guess[object], ...]]:
    return st.lists(guesses(values), max_size=3).map(tuple)


names = st.builds(Name, full=texts, given=maybe, family=maybe, prefix=maybe, suffix=maybe)
digits = st.from_regex(r"\+?[0-9]{4,15}", fullmatch=True)
phones = st.builds(Phone, value=digits, raw=texts, kind=st.sampled_from(PhoneKind), extension=maybe)
addresses = st.builds(
    Address, full=texts, street=maybe, city=maybe, region=maybe, postcode=maybe, country=maybe
)
proposals = st.builds(
    Proposal,
    name=st.none() | guesses(names),
    org=st.none() | guesses(texts),
    department=st.none() | guesses(texts),
    title=st.none() | guesses(texts),
    emails=several(texts),
    phones=several(phones),
    urls=several(texts),
    addresses=several(addresses),
)
words = st.from_regex(r"\S{1,10}", fullmatch=True).filter(lambda t: t.split() == [t])
lines = st.lists(words, min_size=1, max_size=3).map(
    lambda ws: Line(tuple(Word(w, Box(0, 0, 1, 1), 1.0) for w in ws))
)
pages = st.lists(lines, max_size=3).map(lambda ls: Page(tuple(ls), 10, 10))
quads = st.none() | st.builds(Quad, st.tuples(*[st.tuples(numbers, numbers)] * 4))
cards = st.builds(ReadCard, quad=quads, page=pages, proposal=proposals)
readings = st.builds(
    Reading,
    photo=texts,
    digest=st.just("0" * 64),
    seconds=st.floats(0, 1e4),
    cards=st.lists(cards, max_size=2).map(tuple),
) | st.builds(Reading, photo=texts, digest=st.just(""), seconds=st.floats(0, 1e4), error=texts)


@given(readings)
def test_every_reading_prints_as_one_line_that_fits_the_schema(reading: Reading) -> None:
    line = jsonl.to_line(reading)
    assert "\n" not in line
    parsed = json.loads(line)
    jsonschema.validate(parsed, SCHEMA)
    assert parsed["photo"] == reading.photo


def test_a_path_that_is_no_utf8_comes_through_as_it_was_given() -> None:
    reading = Reading("caf\udce9.jpg", "", 0.0, error="unreadable")
    line = jsonl.to_line(reading)
    assert json.loads(line.encode().decode())["photo"] == "caf\udce9.jpg"


@pytest.mark.skipif(not ACCEPTED.exists(), reason="the interface that acceptance fixed is not here")
def test_our_schema_is_the_one_that_acceptance_fixed() -> None:
    assert json.loads(ACCEPTED.read_text(encoding="utf-8")) == SCHEMA
