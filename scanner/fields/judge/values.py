"""The other values that were chosen, and how sure each is: company, department, title, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scanner.fields.judge.assign import Choice
from scanner.fields.judge.sureness import Judge, log_odds_of
from scanner.fields.judge.voices import letters_key, voices
from scanner.fields.judge.weigh import reasons
from scanner.fields.trace import Spot, boxes_at
from scanner.fields.who.address_parts import parsed
from scanner.fields.who.legal_forms import with_legal_form
from scanner.fields.who.lexicon import is_ordinary
from scanner.fields.who.places import Block
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Token
from scanner.model.contact import Address
from scanner.model.page import Page
from scanner.model.proposal import Guess

SURELY = 10.0
"""Log-odds of evidence beyond which more says nothing new."""


def text_of(choice: Choice, field: str, scene: Scene, judge: Judge) -> Guess[str] | None:
    candidate = choice.chosen.get(field)
    if candidate is None:
        return None
    span, held = candidate.span, candidate.features
    heard = voices(scene.page, span.spots, letters_key)
    traits = heard.traits | {
        "belief": log_odds_of(choice.belief[field]),
        "evidence": max(-SURELY, min(SURELY, candidate.score)),
        "whole line": held.get("cut line", 0.0),
        "domain says it": held.get("domain same", 0.0) + held.get("domain within", 0.0),
        "legal form": held.get("legal last", 0.0),
        "title word": held.get("title head", 0.0),
    }
    # What a title is in charge of may stand behind it, or below: "Manager, Air Import".
    is_title_cut = any(name in held for name in ("title goes on", "under opens joint"))
    is_cut = field == "title" and (is_title_cut or may_hold_bar(span.tokens))
    verdict = judge(field, traits, not heard.is_agreed or is_cut)
    boxes = boxes_at(scene.page, span.spots)
    evidence = verdict.evidence + reasons(held, field)
    text = with_legal_form(scene.shown(span)) if field == "org" else span.text
    repaired = span.text if text != span.text else None
    return Guess(text, verdict.confidence, verdict.sure and not repaired, evidence, boxes, repaired)


def may_hold_bar(tokens: Sequence[Token]) -> bool:
    """Tell whether a bar that parts two things may have been read as the last letter of a word, an l or I."""
    return any(
        word.text[-1] in "lI1" and not (word.title_kind or is_ordinary(word.key)) and behind.text[0].isupper()
        for word, behind in pairwise(tokens)
        if len(word.text) > 1
    )


def address_of(block: Block, page: Page, judge: Judge) -> Guess[Address]:
    spots = frozenset[Spot]().union(*(span.spots for span in block.spans))
    heard = voices(page, spots, letters_key)
    address = parsed(block.text)
    traits = heard.traits | {
        "evidence": min(block.score, SURELY),
        "lines": float(len(block.spans)),
        "street": float(address.street is not None),
        "postcode": float(address.postcode is not None),
        "city": float(address.city is not None),
    }
    verdict = judge("address", traits, not heard.is_agreed)
    return Guess(address, verdict.confidence, verdict.sure, verdict.evidence, boxes_at(page, spots))
