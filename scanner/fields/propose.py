"""A page → what was understood of the card: every candidate weighed, one joint choice, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping

from scanner.fields.assign import SINGLE, Candidate, Choice, assign
from scanner.fields.features import Features, Scene, describe
from scanner.fields.people import mail_match, named
from scanner.fields.pieces import Span, spans
from scanner.fields.places import Block, blocks, parsed
from scanner.fields.reach import Reach, find_reach
from scanner.fields.trace import Spot, boxes_at
from scanner.fields.weigh import calibrated, leaning, log_odds, reasons
from scanner.model.contact import Address, Name
from scanner.model.page import Page
from scanner.model.proposal import Guess, Proposal

SURE = 0.985
"""Calibrated probability from which a name is promised; 99.5 % of such names were right on held-out cards."""
MAX_LINES = 80
"""Lines of a page that are weighed: no card has more, and time must not grow without bound."""


def propose(page: Page, *, region: str | None = None) -> Proposal:
    """Understand `page`; `region` (ISO 3166) says where its numbers are from if nothing on it does."""
    reach = find_reach(page, region=region)
    scene = scene_of(page, reach)
    features = {span: describe(span, scene) for span in scene.spans}
    atoms = address_atoms(scene)
    places = {span: log_odds(features[span], "address") for span in atoms}
    choice = assign(weighed(features, places))
    used = frozenset[Spot]().union(*(c.span.spots for c in choice.chosen.values()))
    free = [span for span in atoms if span.spots.isdisjoint(used)]
    return Proposal(
        name=_name(choice, scene, reach),
        org=_text(choice, "org", page),
        department=_text(choice, "department", page),
        title=_text(choice, "title", page),
        emails=reach.emails,
        phones=reach.phones,
        urls=reach.urls,
        addresses=tuple(_address(block, page) for block in blocks(free, places)),
    )


def scene_of(page: Page, reach: Reach, *, forgotten: frozenset[str] = frozenset()) -> Scene:
    """Lay out what is left of a page when e-mails, numbers and web addresses are taken away."""
    hosts = [g.value.rpartition("@")[2] for g in reach.emails] + [g.value for g in reach.urls]
    whole = Page(page.lines[:MAX_LINES], page.width, page.height, page.codes)
    locals = tuple(g.value.partition("@")[0] for g in reach.emails)
    return Scene(
        whole,
        tuple(spans(whole, reach.owned, locals)),
        locals,
        tuple(hosts),
        forgotten,
    )


def address_atoms(scene: Scene) -> list[Span]:
    """Return the spans an address is put together from: the lines, each word in one of them."""
    return list(scene.lines)


def weighed(features: Mapping[Span, Features], places: Mapping[Span, float]) -> dict[str, list[Candidate]]:
    """Weigh every span for every field; what an address would lose by it counts against it."""
    found: dict[str, list[Candidate]] = {field: [] for field in SINGLE}
    for span, held in features.items():
        loss = sum(max(0.0, score) for atom, score in places.items() if not atom.spots.isdisjoint(span.spots))
        for field in SINGLE:
            found[field].append(Candidate(field, span, held, log_odds(held, field) + leaning(field) - loss))
    return found


def _name(choice: Choice, scene: Scene, reach: Reach) -> Guess[Name] | None:
    candidate = choice.chosen.get("name")
    name = named(candidate.span.text, region=reach.region) if candidate else None
    if candidate is None or name is None:
        return None
    confidence = calibrated(choice.belief["name"], "name", candidate.features)
    words = [token.word for token in candidate.span.tokens]
    borne_out = any(mail_match(candidate.span.text, local) == 1.0 for local in scene.locals)
    glued = " ".join(dict.fromkeys(w.text for w in words)) if len({*words}) < len(words) else None
    sure = confidence >= SURE and not glued and (borne_out or all(w.is_agreed for w in words))
    return Guess(
        name,
        confidence,
        sure,
        reasons(candidate.features, "name"),
        boxes_at(scene.page, candidate.span.spots),
        repaired=glued,
    )


def _text(choice: Choice, field: str, page: Page) -> Guess[str] | None:
    candidate = choice.chosen.get(field)
    if candidate is None:
        return None
    confidence = calibrated(choice.belief[field], field, candidate.features)
    boxes = boxes_at(page, candidate.span.spots)
    return Guess(candidate.span.text, confidence, evidence=reasons(candidate.features, field), boxes=boxes)


def _address(block: Block, page: Page) -> Guess[Address]:
    spots = frozenset[Spot]().union(*(span.spots for span in block.spans))
    confidence = calibrated(0.5, "address", {"score": min(block.score, 10.0)})
    return Guess(parsed(block.text), confidence, boxes=boxes_at(page, spots))
