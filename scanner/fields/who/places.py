"""Where the company sits: lines that make an address, joined, and the parts of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scanner.fields.reach.labels import kind_of
from scanner.fields.who import east_asian_places
from scanner.fields.who.address_parts import CODE_LABEL, LETTERS_OF_REGION, is_street_line
from scanner.fields.who.east_asian import are_mixed, is_east_asian
from scanner.fields.who.east_asian_people import is_notice
from scanner.fields.who.hours import tells_hours, without_hours
from scanner.fields.who.lexicon import (
    city_names,
    company_kinds,
    country_names,
    has_kind,
    is_place,
    is_street,
    key,
)
from scanner.fields.who.tokens import Span, tidy
from scanner.fields.who.wording import POSTCODE, is_numbered, ngrams

LINE_GAP = 1.6
"""Lines of one address stand at most this many line heights apart."""
BRIDGE = -2.5
"""Log-odds above which a line between two lines of an address belongs to it too."""
LEAD = -1.0
"""The same for a line right above an address: the building it is in."""
DOUBTFUL = 0.5
"""The same for a line that looks like the number of a licence, or like opening hours."""
PLAIN = 6.0
"""Log-odds from which on blocks are addresses alike: the first on the card comes first then."""
ENOUGH = 0.5
"""Log-odds, summed over its lines, above which a block of lines is an address."""
NUMBERED = 4
"""Words of a line among which the number of the house stands."""
LABEL = re.compile(r"^\W*([^\W\d]+(?:\.? [^\W\d]+)?)\W*(?:\b[\dIVX]{1,2}\W*)?[:.]\s*")
HEADED = re.compile(r"[^\W\d_]{4,}:\s")
"""A word and a colon, which begin the next of several addresses."""
OFFICE = re.compile(r"^\W*([^\W\d][\w./&]*(?: [\w./&]+)?)\s?[:：]\s*(?=\S)")
"""What an address may be called by, up to a colon: "Resi.:", "H.O. :"."""
OFFICES = frozenset(("work", "home"))
OFFICE_OF = re.compile(r"^\W*([^\W\d](?:[\w./&]| (?=\w)){1,24})\s?[:：]\s+(?=\w)(.+)$")
"""What any office may be called by, and its address."""
SHORTEST = 10
"""Characters of an address that stands behind what its office is called by."""
POSTAL = ("邮编", "郵編", "邮政编码", "郵便番号", "우편번호")
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
NO_PLACE = 4.0
"""Log-odds above which an East Asian line that begins as a licence or an account is a place."""
HANDLED = frozenset(("messenger", "extension"))
"""Labels of what is no place, whatever number stands behind them; a profile's begins with "at:"."""
REGISTERED = 7
"""Digits from which on a number in an address that is called a company's or a tax's is none of a place."""
HEADING = 3
"""Words of a line that heads an address."""
ROW, HEADED_BY = 0.5, 2.0
"""Heights that the middles of a heading and of what stands in its row, or under it, are apart at most."""
LETTER_LABEL = re.compile(r"^(?:[AaМ][:.)]|[Aa]dd\.?:?)\s+")


class Block(NamedTuple):
    """Spans of one address from top to bottom, and the evidence for it in log-odds."""

    spans: tuple[Span, ...]
    score: float

    @property
    def text(self) -> str:
        """The address on one line, as printed, without its label."""
        pieces = [tidy(span.text).rstrip(",") for span in self.spans]
        pieces[0] = without_company(unlabelled(pieces[0]))
        pieces = [without_ids(piece) for piece in pieces]
        if is_east_asian("".join(pieces)):
            return east_asian_places.tidied(" ".join(pieces))
        return ", ".join(piece for piece in pieces if piece)


def unlabelled(text: str) -> str:
    """Take "Address:" and the like off the beginning."""
    text = LETTER_LABEL.sub("", text, count=1)
    label = LABEL.match(text)
    words = label.group(1).split() if label else []
    if label and (all(map(_is_label, words)) or _is_label("".join(words))):
        return tidy(text[label.end() :])
    office = OFFICE.match(text)
    if office and all(kind_of(word) in OFFICES or _is_label(word) for word in office.group(1).split()):
        return tidy(text[office.end() :])
    return text


