"""Every line of a card weighed as a part of an address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scanner.fields.judge.leanings import Leanings
from scanner.fields.judge.weigh import leaning, log_odds
from scanner.fields.who.address_labels import is_served, tells_way
from scanner.fields.who.address_parts import is_street_line
from scanner.fields.who.address_starts import begins_as_box, is_whole, names_place
from scanner.fields.who.east_asian_places import names_areas
from scanner.fields.who.lexicon import city_names, has_kind, is_place, key
from scanner.fields.who.scene import Scene
from scanner.fields.who.tokens import Span
from scanner.fields.who.wording import LETTERED_CODE, Features, lettered, ngrams

MARKETS = 4.0
"""Log-odds against a line as a part of an address that names several countries and no number."""
CLASSES = 8.0
"""The same against one that counts what is no house, "3rd Year Art Tutor", or says where somebody works."""
LANDMARK = 3.0
"""The same for one that says the way from what all know: "Ntinda, opposite the church"."""
BOXED = 3.0
"""The same for one that begins with a post box and its number: "PO Box 418, Ruwi"."""
CODED = 2.0
"""The same for a house with its number and then a town's code, for a code of letters and digits, and for East
Asian areas that lie in each other."""
LEFT_OVER = 4.0
"""The same against what is left of a line with a telephone number and names no place: "press 3"."""
FEW = 2
"""Words of what is left of such a line: a street without a known word may have more."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.IGNORECASE)


def address_atoms(scene: Scene) -> list[Span]:
    """Return the spans an address is put together from: the lines, each word in one of them."""
    return list(scene.lines)


def placed(
    features: Mapping[Span, Features], atoms: Sequence[Span], leanings: Leanings, scene: Scene
) -> dict[Span, float]:
    """Weigh each line as a part of an address, in log-odds."""
    return {
        span: log_odds(held, "address")
        + leaning("address")
        + _for_a_place(span)
        - _against_a_place(span, held, leanings)
        - LEFT_OVER * _is_left_over(span, scene)
        for span in atoms
        for held in (features[span],)
    }


def _for_a_place(span: Span) -> float:
    is_coded = is_whole(span.text) or bool(LETTERED_CODE.search(span.text)) or names_areas(span.text)
    return BOXED * begins_as_box(span) + LANDMARK * tells_way(span.text) + CODED * is_coded


def _against_a_place(span: Span, held: Features, leanings: Leanings) -> float:
    """Weigh what speaks against a line; who shares one with a title is a person."""
    is_other = is_served(span.text) or span in leanings.persons or _are_degrees(span)
    return MARKETS * _lists_markets(held) + CLASSES * (is_other or _counts_classes(span, held))


def _counts_classes(span: Span, held: Features) -> bool:
    """Tell whether a line begins with a school's year and says a job: "3rd Year Art Tutor"."""
    first = span.text.partition(",")[0]
    is_placed = is_street_line(first) or any(is_place(key(word)) for word in first.split())
    return bool(ORDINAL.match(first)) and "title words" in held and not is_placed


def _lists_markets(held: Features) -> bool:
    return "countries" in held and "digit" not in held


def _are_degrees(span: Span) -> bool:
    """Tell whether a line is degrees, with where they are from in brackets: "B.A., Ph.D. (Leeds)"."""
    bare = [token for token in span.tokens if token.text[0] not in "(["]
    is_said = not lettered(bare) and any(has_kind("degrees", token.key, "suffix") for token in bare)
    return is_said and not span.has_digit


def _is_left_over(span: Span, scene: Scene) -> bool:
    """Tell whether a telephone number stands in a line of the page that a span is left of."""
    words = scene.page.lines[span.tokens[0].spot[0]].words
    has_number = any(
        box.left <= x <= box.right and box.top <= y <= box.bottom
        for word in words
        for x, y in (word.box.center,)
        for box in scene.numbers
    )
    keys = [token.key for token in span.tokens]
    is_town = any(name in city_names() for name in ngrams(keys))
    return has_number and len(keys) <= FEW and not (names_place(span) or is_town or "," in span.text)
