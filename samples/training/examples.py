"""Spans of drawn cards with what they are: the examples that weights are learnt from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from rapidfuzz.distance import Levenshtein

from samples.press.pages import drawn
from samples.training.prose import with_prose
from scanner.fields.judge.assign import SINGLE
from scanner.fields.judge.features import describe
from scanner.fields.judge.placing import address_atoms
from scanner.fields.propose import scene_of
from scanner.fields.reach.find import find_reach
from scanner.fields.who.affixes import take_apart
from scanner.fields.who.lexicon import company_kind, is_affix, key
from scanner.fields.who.stems import squeeze
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features
from scanner.model.page import Page

TRUTH = {"name": "name", "org": "org", "title": "title", "department": "dept"}
ALIKE = 0.8
"""Similarity from which the span nearest to the truth is taken for it in spite of misread letters."""
FORGOTTEN = 0.3
"""Share of words taken to be in no list of names or titles, another set on every page: strangers are many
in life."""


DRAWN = "drawn"
"""The fold of drawn cards; a printed one is called by what is left out with it."""


@dataclass(frozen=True)
class Example:
    """A span's features; `label` tells for each field whether it is its value, None where nobody knows.

    `page` tells which spans stand on one card, `fold` where the card comes from.
    """

    features: Features
    label: Mapping[str, bool | None]
    page: int
    fold: str = DRAWN


def examples(seed: int, number: int) -> list[Example]:
    """Draw a page and return every span of it as an example."""
    page, truth = page_of(seed, number)
    strange = frozenset(w for w in words_of(page) if forgets(w, number))
    return list(of_page(page, truth, number, strange=strange)) if page.lines else []


def page_of(seed: int, number: int) -> tuple[Page, dict[str, Any]]:
    """Draw a page with what stands on it, on some of them lines of ordinary words besides."""
    page, truth = drawn(seed, number, held_out=False)
    return with_prose(Random(f"prose-{seed}-{number}"), page), truth


def of_page(
    page: Page,
    truth: dict[str, Any],
    number: int,
    *,
    fold: str = DRAWN,
    strange: frozenset[str] = frozenset(),
) -> Iterator[Example]:
    """Yield the examples of one page; `strange` words are taken to be in no list."""
    reach = find_reach(page, region=None)
    scene = scene_of(page, reach, strange=strange)
    right = {field: nearest(field, truth, scene.spans) for field in SINGLE}
    atoms = set(address_atoms(scene))
    for span in scene.spans:
        label = {f: None if right[f] is None else span in (right[f] or ()) for f in SINGLE}
        label["address"] = is_address(span, truth) if span in atoms else None
        yield Example(describe(span, scene), label, number, fold)


def words_of(page: Page) -> set[str]:
    return {
        part for line in page.lines for w in line.words for part in (key(w.text), *key(w.text).split("-"))
    }


def forgets(word: str, number: int) -> bool:
    """Tell whether page `number` does without `word` in the lists."""
    digest = hashlib.sha256(f"{number} {word}".encode()).digest()
    return digest[0] < FORGOTTEN * 256


def compact(field: str, text: str) -> str:
    """Return the letters that count when values of a field are compared."""
    if field == "name":
        apart = take_apart(text)
        others = [word for word in " ".join(apart.suffix).split() if not is_affix(key(word))]
        text = " ".join((*apart.core, *others, *re.findall(r"\([^)]*\)", text)))
    if field == "org":
        words = [w for w in re.split(r"[\s/]+", text) if company_kind(key(w)) != "legal"]
        text = " ".join(words) or text
    return squeeze(text)


def nearest(field: str, truth: dict[str, Any], spans: tuple[Span, ...]) -> set[Span] | None:
    """Return the spans that are the value of `field`, or as near to it as any; None where nobody knows it.

    A brand beside the company's full name is no company to choose; where it stands alone, it is.
    """
    value = truth.get(TRUTH[field])
    if value and "?" in value:
        return None
    for wanted in (value, *truth.get(f"{field}_alt", ())):
        found = _alike(field, wanted, spans) if wanted else set()
        if found:
            return found
    return set()


def _alike(field: str, wanted: str, spans: Iterable[Span]) -> set[Span]:
    goal = compact(field, wanted)
    alike = {s: Levenshtein.normalized_similarity(compact(field, s.text), goal) for s in spans}
    best = max(alike.values(), default=0.0)
    return {s for s, likeness in alike.items() if likeness >= max(ALIKE, best - 0.001)}


def is_address(span: Span, truth: dict[str, Any]) -> bool:
    """Tell whether most of a span's words stand in an address of the card."""
    held = {squeeze(w) for a in (truth.get("address"), *truth.get("address_alt", ())) if a for w in a.split()}
    words = [w for w in (squeeze(t.text) for t in span.tokens) if w]
    return bool(words) and sum(_within(w, held) for w in words) >= 0.6 * len(words)


def _within(word: str, held: set[str]) -> bool:
    return word in held or any(
        len(word) > 3 and Levenshtein.normalized_similarity(word, other) >= ALIKE for other in held
    )