def _is_label(word: str) -> bool:
    return has_kind("streets", key(word), "label")


def without_company(text: str) -> str:
    """Take a company's name with its legal form off the beginning of an address."""
    head, comma, rest = text.partition(", ")
    words = head.split()
    is_company = len(words) > 1 and company_kinds(key(word) for word in words)[-1] == "legal"
    return rest if comma and is_company and not any(c.isdigit() for c in head) else text


def without_ids(text: str) -> str:
    """Take the numbers of a register or a tax office out of a line: "Poland, NIP 101-000-07-81"."""
    return ", ".join(piece for piece in text.split(", ") if not _is_id(piece))


def _is_id(text: str) -> bool:
    first = text.split()[0]
    is_postal = bool(CODE_LABEL.match(first)) or is_place(key(first)) or is_east_asian(text)
    return sum(c.isdigit() for c in text) >= REGISTERED and kind_of(first) == "id" and not is_postal


def blocks(spans: Sequence[Span], scores: Mapping[Span, float]) -> list[Block]:
    """Group lines into addresses: those with evidence for it that follow each other down the card."""
    ordered = sorted(spans, key=lambda s: (s.box.center[1], s.box.left))
    open_blocks: list[list[Span]] = []
    leads: list[Span] = []
    headings = [span for span in ordered if _is_heading(span)]
    for span in ordered:
        if (
            span in headings
            or scores[span] <= _least(span)
            or _is_company(span)
            or _is_but_hours(span)
            or _is_handle(span)
        ):
            continue
        is_headed = any(_heads(heading, span) for heading in headings)
        home = None if is_headed else next((b for b in reversed(open_blocks) if _follows(b[-1], span)), None)
        if home is not None and not _begins_another(home, span):
            home.append(span)
        elif scores[span] > 0:
            lead = next((s for s in reversed(leads) if _follows(s, span)), None)
            open_blocks.append([lead, span] if lead else [span])
        elif scores[span] > LEAD and _names_place(span):
            leads.append(span)
    trimmed = [_trimmed(block, scores) for block in open_blocks]
    found = [Block(tuple(b), sum(scores[s] for s in b)) for b in trimmed if b]
    return sorted((b for b in found if b.score > ENOUGH), key=lambda b: -min(b.score, PLAIN))


def _is_heading(span: Span) -> bool:
    """Tell whether a line only says what the address by it is of: "Head Office :", "青山支店"."""
    text = span.text.strip(" :：()【】")
    words = re.findall(r"[^\W\d_]+", text)
    is_named = all(_is_label(word) or kind_of(word) in OFFICES for word in words)
    return 0 < len(words) <= HEADING and (is_named or bool(east_asian_places.BRANCH.fullmatch(text)))


def _heads(heading: Span, span: Span) -> bool:
    """Tell whether a heading stands right above a line or in its row, left of it."""
    a, b = heading.box, span.box
    is_beside = abs(a.center[1] - b.center[1]) < ROW * heading.height and a.right <= b.left
    is_above = 0 < b.center[1] - a.center[1] < HEADED_BY * heading.height
    return is_beside or (is_above and a.left < b.right and b.left < a.right)


def _least(span: Span) -> float:
    """Return the log-odds above which a line may belong to an address."""
    head = re.split("[:：]", span.text)[0]
    if is_east_asian(head) and kind_of(head) == "id" and not head.startswith(POSTAL):
        return NO_PLACE
    return DOUBTFUL if _is_other_number(span) or tells_hours(span.text) else BRIDGE


def _is_company(span: Span) -> bool:
    """Tell whether a line is a company's name with its legal form, which stands above many an address."""
    kinds = company_kinds(token.key for token in span.tokens if token.key)
    is_place = "," in span.text or is_street_line(span.text) or bool(POSTCODE.search(span.text))
    return len(kinds) > 1 and "legal" in kinds[1:] and not is_place


