"""What weights do not know of a job title: what is cut off it, and what somebody has rather than is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import ends_as_title
from scanner.fields.who.lexicon import has_kind
from scanner.fields.who.pieces import parts
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, rows_of, says_with

SECOND = 1.0
"""Log-odds against a job title under another one: the first is what somebody is."""
TITLES = 1.5
"""Log-odds for several East Asian rows of titles, set alike, as one."""
BARE = 1.5
"""Log-odds against a title that goes on behind a sign: "Manager - Tasting", "Sales Manager, East China"."""
FROM = 3.0
"""Log-odds against a title with the university in brackets that made somebody it: "Abogado (U.B.A.)"."""
LEARNT = 3.0
"""Log-odds against what stands in a line with degrees: "PhD, Docent" is what somebody has learnt."""
BESIDES = 4.0
"""Log-odds against rows of which a lower one says what somebody has besides: "with federal diploma"."""
UNIVERSITY = re.compile(r"\((?:[A-ZÀ-Ý]\.){2,}[A-ZÀ-Ý]?\.?\)?$")


def of_a_title(span: Span, held: Features, learnt: frozenset[Spot]) -> float:
    """Return the log-odds for a span as a job title by what stands in it and by it."""
    lean = TITLES * ("rows alike" in held and _are_titles(span)) - SECOND * _is_second(span, held)
    lean -= BARE * (span.cut == "part" and "title goes on" in held) + FROM * bool(
        UNIVERSITY.search(span.text)
    )
    lean -= BESIDES * any(row[0].text in says_with() for row in rows_of(span)[1:])
    return lean - LEARNT * (not span.spots.isdisjoint(learnt))


def learnt(features: Mapping[Span, Features]) -> frozenset[Spot]:
    """Return the words of lines in which degrees alone stand between signs, where another line is a title."""
    lines = [span for span, held in features.items() if span.cut == "line" and "title head" in held]
    found = [line.spots for line in lines if _holds_degrees(line)]
    return frozenset[Spot]().union(*found) if len(found) < len(lines) else frozenset()


def _holds_degrees(line: Span) -> bool:
    held = [part for part in parts(line.tokens) if any(token.key for token in part)]
    bare = (token for token in line.tokens if token.text[0] not in "([" and not token.title_kind)
    is_person = any(token.is_given for token in bare)
    return len(held) > 1 and not is_person and any(all(map(_is_degree, part)) for part in held)


def _is_degree(token: Token) -> bool:
    return has_kind("degrees", token.key, "suffix") and token.text[0].isupper() and not token.title_kind


def _is_second(span: Span, held: Features) -> bool:
    is_under_title = "above title" in held and "above east asian" not in held
    return span.cut == "line" and is_under_title and "east asian" not in held


def _are_titles(span: Span) -> bool:
    """Tell whether each of several East Asian rows ends as titles do: all that somebody is."""
    return all(ends_as_title(row[-1].text) for row in rows_of(span))
