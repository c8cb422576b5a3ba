"""Cut a page into spans of words that could each be a value: lines, parts of lines, lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scanner.fields.east_asian import are_mixed, is_east_asian, meet
from scanner.fields.east_asian import kind as east_asian_kind
from scanner.fields.lexicon import (
    company_kind,
    fold,
    has_kind,
    is_affix,
    is_given,
    is_initial,
    is_name_word,
    is_surname,
    key,
    title_kind,
)
from scanner.fields.trace import Spot, plain_text
from scanner.model.geometry import Box
from scanner.model.page import Page, Word

SEPARATORS = frozenset("|•·●■▪◆★*–—-/:;,~<>»«")
"""Words of nothing but these part a line."""
EDGES = " ,;:|•·●■▪◆★*~<>»«_/\\=–—-'\"“”„‘’`^"
CAMEL = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]{2,})([A-ZÀ-Þ][a-zß-ÿ]{2,})")
HYPHENED = re.compile(r"(?<=\w)(?P<hyphen>-)\n(?=(?P<next>\w))|\n")
"""The end of a line, with the hyphen before it."""
MAX_WINDOWED = 9
"""Words in a run up to which it is also cut where the kind of word changes; longer ones are prose."""
QUOTES = frozenset('"“”„')
AND = frozenset("&+")
"""What joins two words, so that no value begins or ends with it."""
WIDE_GAP = 1.0
"""Heights of a blank from which on the words beside it may be of two texts."""
JOIN_GAP, JOIN_GROWTH, BESIDE = 1.1, 3.5, 3.0
"""Lines are joined at most this many heights apart, of at most this ratio of heights; on one row farther."""


@dataclass(frozen=True, eq=False)
class Token:
    """A word of the page that nobody owns yet: as read, folded, and where it stands.

    One that `is_strange` is taken to be in no list of names or titles: in training, so that weights don't
    trust the lists blindly.
    """

    text: str
    key: str
    spot: Spot
    word: Word
    is_strange: bool = False

    @cached_property
    def is_given(self) -> bool:
        return is_given(self.key) and not self.is_strange

    @cached_property
    def is_surname(self) -> bool:
        return is_surname(self.key) and not self.is_strange

    @cached_property
    def title_kind(self) -> str | None:
        """What it does in a job title: "head", "more" or nothing."""
        return None if self.is_strange else title_kind(self.key)

    @cached_property
    def kind(self) -> str:
        """What the lists make of it: name, title, company, affix or other."""
        if is_east_asian(self.text):
            return east_asian_kind(self.text)
        if is_affix(self.key):
            return "affix"
        if self.title_kind == "head":
            return "title"
        if company_kind(self.key):
            return "company"
        is_known = is_name_word(self.key) and not self.is_strange
        return "name" if is_known or is_initial(self.text) else "other"


@dataclass(frozen=True, eq=False)
class Span:
    """Words that could be a value together; `cut` says how they were found."""

    tokens: tuple[Token, ...]
    cut: str

    @cached_property
    def text(self) -> str:
        return tidy(HYPHENED.sub(_rejoined, "".join(self._printed())))

    def _printed(self) -> Iterator[str]:
        yield self.tokens[0].text
        for before, token in pairwise(self.tokens):
            yield (" " if before.spot[0] == token.spot[0] else "\n") + token.text

    @cached_property
    def spots(self) -> frozenset[Spot]:
        return frozenset(token.spot for token in self.tokens)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({token.spot[0] for token in self.tokens}))

    @cached_property
    def box(self) -> Box:
        return Box.around(token.word.box for token in self.tokens)

    @cached_property
    def height(self) -> float:
        """Median height of its words in pixels."""
        heights = sorted(token.word.box.height for token in self.tokens)
        return heights[len(heights) // 2]


def _rejoined(found: re.Match[str]) -> str:
    """Join a word over a line's end: its hyphen goes, unless what follows begins like a word of its own."""
    if found["hyphen"] is None:
        return " "
    return "" if found["next"].islower() else "-"


