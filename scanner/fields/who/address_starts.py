"""Where one address ends and the next begins, though nothing but a line's end parts them."""

from __future__ import annotations

import re
from itertools import takewhile

from scanner.fields.who import east_asian_places
from scanner.fields.who.address_labels import unlabelled
from scanner.fields.who.address_parts import CODE_LABEL, LETTERS_OF_REGION, is_street_line
from scanner.fields.who.east_asian import are_mixed, is_east_asian
from scanner.fields.who.lexicon import city_names, country_names, has_kind, is_place, is_street, key
from scanner.fields.who.tokens import Span, tidy
from scanner.fields.who.wording import POSTCODE, ngrams

NUMBERED = 4
"""Words of a line among which the number of the house stands."""
HEADED = re.compile(r"[^\W\d_]{4,}:\s")
"""A word and a colon, which begin the next of several addresses."""
OFFICE_OF = re.compile(r"^\W*([^\W\d](?:[\w./&]| (?=\w)){1,24})\s?[:：]\s+(?=\w)(.+)$")
"""What any office may be called by, and its address."""
LAST_LATIN, FEWEST = "\u0370", 6
"""The first letter behind the Latin ones, and letters from which on a text is in a script."""
SHORTEST = 10
"""Characters of an address that stands behind what its office is called by."""
PARTED = re.compile(r",| [·•|–-] ")
"""What parts a house from its town."""
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")


def names_place(span: Span) -> bool:
    return any(is_place(token.key) or is_street(token.key) for token in span.tokens)


def begins_as_box(span: Span) -> bool:
    """Tell whether a line begins with a post box and its number: "P.O. Box 12, Ruwi"."""
    keys = [token.key for token in span.tokens if token.key]
    words = list(takewhile(str.isalpha, keys))
    is_numbered = len(words) < len(keys)
    if not is_numbered:  # a bag has no number in some countries: "Private Mail Bag, Kumasi"
        comma = next((at for at, token in enumerate(span.tokens, 1) if token.text.endswith(",")), 0)
        words = [token.key for token in span.tokens[:comma]]
    is_box = bool(words) and all(has_kind("streets", word, "box") for word in words)
    return is_box and (len(words) > 2 or (is_numbered and any(len(word) > 1 for word in words)))


def begins_another(block: list[Span], span: Span) -> bool:
    """Tell whether `span` opens a further address: it is labelled, or a street after a whole address.

    The same address in another script is another one too.
    """
    before, own = _bare(block[-1].text), _bare(span.text)
    if unlabelled(span.text) != span.text or are_mixed(before, own) or _are_of_two_scripts(before, own):
        return True
    if is_east_asian(span.text):
        if east_asian_places.LABEL.match(span.text):
            return True
        is_coded = any(east_asian_places.CODE.search(s.text) for s in block)
        return is_coded and bool(east_asian_places.CODE.match(east_asian_places.LABEL.sub("", span.text)))
    is_coded = any(POSTCODE.search(held.text) for held in block)
    if is_coded and begins_as_box(span) and POSTCODE.search(span.text) and len(block) > 1:
        return True
    if (is_whole(span.text) and is_whole(block[-1].text)) or (is_coded and HEADED.match(span.text)):
        return True
    if _is_of_office(span.text) and any(_has_house(held.text) for held in block):
        return True
    if _is_in_town(span.text) and len(block) == 1 and _is_in_town(block[0].text):
        return True
    whole = any(is_street_line(s.text) for s in block) and any(POSTCODE.search(s.text) for s in block)
    if whole and is_street_line(span.text) and (len(block) > 1 or POSTCODE.search(span.text)):
        return True
    return _begins_address(span) and names_place(span) and _ends_address(block)


def _bare(text: str) -> str:
    """Return a text without what stands in brackets: what an address is of, "Macau (貨倉)"."""
    return BRACKETED.sub("", text)


def _are_of_two_scripts(one: str, other: str) -> bool:
    """Tell whether one text is in Latin letters and the other in others."""
    return {_is_latin(one), _is_latin(other)} == {True, False}


def _is_latin(text: str) -> bool | None:
    """Tell whether most letters are Latin ones; None of a text with hardly any."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(c < LAST_LATIN for c in letters)
    return None if len(letters) < FEWEST else latin > len(letters) / 2


def _is_of_office(line: str) -> bool:
    """Tell whether a line is an address behind what its office is called by: "Cancha: Ruta 39 km 12"."""
    office = OFFICE_OF.match(line)
    if office is None or len(office[2]) < SHORTEST or not _has_house(office[2]):
        return False
    words = [key(word) for word in office[1].split()]
    return not any(is_place(word) or is_street(word) for word in words)


def _has_house(text: str) -> bool:
    return bool(re.search(r"\d", text) and re.search(r"[^\W\d]{3}", text))


def _is_in_town(line: str) -> bool:
    """Tell whether a line is a town, a sign, and a street with its number: "Catania · Via Etnea 8"."""
    town, _, street = line.partition(" · ")
    return town.istitle() and not is_street_line(town) and is_street_line(street) and _has_house(street)


def is_whole(line: str) -> bool:
    """Tell whether a line is an address: a house with its number, then, behind a sign, a postcode."""
    head, *rest = PARTED.split(unlabelled(line), maxsplit=1)
    coded = bool(rest) and POSTCODE.search(rest[0])
    is_housed = re.search(r"\b\d{1,3}\b", head) and re.search(r"[^\W\d]{3}", head)
    return bool(coded and is_housed and re.search(r"[^\W\d]{3}", rest[0]))


def _begins_address(span: Span) -> bool:
    """Tell whether a line begins as addresses do: with a house's number, or a street's or a flat's."""
    first = span.tokens[0]
    has_number = any(c.isdigit() for token in span.tokens[:NUMBERED] for c in token.text)
    is_postcode = bool(CODE_LABEL.match(first.text))
    return (
        has_number
        and not is_postcode
        and (first.text[0].isdigit() or is_place(first.key) or is_street(first.key))
    )


def _ends_address(block: list[Span]) -> bool:
    """Tell whether lines are a whole address: they end in a known city, a region or a country."""
    if not any(names_place(span) and span.has_digit for span in block):
        return False
    last = [tidy(piece) for piece in re.split(r"[,•·|;]| [-–] ", block[-1].text) if tidy(piece)][-1:]
    words = [key(word) for piece in last for word in piece.split()]
    known = set(ngrams(words)) & (city_names() | country_names())
    is_coded = any(POSTCODE.fullmatch(piece) for piece in last)
    return bool(known) or is_coded or any(LETTERS_OF_REGION.fullmatch(piece) for piece in last)