def _is_but_hours(span: Span) -> bool:
    """Tell whether a line says when somebody is there and not where: "Program: L-V 9-19"."""
    rest = without_hours(span.text)
    is_place = is_street_line(rest) or is_east_asian(rest) or bool(POSTCODE.search(rest))
    is_told = is_east_asian(rest) and all(map(is_notice, re.findall(r"[^\W\d_]+", rest)))
    return (tells_hours(span.text) and not is_place) or is_told


def _is_handle(span: Span) -> bool:
    """Tell whether a line is somebody's name at a service or an extension: "LINE ID: ann07", "Extn: 115"."""
    words = re.findall(r"[^\W\d_]+", span.text.partition(":")[0])
    kinds = [kind_of(word) or "" for word in words]
    is_called = any(kind in HANDLED or kind.startswith("at:") for kind in kinds) or words[1:] == ["ID"]
    return ":" in span.text and 0 < len(words) <= 2 and is_called


def _names_place(span: Span) -> bool:
    return any(is_place(token.key) or is_street(token.key) for token in span.tokens)


def _is_other_number(span: Span) -> bool:
    """Tell whether a line is the number of a licence; commas are a place's ("Plot No. 5, ...")."""
    return is_numbered(span) and "," not in span.text and not is_street_line(span.text)


def _begins_another(block: list[Span], span: Span) -> bool:
    """Tell whether `span` opens a further address: it is labelled, or a street after a whole address.

    The same address in another script is another one too.
    """
    if unlabelled(span.text) != span.text or are_mixed(_bare(block[-1].text), _bare(span.text)):
        return True
    if is_east_asian(span.text):
        if east_asian_places.LABEL.match(span.text):
            return True
        is_coded = any(east_asian_places.CODE.search(s.text) for s in block)
        return is_coded and bool(east_asian_places.CODE.match(east_asian_places.LABEL.sub("", span.text)))
    is_coded = any(POSTCODE.search(held.text) for held in block)
    if (_is_whole(span.text) and _is_whole(block[-1].text)) or (is_coded and HEADED.match(span.text)):
        return True
    if _is_of_office(span.text) and any(_has_house(held.text) for held in block):
        return True
    if _is_in_town(span.text) and len(block) == 1 and _is_in_town(block[0].text):
        return True
    whole = any(is_street_line(s.text) for s in block) and any(POSTCODE.search(s.text) for s in block)
    if whole and is_street_line(span.text) and (len(block) > 1 or POSTCODE.search(span.text)):
        return True
    return _begins_address(span) and _names_place(span) and _ends_address(block)


def _bare(text: str) -> str:
    """Return a text without what stands in brackets: what an address is of, "Macau (貨倉)"."""
    return BRACKETED.sub("", text)


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


def _is_whole(line: str) -> bool:
    """Tell whether a line is an address: a house with its number, then, behind a comma, a postcode."""
    head, comma, rest = unlabelled(line).partition(",")
    coded = POSTCODE.search(rest)
    return bool(comma and coded and re.search(r"\b\d{1,3}\b", head) and re.search(r"[^\W\d]{3}", rest))


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
    if not any(_names_place(span) and span.has_digit for span in block):
        return False
    last = [tidy(piece) for piece in re.split(r"[,•·|;]| [-–] ", block[-1].text) if tidy(piece)][-1:]
    words = [key(word) for piece in last for word in piece.split()]
    known = set(ngrams(words)) & (city_names() | country_names())
    is_coded = any(POSTCODE.fullmatch(piece) for piece in last)
    return bool(known) or is_coded or any(LETTERS_OF_REGION.fullmatch(piece) for piece in last)


def _trimmed(block: list[Span], scores: Mapping[Span, float]) -> list[Span]:
    while block and scores[block[-1]] <= 0:
        block = block[:-1]
    return block


def _follows(upper: Span, lower: Span) -> bool:
    a, b = upper.box, lower.box
    height = max(min(upper.height, lower.height), 1.0)
    if abs(a.center[1] - b.center[1]) < 0.5 * height:
        return 0 <= b.left - a.right < 6 * height
    overlap = min(a.right, b.right) - max(a.left, b.left)
    return b.top - a.bottom < LINE_GAP * height and overlap > 0 and lower.height < 1.6 * upper.height