def tidy(text: str) -> str:
    """Strip separators from both ends, and brackets that are opened or closed on one side only."""
    text = text.strip(EDGES)
    for opening, closing in ("()", "[]", "（）"):
        inner = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and opening not in inner and closing not in inner:
            return tidy(inner)
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text.strip(EDGES)


def runs(
    page: Page, owned: frozenset[Spot], locals: tuple[str, ...], strange: frozenset[str]
) -> list[tuple[Token, ...]]:
    """Return the words of each line that nobody owns, cut at the words that are owned.

    A name read without its blank is taken apart: "AnnLee", or "ANNLEE" beside ann.lee@.
    """
    found: list[tuple[Token, ...]] = []
    for number, line in enumerate(page.lines):
        run: list[Token] = []
        for position, word in enumerate(line.words):
            text = plain_text(word.text)
            if (number, position) in owned or not text:
                found.append(tuple(run))
                run = []
            else:
                run += [
                    Token(t, k, (number, position), word, k in strange)
                    for t in unglued(text, locals)
                    for k in (key(t),)
                ]
        found.append(tuple(run))
    cut = [part for run in found for piece in _unbracketed(run) for part in by_kind(piece)]
    return [run for run in cut if any(token.key for token in run)]


def unglued(text: str, locals: tuple[str, ...]) -> tuple[str, ...]:
    """Part a given name and a surname that were read as one word."""
    for local in locals:
        ends = [fold(part) for part in re.split(r"[._-]", local)]
        if len(ends) == 2 and all(ends) and fold(text) == "".join(ends):
            return text[: len(ends[0])], text[len(ends[0]) :]
    camel = CAMEL.fullmatch(text)
    if camel and is_given(fold(camel[1])) and is_surname(fold(camel[2])):
        return camel[1], camel[2]
    return (text,)


