"""How well a span goes with the mail and web addresses on its card."""

from __future__ import annotations

from scanner.fields.who.gist import is_trade
from scanner.fields.who.lexicon import company_kinds
from scanner.fields.who.likeness import best_likeness
from scanner.fields.who.scene import Scene
from scanner.fields.who.stems import DOMAIN_LEVELS, domain_match
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import Features, rows_of

WHOLE = 0.95
"""Likeness to a domain from which on several words are it, letter by letter."""


def company(span: Span, scene: Scene) -> Features:
    own, text = scene.domain_levels[span], scene.text_of(span)
    found = {f"domain {DOMAIN_LEVELS[own]}": 1.0} if own else {}
    spelt = max((DOMAIN_LEVELS.index(domain_match(text, s)) for s in scene.free_locals), default=0)
    if spelt:
        found[f"free mail {DOMAIN_LEVELS[spelt]}"] = 1.0
    like = best_likeness(text, scene.stems)
    is_legal = "legal" in company_kinds(t.key for t in span.tokens)
    is_person = span in scene.persons
    holds_owner = any(owner.spots < span.spots for owner in scene.owners)
    return found | {
        "like domain": like,
        "whole domain": float(like >= WHOLE and len(span.tokens) > 1),
        "holds domain": float(holds_owner and own < scene.domain_most),
        "like domain and legal": like * is_legal,
        "like free mail": 0.0 if is_person else best_likeness(text, scene.free_locals),
        "adds trade": float(adds_trade(span)),
        "domain outdone": float(any(scene.domain_best[spot] > own for spot in span.spots)),
        "domain elsewhere": float(scene.domain_most >= 3 and own < 2 and not holds_owner),
        "domain and legal": float(own >= 2 and is_legal),
        "domain nowhere": float(bool(scene.stems) and scene.domain_most < 3),
        "no domain": float(not scene.stems),
    }


def adds_trade(span: Span) -> bool:
    """Tell whether a span joins a line of a company's own words with one of what it does."""
    if span.cut != "join":
        return False
    return len({is_trade(row) for row in rows_of(span)}) == 2


def mail(span: Span, scene: Scene) -> Features:
    own = scene.mail_levels[span]
    level = next((label for floor, label in MAIL_LEVELS if own >= floor), None)
    found = {f"mail {level}": 1.0} if level else {}
    if level and scene.free_locals:
        found[f"free mail {level}"] = 1.0
    return found | {
        "mail outdone": float(any(scene.mail_best[spot] > own for spot in span.spots)),
        "mail elsewhere": float(scene.mail_most >= 0.8 and own < 0.5),
        "mail nowhere": float(bool(scene.locals) and scene.mail_most < 0.8),
        "no mail": float(not scene.locals),
    }


MAIL_LEVELS = ((1.0, "spelt"), (0.8, "initials"), (0.6, "alone"), (0.5, "word"), (0.4, "part"))
