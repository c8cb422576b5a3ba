"""What a line next to a span looks like, in short: a title, a name, a company, wares, an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scanner.fields.shelf import word_set
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.lexicon import company_kinds, east_asian_words, is_street
from scanner.fields.who.sounds import sounds_like_name
from scanner.fields.who.tokens import AND, Span, Token
from scanner.fields.who.wording import POSTCODE, Features, is_numbered, is_saint, lettered

JOINING = frozenset("and und et y e i en och og ja ve ir agus и та і και და".split())
"""Words that join two wares of a shop."""


def gist(span: Span) -> Features:
    """Say in short what a neighbour looks like."""
    words = lettered(span.tokens)
    titles = sum(w.title_kind == "head" for w in words)
    kinds = company_kinds(w.key for w in words)
    return {
        "title": float(titles > 0 or _has_east_asian_title(span.text)),
        "east asian": float(is_east_asian(span.text)),
        "name": float(
            0 < len(words) < 5
            and not titles
            and sum(w.is_given or w.is_surname for w in words) >= 0.6 * len(words)
        ),
        "company": float(any(kinds)),
        "trade": float(is_trade(span.tokens)),
        "wares": float(_are_wares(span)),
        "id": float(is_numbered(span)),
        "sound": mean_sound(words),
        "address": float(
            any(is_street(w.key) and not is_saint(span, at) for at, w in enumerate(words))
            or bool(POSTCODE.search(span.text))
        ),
        "digits": float(span.has_digit),
    }


def _has_east_asian_title(text: str) -> bool:
    return is_east_asian(text) and any(word in text for word in east_asian_words("titles"))


def _are_wares(span: Span) -> bool:
    """Tell whether words are what a shop has or does: "Cake & Pastry", no name among them."""
    words = lettered(span.tokens)
    is_pair = any(token.text in AND or token.key in JOINING for token in span.tokens[1:-1])
    is_listed = is_pair or "," in span.text
    return is_listed and not any(word.is_given or word.title_kind == "head" for word in words)


def mean_sound(words: Sequence[Token]) -> float:
    """Tell by their letters how likely words are names: mean log-odds, bounded."""
    sounds = [sounds_like_name(word.key) for word in words if word.key.isascii() and len(word.key) > 2]
    return max(-1.0, min(1.0, sum(sounds) / len(sounds))) if sounds else 0.0


def is_trade(tokens: Iterable[Token]) -> bool:
    """Tell whether words say no more of a company than what it does and its legal form."""
    words = lettered(tokens)
    kinds = company_kinds(word.key for word in words)
    return any(kinds) and all(
        kind or word.key in word_set("small") for kind, word in zip(kinds, words, strict=True)
    )
