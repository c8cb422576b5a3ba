"""Every span of a card weighed for every field, with what an address would lose by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scanner.fields.judge.assign import SINGLE, Candidate
from scanner.fields.judge.leanings import Leanings
from scanner.fields.judge.weigh import leaning, log_odds
from scanner.fields.who.east_asian import (
    ends_as_company,
    ends_as_unit,
)
from scanner.fields.who.gist import JOINING
from scanner.fields.who.pieces import is_list, is_parting
from scanner.fields.who.tokens import Span, Token
from scanner.fields.who.wording import Features, lettered, rows_of


def weighed(
    features: Mapping[Span, Features], places: Mapping[Span, float], leanings: Leanings
) -> dict[str, list[Candidate]]:
    """Weigh every span for every field; what an address would lose by it counts against it.

    A single word is taken for a name on its evidence alone: few people print only one.
    """
    found: dict[str, list[Candidate]] = {field: [] for field in SINGLE}
    for span, held in features.items():
        loss = sum(max(0.0, score) for atom, score in places.items() if not atom.spots.isdisjoint(span.spots))
        for field in SINGLE:
            if _may_be(field, span, held):
                lean = 0.0 if field == "name" and "words 1" in held else leaning(field)
                score = log_odds(held, field) + lean + leanings.towards(field, span, held) - loss
                found[field].append(Candidate(field, span, held, score))
    return found


def _may_be(field: str, span: Span, held: Features) -> bool:
    """Tell whether a span can be a value of `field` at all."""
    if "sign first" in held and span.cut in {"part", "window"}:
        return False  # "& Head" goes on with what stands before it
    if field != "name" and "rows by numbers" in held:
        return False  # they say whose the number behind each is: "Church", "Study"
    match field:
        case "name":  # courtesies and degrees alone are nobody's name, nor is a logo's word twice
            is_no_name = "words 0" in held or "sign" in held or _is_one_word_again(span)
            goes_on = span.tokens[0].text in JOINING  # "y Retrato"
            return not (is_no_name or goes_on or is_list(span.tokens))
        case "title":  # degrees belong to the name above; they and a licence are what somebody has, not is
            is_of_degrees = span.cut == "join" and _are_degrees(rows_of(span)[0])
            is_but_degrees = len(span.tokens) > 1 and _are_degrees(span.tokens)
            return not (is_of_degrees or is_but_degrees or "id" in held or _holds_ending_degrees(span))
        case "org":  # a legal form belongs to the company before it, and a branch does not
            return not (held.get("sheds form") or _is_branch(span))
    return True


def _is_one_word_again(span: Span) -> bool:
    is_known = any(token.is_given or token.is_surname for token in span.tokens)
    return len(span.tokens) > 1 and len({token.key for token in span.tokens}) == 1 and not is_known


def _is_branch(span: Span) -> bool:
    """Tell whether several rows end in an East Asian branch or department, or hold what follows a company."""
    *rows, last = ("".join(token.text for token in row) for row in rows_of(span))
    return span.cut == "join" and (ends_as_unit(last) or any(map(ends_as_company, rows)))


def _holds_ending_degrees(span: Span) -> bool:
    return any(map(_ends_in_degrees, rows_of(span)))


def _ends_in_degrees(tokens: Sequence[Token]) -> bool:
    """Tell whether nothing but degrees stands behind the last comma or sign that parts words."""
    parted = next((i for i in range(len(tokens) - 1, 0, -1) if is_parting(tokens[i - 1])), len(tokens))
    return parted < len(tokens) and _are_degrees(tokens[parted:])


def _are_degrees(row: Sequence[Token]) -> bool:
    """Tell whether a row is degrees, with what they are in or from in brackets: "MCh (Neuro)"."""
    bare = [token for token in row if not (token.text[0] in "([" and token.text.rstrip(",;.")[-1] in ")]")]
    return bool(bare) and not lettered(bare) and not any(token.title_kind for token in bare)
