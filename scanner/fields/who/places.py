"""Where the company sits: lines that make an address, joined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scanner.fields.reach.labels import kind_of
from scanner.fields.who import east_asian_places
from scanner.fields.who.address_labels import OFFICES, is_label, unlabelled, without_company, without_ids
from scanner.fields.who.address_parts import is_street_line
from scanner.fields.who.address_starts import begins_another, names_place
from scanner.fields.who.east_asian import is_east_asian
from scanner.fields.who.east_asian_people import is_notice
from scanner.fields.who.hours import tells_hours, without_hours
from scanner.fields.who.lexicon import (
    company_kinds,
)
from scanner.fields.who.tokens import Span, tidy
from scanner.fields.who.wording import POSTCODE, is_numbered

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
POSTAL = ("邮编", "郵編", "邮政编码", "郵便番号", "우편번호")
NO_PLACE = 4.0
"""Log-odds above which an East Asian line that begins as a licence or an account is a place."""
HANDLED = frozenset(("messenger", "extension"))
"""Labels of what is no place, whatever number stands behind them; a profile's begins with "at:"."""
COUNTED = "no"
"""How a label ends that counts flats and plots as well as papers: "PlotNo"."""
HEADING = 3
"""Words of a line that heads an address."""
ROW, HEADED_BY = 0.5, 2.0
"""Heights that the middles of a heading and of what stands in its row, or under it, are apart at most."""


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
            or _is_of_register(span)
        ):
            continue
        is_headed = any(_heads(heading, span) for heading in headings)
        home = None if is_headed else next((b for b in reversed(open_blocks) if _follows(b[-1], span)), None)
        if home is not None and not begins_another(home, span):
            home.append(span)
        elif scores[span] > 0:
            lead = next((s for s in reversed(leads) if _follows(s, span)), None)
            open_blocks.append([lead, span] if lead else [span])
        elif scores[span] > LEAD and names_place(span):
            leads.append(span)
    trimmed = [_trimmed(block, scores) for block in open_blocks]
    found = [Block(tuple(b), sum(scores[s] for s in b)) for b in trimmed if b]
    return sorted((b for b in found if b.score > ENOUGH and b.text), key=lambda b: -min(b.score, PLAIN))


def _is_heading(span: Span) -> bool:
    """Tell whether a line only says what the address by it is of: "Head Office :", "青山支店"."""
    text = span.text.strip(" :：()【】")
    words = re.findall(r"[^\W\d_]+", text)
    is_named = all(is_label(word) or kind_of(word) in OFFICES for word in words)
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
    is_called = any(_is_service(kind) for kind in kinds) or words[1:] == ["ID"]
    is_bare = len(span.tokens) == 2 and _is_service(kind_of(span.tokens[0].text) or "")
    return is_bare or (":" in span.text and 0 < len(words) <= 2 and is_called)


def _is_service(kind: str) -> bool:
    return kind in HANDLED or kind.startswith("at:")


def _is_of_register(span: Span) -> bool:
    """Tell whether a line begins with a register's name, and names no place: "R.C.S. Lille B 194 208"."""
    first = span.tokens[0]
    is_short = first.text.isupper() or "." in first.text  # "Im" is a word
    is_named = is_short and kind_of(first.text) == "id" and not first.key.endswith(COUNTED)
    return is_named and not (names_place(span) or "," in span.text or is_east_asian(span.text))


def _is_other_number(span: Span) -> bool:
    """Tell whether a line is the number of a licence; commas are a place's ("Plot No. 5, ...")."""
    return is_numbered(span) and "," not in span.text and not is_street_line(span.text)


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
