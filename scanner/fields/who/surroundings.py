"""Where a span stands on the card: its size and place, its neighbours, and the addresses that go with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log

from scanner.fields.who.casing import is_capitalised
from scanner.fields.who.east_asian import are_mixed
from scanner.fields.who.gist import gist
from scanner.fields.who.lexicon import city_names, company_kind, company_kinds, country_names, is_unit
from scanner.fields.who.persons import WORDS
from scanner.fields.who.pieces import WIDE_GAP, gap_between
from scanner.fields.who.scene import Scene
from scanner.fields.who.setting import JOINT_HEIGHT, are_alike, is_joint_alike, is_set_alike, opens_joint
from scanner.fields.who.stems import squeeze
from scanner.fields.who.tokens import AND, Span, Token
from scanner.fields.who.wording import (
    Features,
    is_joint,
    is_open,
    lettered,
    ngrams,
    rows_of,
    share,
)
from scanner.model.geometry import Box

TALLER = 1.08
"""By how much the letters of another line are larger that a span is not the tallest beside."""
NEAR = 4.0
"""Heights of a span within which a line above or below is its neighbour."""
OPENING = "([/·•●■▪◆"
"""What begins another thing behind a title."""
PARTING = ",;|•·:()[]/"
"""Signs at a word's end or beginning that part it from the next."""