def by_kind(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Part a run of East Asian words where a value meets the next: they often stand on one line."""
    for at in range(1, len(run)):
        one, other = ("".join(token.text for token in part) for part in (run[:at], run[at:]))
        if is_east_asian(other) and meet(one, other):
            return [*by_kind(run[:at]), *by_kind(run[at:])]
    return [run]


def _unbracketed(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Part a job title in brackets, or before a colon, from what it stands by: "Ann Lee (Director)"."""
    head = _head(run)
    if head:
        return [run[:head], *_unbracketed(run[head:])]
    start = next((i for i, t in enumerate(run) if i and t.text[0] in "([（"), None)
    if start is None or run[-1].text[-1] not in ")]）":
        return [run]
    return [run[:start], run[start:]] if any(t.kind == "title" for t in run[start:]) else [run]


def _head(run: tuple[Token, ...]) -> int:
    """Count the words that are a value of their own: "Director: Ann Lee", "(Nan) Director" under a name."""
    is_bracketed = run[:1] and run[0].text[0] in "(["
    close = ")]" if is_bracketed else ":"
    head = next((i for i, token in enumerate(run[:-1], 1) if token.text[-1] in close), 0)
    told, rest = run[:head], run[head:]
    if is_bracketed:
        is_other = any(t.kind == "title" for t in rest) and not any(t.kind == "title" for t in told)
    else:
        is_label = all(has_kind("streets", t.key, "label") for t in told)
        is_other = not is_label and all(t.title_kind for t in told)
    return head if head and is_other else 0


def parts(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Cut a run at separators, at wide gaps, after commas and around brackets."""
    found: list[list[Token]] = [[]]
    for token in run:
        if found[-1] and gap_between(found[-1][-1], token) > WIDE_GAP:
            found.append([])
        if not token.key and set(token.text) <= SEPARATORS:
            found.append([])
            continue
        if token.text[0] in "([（|•·":
            found.append([])
        found[-1].append(token)
        if token.text[-1] in ",;|)]）•·:":
            found.append([])
    return [tuple(part) for part in found if part]


def gap_between(left: Token, right: Token) -> float:
    """Return the blank between two words in heights of the smaller; words of two lines have none."""
    if left.spot[0] != right.spot[0]:
        return 0.0
    a, b = left.word.box, right.word.box
    return (b.left - a.right) / max(1.0, min(a.height, b.height))


def windows(run: tuple[Token, ...], locals: tuple[str, ...] = ()) -> Iterator[tuple[Token, ...]]:
    """Yield the beginnings and ends of a run, cut where the kind of word changes."""
    if len(run) > MAX_WINDOWED:
        return
    kinds = _kinds(run, locals)
    quotes = [sum(sign in QUOTES for sign in token.text) for token in run]
    for at, (left, right) in enumerate(pairwise(run), 1):
        is_quoted = sum(quotes[:at]) % 2 == 1 and sum(quotes) % 2 == 0
        if kinds[at - 1] != kinds[at] and not {left.text, right.text} & AND and not is_quoted:
            yield run[:at]
            yield run[at:]


def _kinds(run: tuple[Token, ...], locals: tuple[str, ...]) -> list[str]:
    """Return the kind of each word; one that goes before a title belongs to it: Sales is a surname, too.

    But for one that an e-mail spells with more: Minh Ly Director has minh.ly@.
    """
    found = [token.kind for token in run]
    for at in reversed(range(len(run) - 1)):
        if run[at].title_kind and found[at + 1] == "title" and not _is_spelt(run[at].key, locals):
            found[at] = "title"
    return found


def _is_spelt(word: str, locals: tuple[str, ...]) -> bool:
    return any(word in local.casefold() != word for local in locals)


def joins(lines: list[tuple[Token, ...]]) -> Iterator[tuple[Token, ...]]:
    """Yield two and three runs that stand under each other like one text broken into lines."""
    for index, upper in enumerate(lines):
        for lower in lines[index + 1 : index + 5]:
            if continues(upper, lower) and not _are_same(upper, lower):
                yield upper + lower
                for third in lines[index + 2 : index + 6]:
                    if third is not lower and continues(lower, third):
                        yield upper + lower + third


def _are_same(upper: tuple[Token, ...], lower: tuple[Token, ...]) -> bool:
    """Tell whether two rows say the same, as a logo and the company's name below it do."""
    return [token.key for token in upper] == [token.key for token in lower]


def continues(upper: tuple[Token, ...], lower: tuple[Token, ...]) -> bool:
    """Tell whether `lower` stands right under `upper`, in letters of about the same size."""
    a, b = (Box.around(token.word.box for token in run) for run in (upper, lower))
    small, large = sorted((max(a.height, 1.0), max(b.height, 1.0)))
    gap = b.top - a.bottom
    overlap = min(a.right, b.right) - max(a.left, b.left)
    under = (
        -0.6 * small <= gap <= JOIN_GAP * large
        and overlap > 0.3 * min(a.width, b.width)
        and b.center[1] > a.center[1]
    )
    one, other = ("".join(token.text for token in run) for run in (upper, lower))
    is_alike = large <= JOIN_GROWTH * small and not are_mixed(one, other)
    return is_alike and (under or is_beside(a, b, small))


def is_beside(a: Box, b: Box, height: float) -> bool:
    """Tell whether `b` goes on to the right of `a` on the same row."""
    return abs(a.center[1] - b.center[1]) < 0.5 * height and 0 <= b.left - a.right < BESIDE * height


def spans(
    page: Page,
    owned: frozenset[Spot],
    locals: tuple[str, ...] = (),
    strange: frozenset[str] = frozenset(),
) -> list[Span]:
    """Return every span of `page` worth weighing, each set of words once.

    `locals` are the local parts of the mail addresses on the card, `strange` words taken to be in no list.
    """
    lines = runs(page, owned, locals, strange)
    found: dict[frozenset[Spot], Span] = {}

    def keep(tokens: tuple[Token, ...], cut: str) -> None:
        span = Span(tokens, cut)
        if span.text:
            found.setdefault(span.spots, span)

    for run in lines:
        keep(run, "line")
    for run in lines:
        cut = parts(run)
        for part in cut:
            keep(part, "part")
        for at in range(1, len(cut)):
            keep(tuple(t for p in cut[:at] for t in p), "part")
        for piece in (run, *cut):
            for window in windows(piece, locals):
                keep(window, "window")
    for joined in joins(lines):
        keep(joined, "join")
    return list(found.values())
