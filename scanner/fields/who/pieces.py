"""Cut a page into spans of words that could each be a value: lines, parts of lines, lines joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from scanner.fields.trace import Spot
from scanner.fields.who.east_asian import LONGEST_NAME, are_mixed, could_name, is_east_asian, is_name
from scanner.fields.who.lexicon import has_kind
from scanner.fields.who.runs import runs
from scanner.fields.who.tokens import AND, Span, Token
from scanner.model.geometry import Box
from scanner.model.page import Page

SEPARATORS = frozenset("|•·●■▪◆★*–—-/:;,~<>»«")
"""Words of nothing but these part a line."""
BULLETS = frozenset("|•·●■▪◆★")
"""Those that stand in nobody's name; a dash may."""
MAX_WINDOWED = 9
"""Words in a run up to which it is also cut where the kind of word changes; longer ones are prose."""
MAX_PARTS, MAX_JOINED = 12, 40
"""Parts of a run and words of joined runs up to which they may be values; cards have seven and thirty."""
QUOTES = frozenset('"“”„')
WIDE_GAP = 1.0
"""Heights of a blank from which on the words beside it may be of two texts."""
JOIN_GAP, JOIN_GROWTH, BESIDE = 1.1, 3.5, 3.0
"""Lines are joined at most this many heights apart, of at most this ratio of heights; on one row farther."""

LEAST_UPRIGHT = 3
"""Rows of one character from which on they are one name set upright; two may be two halves."""
BEFORE, BEHIND = 2, 8
"""Runs before and behind one, from the top of the card down, that may stand beside it or right under it."""


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
        if are_halves(run):
            continue
        cut = parts(run)[:MAX_PARTS]
        for part in cut:
            keep(part, "part")
        for part in cut[:-1]:
            keep(run[: run.index(part[-1]) + 1], "part")
        for at in range(1, len(run) - 1):
            if is_separator(run[at]):
                keep(run[at + 1 :], "part")
        for piece in (run, *cut):
            for window in windows(piece, locals):
                keep(window, "window")
    for joined in joins(lines):
        if len(joined) <= MAX_JOINED:
            keep(joined, "join")
    return list(found.values())


def are_halves(run: Sequence[Token]) -> bool:
    """Tell whether a row is an East Asian name with blanks in it, however wide: no part of it is a name."""
    whole = "".join(token.text for token in run)
    is_spaced = len(whole) == len(run)
    return len(run) > 1 and (is_name(whole) or (is_spaced and could_name(whole)))


def parts(run: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Cut a run at separators, at wide gaps, after commas and around brackets."""
    found: list[list[Token]] = [[]]
    for token in run:
        if found[-1] and gap_between(found[-1][-1], token) > WIDE_GAP:
            found.append([])
        if is_separator(token):
            found.append([])
            continue
        if token.text[0] in "([（|•·":
            found.append([])
        found[-1].append(token)
        if token.text[-1] in ",;|)]）•·:":
            found.append([])
    return [tuple(part) for part in found if part]


def is_list(tokens: Sequence[Token]) -> bool:
    """Tell whether signs part words into a list: one that names have not, or two of any."""
    return is_long_list(tokens) or any(set(sign) <= BULLETS for sign in _signs(tokens))


def is_long_list(tokens: Sequence[Token]) -> bool:
    """Tell whether signs part words into three pieces or more."""
    return len(_signs(tokens)) > 1


def _signs(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens[1:-1] if not token.key and set(token.text) <= SEPARATORS]


def is_separator(token: Token) -> bool:
    """Tell whether a word is but a sign that parts a line, or stands before a company: "at Acme"."""
    is_sign = not token.key and set(token.text) <= SEPARATORS
    is_at = token.text.islower() and not token.said and has_kind("company", token.key, "at")
    return is_sign or is_at


def is_parting(token: Token) -> bool:
    """Tell whether what stands behind a word is another thing: it is a sign, or ends in one."""
    return is_separator(token) or token.text[-1] in ",;|"


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
        is_courtesy = kinds[at - 1] == "affix" and kinds[at] in {"name", "other"}
        is_joined = is_quoted or is_courtesy or bool({left.text, right.text} & AND)
        if kinds[at - 1] != kinds[at] and not is_joined:
            yield run[:at]
            yield run[at:]


def _kinds(run: tuple[Token, ...], locals: tuple[str, ...]) -> list[str]:
    """Return the kind of each word; one that goes before a title belongs to it: Sales is a surname, too.

    But for one that an e-mail spells with more: Minh Ly Director has minh.ly@.
    """
    found = [token.kind for token in run]
    if run[-1].title_kind == "more" and found[-1] == "other":
        found[-1] = "title"  # what somebody works at, behind a name: "Ann Lee Accounts"
    for at in reversed(range(len(run) - 1)):
        if run[at].title_kind and found[at + 1] == "title" and not _is_spelt(run[at].key, locals):
            found[at] = "title"
    return found


def _is_spelt(word: str, locals: tuple[str, ...]) -> bool:
    return any(word in local.casefold() != word for local in locals)


def joins(lines: list[tuple[Token, ...]]) -> Iterator[tuple[Token, ...]]:
    """Yield two and three runs that stand under each other like one text broken into lines."""
    near = _near(lines)
    columns = _columns(lines, near)
    yield from (tuple(token for index in column for token in lines[index]) for column in columns)
    used = {index for column in columns for index in column}
    for index, upper in enumerate(lines):
        for second in near[index]:
            if used & {index, second}:
                continue
            lower = lines[second]
            if continues(upper, lower) and not _are_same(upper, lower):
                yield upper + lower
                for third in near[second]:
                    if third != index and continues(lower, lines[third]):
                        yield upper + lower + lines[third]


def _columns(lines: Sequence[tuple[Token, ...]], near: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the runs that are a name set upright, a character a row: three or more under each other."""
    under = {
        index: next((other for other in near[index] if _goes_on_upright(upper, lines[other])), None)
        for index, upper in enumerate(lines)
        if _is_character(upper)
    }
    columns = [_column(first, under) for first in under if first not in under.values()]
    return [column for column in columns if LEAST_UPRIGHT <= len(column) <= LONGEST_NAME]


def _column(first: int, under: Mapping[int, int | None]) -> list[int]:
    found = [first]
    while (following := under.get(found[-1])) is not None and following not in found:
        found.append(following)
    return found


def _is_character(run: tuple[Token, ...]) -> bool:
    return len(run) == 1 and len(run[0].text) == 1 and is_east_asian(run[0].text)


def _goes_on_upright(upper: tuple[Token, ...], lower: tuple[Token, ...]) -> bool:
    a, b = upper[0].word.box, lower[0].word.box
    is_under = b.center[1] > a.bottom and abs(a.center[0] - b.center[0]) < 0.5 * a.width
    return _is_character(lower) and is_under and continues(upper, lower)


def _near(lines: Sequence[tuple[Token, ...]]) -> list[list[int]]:
    """Return for each run which others may go on with it: by where they stand, whatever their order."""
    tops = [min(token.word.box.top for token in run) for run in lines]
    order = sorted(range(len(lines)), key=lambda index: tops[index])
    found: list[list[int]] = [[] for _ in lines]
    for place, index in enumerate(order):
        found[index] = order[max(0, place - BEFORE) : place] + order[place + 1 : place + 1 + BEHIND]
    return found


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
