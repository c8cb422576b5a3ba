"""Where the company sits: lines that make an address, joined, and the parts of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scanner.fields import east_asian_places
from scanner.fields.east_asian import is_east_asian
from scanner.fields.lexicon import city_names, company_kind, country_names, fold, has_kind, is_street, key
from scanner.fields.pieces import Span, tidy
from scanner.fields.wording import POSTCODE, ngrams
from scanner.model.contact import Address

LINE_GAP = 1.6
"""Lines of one address stand at most this many line heights apart."""
BRIDGE = -2.5
"""Log-odds above which a line between two lines of an address belongs to it too."""
ENOUGH = 0.5
"""Log-odds, summed over its lines, above which a block of lines is an address."""
LABEL = re.compile(r"^\W*([^\W\d]+(?: [^\W\d]+)?)\W*[:.]\s*")
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
        if is_east_asian("".join(pieces)):
            return east_asian_places.tidied(" ".join(pieces))
        return ", ".join(piece for piece in pieces if piece)


def unlabelled(text: str) -> str:
    """Take "Address:" and the like off the beginning."""
    text = LETTER_LABEL.sub("", text, count=1)
    label = LABEL.match(text)
    if label and all(has_kind("streets", key(word), "label") for word in label.group(1).split()):
        return tidy(text[label.end() :])
    return text


def without_company(text: str) -> str:
    """Take a company's name with its legal form off the beginning of an address."""
    head, comma, rest = text.partition(", ")
    words = head.split()
    is_company = len(words) > 1 and company_kind(key(words[-1])) == "legal"
    return rest if comma and is_company and not any(c.isdigit() for c in head) else text


def blocks(spans: Sequence[Span], scores: Mapping[Span, float]) -> list[Block]:
    """Group lines into addresses: those with evidence for it that follow each other down the card."""
    ordered = sorted(spans, key=lambda s: (s.box.center[1], s.box.left))
    open_blocks: list[list[Span]] = []
    for span in ordered:
        if scores[span] <= BRIDGE or _is_company(span):
            continue
        home = next((b for b in reversed(open_blocks) if _follows(b[-1], span)), None)
        if home is not None and not _begins_another(home, span):
            home.append(span)
        elif scores[span] > 0:
            open_blocks.append([span])
    trimmed = [_trimmed(block, scores) for block in open_blocks]
    found = [Block(tuple(b), sum(scores[s] for s in b)) for b in trimmed if b]
    return sorted((b for b in found if b.score > ENOUGH), key=lambda b: -b.score)


def _is_company(span: Span) -> bool:
    """Tell whether a line is a company's name with its legal form, which stands above many an address."""
    legal = [company_kind(token.key) == "legal" for token in span.tokens]
    return len(legal) > 1 and legal[-1] and not any(c.isdigit() for c in span.text)


def _begins_another(block: list[Span], span: Span) -> bool:
    """Tell whether `span` opens a further address: it is labelled, or a street after a whole address."""
    if unlabelled(span.text) != span.text:
        return True
    whole = any(_is_street(s.text) for s in block) and any(POSTCODE.search(s.text) for s in block)
    return whole and _is_street(span.text) and (len(block) > 1 or bool(POSTCODE.search(span.text)))


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


def parsed(full: str) -> Address:
    """Tell the parts of an address apart as far as they can be."""
    if is_east_asian(full):
        return east_asian_places.parsed(full)
    pieces = [tidy(piece) for piece in re.split(r"[,•·|;]| [-–] |\s{2,}", full) if tidy(piece)]
    country = next((p for p in reversed(pieces) if fold(p).strip(". ") in country_names()), None)
    rest = [p for p in pieces if p is not country]
    code_piece = next((p for p in reversed(rest) if POSTCODE.search(p) and not _is_street(p)), None)
    postcode = _postcode(code_piece)
    street = next((p for p in rest if _is_street(p)), None) or next(
        (p for p in rest if re.search(r"\d", p) and p is not code_piece), None
    )
    city = _city(rest, street, code_piece, postcode)
    return Address(full, street=street, city=city, postcode=postcode, country=country)


def _is_street(piece: str) -> bool:
    return any(is_street(key(word)) for word in piece.split())


def _postcode(piece: str | None) -> str | None:
    found = POSTCODE.findall(piece) if piece else []
    return found[-1].strip() if found else None


def _city(rest: list[str], street: str | None, code_piece: str | None, postcode: str | None) -> str | None:
    if code_piece and postcode:
        beside = tidy(code_piece.replace(postcode, " ", 1))
        if re.search(r"[^\W\d]{3}", beside) and code_piece is not street:
            return beside
    for piece in reversed(rest):
        if piece is not street and any(n in city_names() for n in ngrams([key(w) for w in piece.split()])):
            return piece
    return None