def look(span: Span, scene: Scene) -> Features:
    page, heights = scene.page, scene.heights
    median = heights[len(heights) // 2] or 1.0
    ratio = log(max(span.height, 1.0) / max(median, 1.0))
    own = [line.height for line in scene.lines_of(span)]
    top = span.box.center[1] / max(page.height, 1.0)
    order = bisect_left(scene.middles, span.box.center[1])
    smaller = bisect_left(scene.sizes, span.height) - sum(span.height > h for h in own)
    towering = len(scene.sizes) - bisect_right(scene.sizes, span.height, key=lambda h: TALLER * h)
    confidence = min(t.word.confidence for t in span.tokens)
    edges = list(_edges(span, scene))
    return {
        "height": max(-1.5, min(1.5, ratio)),
        "tallest": float(towering == sum(TALLER * h > span.height for h in own)),
        "taller": share(smaller, len(scene.lines) - len(own)),
        "height up": max(0.0, min(1.5, ratio)),
        "upper third": float(top < 0.34),
        "lower third": float(top > 0.66),
        "depth": top,
        "first": float(order == 0),
        "early": float(order in (1, 2)),
        "late": share(order, len(scene.lines)),
        "lone": float(len(scene.lines) == 1),
        "unclear": 1.0 - confidence,
        "few lines": float(len(scene.page.lines) < 4),
        "uneven": log(max(heights_of(span)) / min(heights_of(span))) if span.cut == "join" else 0.0,
        "torn": float(any(_is_torn(inside, outside) for inside, outside in edges)),
        "sheds trade": float(any(_is_trade_shed(inside, outside) for inside, outside in edges)),
        "sheds form": float(any(company_kind(outside.key) == "legal" for _, outside in edges)),
        "gapped": float(any(gap_between(a, b) > WIDE_GAP for a, b in pairwise(span.tokens))),
        "again": float(scene.seen.get(squeeze(span.text), 0) > 1),
        "rows alike": float(is_set_alike(span)),
        "rows joint alike": float(is_joint_alike(span)),
        "rows joint": float(any(opens_joint(row) for row in rows_of(span)[1:])),
    }


def _edges(span: Span, scene: Scene) -> Iterator[tuple[Token, Token]]:
    """Yield where a span is cut from its line with no sign between: the words inside and outside of it."""
    if span.cut not in {"window", "part"}:
        return
    for line in scene.lines_of(span):
        for at, (first, second) in enumerate(pairwise(line.tokens)):
            is_first = first.spot in span.spots
            is_cut = is_first != (second.spot in span.spots)
            if is_cut and (not _are_parted(first, second) or at in _in_brackets(line.tokens)):
                yield (first, second) if is_first else (second, first)


def _in_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the edges that brackets in the middle of a line have, by the word before: "M. (Ann) de Bos"."""
    opens = next((i for i, token in enumerate(tokens) if i and token.text[0] in "(["), len(tokens))
    closes = next((i for i, t in enumerate(tokens[opens:], opens) if t.text[-1] in ")]"), len(tokens))
    return frozenset({opens - 1, closes}) if closes < len(tokens) - 1 else frozenset()


def _are_parted(first: Token, second: Token) -> bool:
    is_signed = first.text[-1] in PARTING or second.text[0] in PARTING
    return is_signed or gap_between(first, second) > WIDE_GAP


def _is_torn(inside: Token, outside: Token) -> bool:
    """Tell whether a line goes on where a span is cut: "João | Arrais", "Academy | of Construction"."""
    is_like_name = outside.kind in {"name", "other"} and not (outside.title_kind or is_unit(outside.key))
    is_named = _is_written(outside) and is_like_name and outside.text.isalpha()
    first, second = sorted((inside, outside), key=lambda token: token.spot)
    return is_named or is_joint(second) or is_open((first,))


def _is_trade_shed(inside: Token, outside: Token) -> bool:
    """Tell whether what a company does is cut off: "Printers | Lee"."""
    return outside.kind == "company" and _is_written(outside) == _is_written(inside)


def _is_written(token: Token) -> bool:
    return is_capitalised(token.text) or token.text.isupper()


def heights_of(span: Span) -> tuple[float, ...]:
    """Return the heights of a span's words in pixels, none below one."""
    return tuple(max(token.word.box.height, 1.0) for token in span.tokens)


def _may_belong(row: Span) -> bool:
    """Tell whether a row may go on with a name or a company: a title does not, nor does a number."""
    is_title = any(token.title_kind == "head" for token in row.tokens)
    return not (is_title or row.has_digit)


def neighbours(span: Span, scene: Scene) -> Features:
    above = _nearest(span, scene, below=False)
    under = _nearest(span, scene, below=True)
    rows = rows_of(span)
    found: Features = {
        "nothing above": float(above is None),
        "nothing under": float(under is None),
    }
    if above is not None and are_alike(above.tokens, rows[0]):
        found |= {"above alike": 1.0, "above goes on": float(_may_belong(above))}
    if under is not None and are_alike(rows[-1], under.tokens):
        found |= {
            "under alike": 1.0,
            "under goes on": float(_may_belong(under)),
        }
    if under is not None and opens_joint(under.tokens):
        found["under opens joint"] = float(are_alike(rows[-1], under.tokens, height=JOINT_HEIGHT))
    rest = _beside(span, scene)
    for place, other in (("above", above), ("under", under), ("beside", rest)):
        if other is not None:
            told = gist(other) if other is rest else scene.gists[other]
            found |= {f"{place} {name}": value for name, value in told.items()}
            found[f"{place} smaller"] = float(other.height < 0.85 * span.height)
            found[f"{place} taller"] = float(other.height > 1.18 * span.height)
    return found | _rest(span, rest)


def _rest(span: Span, rest: Span | None) -> Features:
    """Say whether a person is left of the line that a span is cut from, or what a title goes on with.

    A title of one word may do so: "Head, Quality Assurance".
    """
    if rest is None or not lettered(rest.tokens) or rest.has_digit:
        return {}
    own = lettered(span.tokens)
    before, behind = (
        [token for token in rest.tokens if (token.spot > max(span.spots)) == is_behind]
        for is_behind in (False, True)
    )
    is_bare = len(own) == 1 and own[0].title_kind == "head"
    is_other = _names_company(behind) or (_may_be_person(behind) and not _names_place(behind))
    is_more = bool(own and lettered(behind)) and not is_other and _goes_with(own, behind)
    return {
        "title goes on": float(is_more and any(word.title_kind == "head" for word in own)),
        "beside person": float(_may_be_person(before) or _may_be_person(behind)),
        "bare title": float(is_bare and bool(lettered(behind)) and not _may_be_person(behind)),
    }


def _may_be_person(tokens: Sequence[Token]) -> bool:
    """Tell whether words may be a person's name of which not all is known; what "&" joins is none."""
    words = lettered(tokens)
    if any(token.text in AND for token in tokens):
        return False
    is_known = any(word.is_given or word.is_surname for word in words)
    is_other = any(company_kinds(word.key for word in words)) or any(w.title_kind == "head" for w in words)
    return len(words) in WORDS and is_known and not is_other and all(map(_is_written, words))


def _goes_with(own: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Tell whether nothing parts words that begins another thing: a bullet, a bracket, other letters."""
    is_another = behind[0].text[0] in OPENING
    return not is_another and not are_mixed(own[-1].text, " ".join(word.text for word in behind))


def _names_place(tokens: Sequence[Token]) -> bool:
    return not (city_names() | country_names()).isdisjoint(ngrams([word.key for word in tokens]))


def _names_company(tokens: Sequence[Token]) -> bool:
    return any(company_kinds(word.key for word in lettered(tokens)))


def _nearest(span: Span, scene: Scene, *, below: bool) -> Span | None:
    own, best, least = span.box, None, NEAR * max(span.height, 1.0)
    for other in scene.lines_between(*_within_reach(own, least + scene.highest / 2, below=below)):
        box = other.box
        gap = box.top - own.bottom if below else own.top - box.bottom
        apart = min(own.right, box.right) - max(own.left, box.left) <= 0
        right_side = box.center[1] > own.center[1] if below else box.center[1] < own.center[1]
        if right_side and not apart and gap < least and other.spots.isdisjoint(span.spots):
            best, least = other, gap
    return best


def _within_reach(own: Box, reach: float, *, below: bool) -> tuple[float, float]:
    """Return from where to where the middles of lines lie that may be the next above or below."""
    middle = own.center[1]
    return (middle, own.bottom + reach + 1) if below else (own.top - reach - 1, middle)


def _beside(span: Span, scene: Scene) -> Span | None:
    """Return what is left of the line that a span is cut from."""
    if span.cut in {"line", "join"}:
        return None
    rest = [token for other in scene.lines_of(span) for token in other.tokens if token.spot not in span.spots]
    return Span(tuple(rest), "rest") if rest else None
