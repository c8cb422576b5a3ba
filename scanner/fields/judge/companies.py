"""What weights do not know of a company's name: what it does above it, what a card says to customers."""

from __future__ import annotations

from collections.abc import Sequence

from scanner.fields.judge.relations import begins_as_institution, is_institution
from scanner.fields.reach.labels import kind_of
from scanner.fields.who.gist import is_trade
from scanner.fields.who.lexicon import has_kind
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of

INSTITUTION = 1.5
"""Log-odds for a line of three words or more as a company that names an institution: "Ministry of ..."."""
HEADED = 2.0
"""Log-odds for what a company does and its name, taller below it, as one, and against the first alone."""
NAMELESS = 2.0
"""Log-odds against what a shop does, in small letters: "taller y tienda"."""
TALLER = 1.4
"""How much taller than what it does a company's name is: accents make letters taller, too."""
OF_OTHERS = ("under title", "under name", "under digits", "under address", "legal", "title head", "digit")


def of_a_company(span: Span, held: Features) -> float:
    """Return the log-odds for a span as a company by what stands in it and by it."""
    lean = HEADED * (_joins_trade_and_name(span, held) - _does_what_is_named_below(span, held))
    if is_institution(span, held):
        is_unit = "unit first" in held and not {"first", "early"} & held.keys()
        lean += INSTITUTION * (1 + (begins_as_institution(span) and not is_unit))
    return lean - NAMELESS * _is_but_small_trade(span, held)


def _does_what_is_named_below(span: Span, held: Features) -> bool:
    is_alone = span.cut == "line" and is_trade(span.tokens)
    return is_alone and "under taller" in held and not any(name in held for name in OF_OTHERS)


def _joins_trade_and_name(span: Span, held: Features) -> bool:
    rows = rows_of(span)
    if span.cut != "join" or len(rows) != 2 or not is_trade(rows[0]) or is_trade(rows[1]):
        return False
    upper, lower = (max(token.word.box.height for token in row) for row in rows)
    is_other = any(name in held for name in ("joins a person", "title head", "digit", "legal"))
    return lower > TALLER * upper and not is_other


def _is_but_small_trade(span: Span, held: Features) -> bool:
    words = lettered(span.tokens)
    is_said = len(words) > 1 and all(word.text.islower() for word in words) and is_trade(span.tokens)
    return is_said and not {"domain same", "domain within", "domain word"} & held.keys()


def is_told_to_customers(tokens: Sequence[Token]) -> bool:
    """Tell whether words are what a card says to all, or labels: "By appointment", "Fax"."""
    words = [token for token in tokens if token.key]
    is_notice = any(word.said == "notice" for word in words)
    are_labels = all(
        has_kind("headings", word.key, "notice") or kind_of(word.text.strip(":：.")) is not None
        for word in words
    )
    return is_notice or (bool(words) and are_labels)
