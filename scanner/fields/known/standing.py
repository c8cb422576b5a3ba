"""Where a known name stands on a card, and how it is printed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.fields.known.alike import folded, is_alike, letters
from scanner.model.geometry import Box
from scanner.model.page import Page, Word

FEWEST = 2
"""Words of a name that tell somebody: one alone is anybody's."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A known name where it stands on a card: its words as they may be written there.

    `is_read` tells that for each word one reader at least read exactly this.
    """

    texts: tuple[str, ...]
    words: tuple[Word, ...]
    box: Box
    is_read: bool


def stands(page: Page, name: str, *, is_mailed: bool = False) -> Printed | None:
    """Return a known name where it stands on a card, in whatever order, on one line or on two.

    A word may be misread in a letter or two, so long as another one is not. An initial tells somebody only
    whose e-mail is there too, `is_mailed`.
    """
    tokens = _tokens(name)
    told = [token for token in tokens if len(letters(token)) > 1]
    if not told or len(tokens if is_mailed else told) < FEWEST:
        return None
    for run in _runs(page, len(tokens)):
        meant = _meant(run, tokens)
        if meant is None:
            continue
        texts = [_as_printed(word, token) for word, token in zip(run, meant, strict=True)]
        exact = [_is_read(word, text) for word, text in zip(run, texts, strict=True)]
        if any(exact):
            is_open = any(map(_is_open, run, texts, meant))
            box = Box.around(word.box for word in run)
            return Printed(tuple(texts), tuple(run), box, all(exact) and not is_open)
    return None


def _runs(page: Page, count: int) -> Iterator[tuple[Word, ...]]:
    """Yield so many words that stand side by side; then those of two lines one under the other."""
    for line in page.lines:
        for start in range(len(line.words) - count + 1):
            yield line.words[start : start + count]
    for upper, lower in zip(page.lines, page.lines[1:], strict=False):
        if len(upper.words) + len(lower.words) == count:
            yield (*upper.words, *lower.words)


def _meant(run: Sequence[Word], tokens: Sequence[str]) -> list[str] | None:
    """Return for each word of a run which of the known name it is; None where it is another name.

    A word that both readers saw alike stays as it is printed.
    """
    left = list(tokens)
    found = []
    for word in run:
        votes = {letters(vote.text) for vote in word.votes} | {letters(word.text)}
        token = next((t for t in left if letters(t) in votes), None)
        token = token or next((t for t in left if folded(letters(t)) in {*map(folded, votes)}), None)
        token = token or next((t for t in left if _is_disputed(word) and _is_misread(word, t)), None)
        token = token or next((t for t in left if _begins(word, t)), None)
        if token is None:
            return None
        left.remove(token)
        found.append(token)
    return found


def _begins(word: Word, token: str) -> bool:
    """Tell whether a known initial is that of a word."""
    initial, written = folded(letters(token)), folded(letters(word.text))
    return len(initial) == 1 and len(written) > 1 and written.isalpha() and written.startswith(initial)


def _as_printed(word: Word, token: str) -> str:
    """Return a word of the name in the letters of the print: an accent only where somebody saw one, and the
    known ones for those that one reader alone saw otherwise.

    Capitals often go without accents: there the known one is taken. A known name without accents tells
    nothing of them, and an initial nothing of the rest.
    """
    clean = word.text.strip(",.;:|")
    if _begins(word, token) or (not _is_marked(token) and folded(letters(clean)) == letters(token)):
        return token.upper() if _is_begun_small(clean) and len(token) > 1 else clean
    for text in (clean, *(vote.text.strip(",.;:|") for vote in word.votes)):
        if letters(text) == letters(token):
            return token.upper() if _is_begun_small(text) else text
    if folded(letters(clean)) == folded(letters(token)):
        is_other = _is_marked(clean) and is_seen_once(word)
        return _in_its_case(token, clean) if is_other or (clean.isupper() and _is_disputed(word)) else clean
    return _in_its_case(token, clean)


def _in_its_case(token: str, printed: str) -> str:
    return token.upper() if printed.isupper() else token


def is_seen_once(word: Word) -> bool:
    """Tell whether one reader alone saw a word."""
    return len({vote.reader for vote in word.votes if vote.text}) == 1


def _is_begun_small(text: str) -> bool:
    """Tell whether a word is in capitals but for its first letter: a small l for a capital one."""
    return text[:1].islower() and text[1:].isupper()


def _is_open(word: Word, text: str, token: str) -> bool:
    """Tell whether what is known leaves a word open: its accents, or all but its first letter."""
    if _begins(word, token):
        return _is_disputed(word)
    if _is_marked(token):
        return letters(text) != letters(token)
    if len(word.votes) == 1 and letters(text) != letters(token):
        return True  # an accent that one reader alone saw, and nobody knows of
    seen = {letters(vote.text) for vote in word.votes}
    return len({one for one in seen if folded(one) == letters(token)}) > 1


def _is_marked(token: str) -> bool:
    return letters(token) != folded(letters(token))


def _is_read(word: Word, text: str) -> bool:
    said = [vote.text for vote in word.votes] or [word.text]
    return any(letters(read) == letters(text) for read in said)


def _is_disputed(word: Word) -> bool:
    return len({letters(vote.text) for vote in word.votes}) > 1


def _is_misread(word: Word, token: str) -> bool:
    return any(is_alike(letters(text), letters(token)) for text in {word.text, *(v.text for v in word.votes)})


def _tokens(name: str) -> list[str]:
    """Return the words of a known name with their marks and capitals."""
    bare = name.split("(")[0].replace(",", " ")
    return [word for word in bare.split() if letters(word)]
