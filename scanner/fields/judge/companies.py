"""What weights do not know of a company's name: what it does above it, what a card says to customers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from scanner.fields.judge.relations import STATES, begins_as_institution, is_institution
from scanner.fields.reach.labels import kind_of
from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import ends_as_company
from scanner.fields.who.gist import is_trade
from scanner.fields.who.lexicon import company_kinds, has_kind
from scanner.fields.who.particles import particles
from scanner.fields.who.setting import JOINT_HEIGHT
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of
from scanner.model.geometry import Box

INSTITUTION = 1.5
"""Log-odds for a line of three words or more as a company that names an institution: "Ministry of ..."."""
HEADED = 3.0
"""Log-odds for what a company does and its name, taller below it, as one, and against the first alone."""
CONTINUED, BEGUN = 3.0, 1.0
"""Log-odds for a company of two rows set alike, and against the first of them alone."""
NEAR, INSIDE = 0.7, 0.9
"""How far such rows are apart in heights, and how much of the narrower the wider spans."""
FORMED = 0.7
"""The same for a line with an East Asian legal form, where a domain is named after another: a logo's word."""
NAMELESS = 2.0
"""Log-odds against what a shop does, in small letters: "taller y tienda"."""
TALLER = 1.4
"""How much taller than what it does a company's name is: accents make letters taller, too."""


def of_a_company(
    span: Span, held: Features, headed: Collection[frozenset[Spot]], begun: Collection[frozenset[Spot]]
) -> float:
    """Return the log-odds for a span as a company by what stands in it and by it.

    `headed` are the rows that say what the company in the next does, `begun` those that it goes on from.
    """
    lean = HEADED * (joins_trade_and_name(span, held) - (span.spots in headed))
    lean += CONTINUED * goes_on_below(span, held) - BEGUN * (span.spots in begun)
    if is_institution(span, held):
        is_unit = "unit first" in held and not {"first", "early"} & held.keys()
        lean += INSTITUTION * (1 + (begins_as_institution(span) and not is_unit))
    is_formed = span.cut == "line" and "domain elsewhere" in held and ends_as_company(span.text)
    return lean + FORMED * is_formed - NAMELESS * _is_but_small_trade(span, held)


def first_rows(
    features: Mapping[Span, Features], is_joined: Callable[[Span, Features], bool]
) -> frozenset[frozenset[Spot]]:
    """Return the words of the first rows of those spans that `is_joined` tells to be one company."""
    found = (rows_of(span)[0] for span, held in features.items() if is_joined(span, held))
    return frozenset(frozenset(token.spot for token in row) for row in found)


def goes_on_below(span: Span, held: Features) -> bool:
    """Tell whether two rows set alike are one company: the lower has its legal form, or the upper is but an
    institution's beginning.
    """
    rows = rows_of(span)
    is_other = any(name in held for name in ("joins a person", "hours", "street"))
    if span.cut != "join" or len(rows) != 2 or is_other or not _are_near(*rows):
        return False
    upper, lower = ([word.key for word in lettered(row)] for row in rows)
    if "legal" in company_kinds(upper) or not STATES.isdisjoint(upper) or upper[:1] == lower[:1]:
        return False
    is_ended = len(lower) > 1 and company_kinds(lower)[-1] == "legal" and "(" not in span.text
    return is_ended or ("title head" not in held and "unit" not in held and _is_begun(rows, held))


def _is_begun(rows: Sequence[Sequence[Token]], held: Features) -> bool:
    """Tell whether rows at a card's top are an institution's beginning and its end."""
    begins, goes_on = (any(_is_institution(word) for word in lettered(row)) for row in rows)
    is_small = goes_on and not begins and rows[0][0].text[0].isupper() and rows[1][0].text[0].islower()
    is_top = "digit" not in held and ("first" in held or "early" in held)
    return is_top and (is_small or (begins and not goes_on))


def _holds_trade(row: Sequence[Token]) -> bool:
    return "trade" in company_kinds(word.key for word in lettered(row))


def _are_near(upper: Sequence[Token], lower: Sequence[Token]) -> bool:
    """Tell whether two rows are of one style and size, the narrower right above or below the wider."""
    a, b = (Box.around(token.word.box for token in row) for row in (upper, lower))
    small, large = sorted((max(a.height, 1.0), max(b.height, 1.0)))
    inside = min(a.right, b.right) - max(a.left, b.left)
    styles = {"".join(token.text for token in row).isupper() for row in (upper, lower)}
    is_next = b.top - a.bottom < NEAR * large
    return (
        large < JOINT_HEIGHT * small
        and is_next
        and inside > INSIDE * min(a.width, b.width)
        and len(styles) == 1
    )


def _is_institution(word: Token) -> bool:
    return has_kind("company", word.key, "institution")


def joins_trade_and_name(span: Span, held: Features) -> bool:
    """Tell whether two rows are what a company does and, in taller letters, its name."""
    rows = rows_of(span)
    if span.cut != "join" or len(rows) != 2 or not is_trade(rows[0]) or _holds_trade(rows[1]):
        return False
    upper, lower = (max(token.word.box.height for token in row) for row in rows)
    is_other = any(name in held for name in ("joins a person", "digit", "legal"))
    begins = rows[1][0]
    is_person = begins.is_affix or (begins.is_given and begins.key not in particles())
    is_title = any(word.title_kind == "head" for word in rows[1])
    return lower > TALLER * upper and not (is_other or is_person or is_title)


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
